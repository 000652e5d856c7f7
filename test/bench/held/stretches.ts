import { z } from 'zod';
import { routes } from '../../../api/routes.ts';
import { answerTo } from './place.ts';

/** In milliseconds: what is promised of everything that is let in. */
export const most = 50;
/** What tidies memory, or compiles, comes when it comes: the least of so many tries is what was sent. */
const tries = 3;

/** Something that is sent to a route: what it is, and how it is done. Resolves to the status. */
export type Sending = {
  /** Method and path, as in the table of routes. */
  route: string;
  by: string;
  /** `n`: which try it is, from 0 on. */
  send(n: number): Promise<number>;
};

const stretchSchema = z.object({ cpu: z.number(), wall: z.number() });
type Stretch = z.infer<typeof stretchSchema>;
type Worst = Stretch & { by: string };

/** How long the event loop was held at a stretch by what was sent to each route. */
export class Stretches {
  readonly #port: number;
  /** When it ends, whatever is left to send, by `performance.now()`. */
  readonly #ends: number;
  readonly #worst = new Map<string, Worst>();
  readonly #first = new Map<string, Worst>();
  readonly #statuses = new Map<string, Set<number>>();
  readonly #left = new Map<string, number>();

  constructor(port: number, ends: number) {
    this.#port = port;
    this.#ends = ends;
  }

  /** The first time that it is asked for after the start: once, for there is no second first time. */
  async noteFirst(sending: Sending): Promise<void> {
    await this.#note(sending, 1, this.#first);
  }

  /** Sends it, and again where it held the loop for too long; notes the least. */
  async note(sending: Sending): Promise<void> {
    await this.#note(sending, tries, this.#worst);
  }

  async #note({ route, by, send }: Sending, times: number, among: Map<string, Worst>): Promise<void> {
    if (performance.now() > this.#ends) {
      this.#left.set(route, (this.#left.get(route) ?? 0) + 1);
      return;
    }
    let least: Stretch = { cpu: Number.POSITIVE_INFINITY, wall: Number.POSITIVE_INFINITY };
    for (let n = 0; n < times && least.cpu >= most; n++) {
      await this.#held();
      const status = await send(n);
      this.#statuses.set(route, (this.#statuses.get(route) ?? new Set()).add(status));
      const held = await this.#held();
      if (held.cpu < least.cpu) least = held;
    }
    if (least.cpu > (among.get(route)?.cpu ?? 0)) among.set(route, { ...least, by });
  }

  async #held(): Promise<Stretch> {
    return stretchSchema.parse(JSON.parse((await answerTo(`http://127.0.0.1:${this.#port}/`)).text));
  }

  /** Prints a line for each route, and what was left out. Returns the worst, and how many are over. */
  print() {
    const rows = [...new Set([...this.#worst.keys(), ...this.#first.keys()])]
      .map((route) => ({ route, first: this.#first.get(route), worst: this.#worst.get(route) }))
      .sort((a, b) => (b.worst?.cpu ?? 0) - (a.worst?.cpu ?? 0));
    console.log('| held, ms | on the clock | the first time | route | by |\n| --- | --- | --- | --- | --- |');
    for (const { route, first, worst } of rows) {
      const figures = [worst?.cpu, worst?.wall, first?.cpu].map((ms) =>
        ms === undefined ? '' : ms.toFixed(1),
      );
      console.log(`| ${[...figures, route, worst?.by ?? ''].join(' | ')} |`);
    }
    const leftOut = this.#leftOut();
    for (const line of leftOut) console.log(`Left out: ${line}`);
    const all = rows.flatMap(({ route, first, worst }) => [
      { route, ...(worst ?? { cpu: 0, wall: 0, by: '' }) },
      { route: `${route}, the first time`, ...(first ?? { cpu: 0, wall: 0, by: '' }) },
    ]);
    const [worst] = all.toSorted((a, b) => b.cpu - a.cpu);
    return { worst, over: all.filter(({ cpu }) => cpu >= most).length, leftOut };
  }

  /** Routes that nothing was sent to, or that let nothing of it in, and what there was no time for. */
  #leftOut(): string[] {
    const keys = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    const refused = [0, 401, 403, 404, 405, 500, 502, 503, 504];
    return [...keys].flatMap((route) => {
      const statuses = [...(this.#statuses.get(route) ?? [])];
      const left = this.#left.get(route) ?? 0;
      if (statuses.length === 0) return [`${route}: nothing was sent to it`];
      const late = left > 0 ? [`${route}: ${left} more, for which there was no time`] : [];
      if (statuses.some((status) => !refused.includes(status)) || refusesAll.includes(route)) return late;
      return [`${route}: it only answered ${statuses.join(', ')}`, ...late];
    });
  }
}

/**
 * What has nothing to let in: links that work once, methods that Direct Line does not have, an edition beside
 * the one before it, where there is one alone, and victims' words about which readers could differ, where one
 * has read them.
 */
const refusesAll: readonly string[] = [
  'GET /staff/sign-in/:token',
  'POST /staff/sign-in/:token',
  'GET /staff/sign-up/:token',
  'POST /staff/sign-up/:token',
  'GET /staff/editions/:number/compare',
  'POST /staff/victim-themes/differences',
  'PUT /v3/directline/*',
  'PATCH /v3/directline/*',
  'DELETE /v3/directline/*',
];
