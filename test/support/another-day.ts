import { readFileSync } from 'node:fs';

/**
 * Loaded before Sayback itself (`node --import`): the process lives on the day that stands in the file
 * ANOTHER_DAY, and goes on from there; told so by SIGUSR2, on the one that stands there now. So a whole year
 * can be lived through with the real server, which knows no other clock than the machine's.
 */
const real = Date;
let ahead = 0;
const turn = () => {
  const day = readFileSync(process.env.ANOTHER_DAY ?? '', 'utf8');
  ahead = real.parse(day) - real.now();
  if (Number.isNaN(ahead)) throw new Error('ANOTHER_DAY holds no day.');
  process.stderr.write(`It is ${day}.\n`);
};
turn();
process.on('SIGUSR2', turn);
const now = () => real.now() + ahead;
globalThis.Date = new Proxy(real, {
  construct: (target, told: unknown[], made) =>
    Reflect.construct(target, told.length > 0 ? told : [now()], made),
  apply: () => new real(now()).toString(),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
});
