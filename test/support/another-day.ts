/**
 * Loaded before Sayback itself (`node --import`): the process lives on the day in ANOTHER_DAY, and goes on
 * from there. So a whole year can be lived through with the real server, which knows no other clock than the
 * machine's.
 */
const ahead = Date.parse(process.env.ANOTHER_DAY ?? '') - Date.now();
if (Number.isNaN(ahead)) throw new Error('ANOTHER_DAY is no day.');
const real = Date;
const now = () => real.now() + ahead;
globalThis.Date = new Proxy(real, {
  construct: (target, told: unknown[], made) =>
    Reflect.construct(target, told.length > 0 ? told : [now()], made),
  apply: () => new real(now()).toString(),
  get: (target, name, self) => (name === 'now' ? now : Reflect.get(target, name, self)),
});
