import { randomBytes } from 'node:crypto';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { cluster, statement } from './cluster.ts';
import { fill, perResponse } from './fill.ts';
import { drive } from './load.ts';
import { median, rounded } from './median.ts';
import { codesFor, respondents, turnsOfOneConversation } from './turns.ts';

const few = 1_000;
const many = 1_000_000;
const seconds = 3;
const rounds = 7;
const apiKey = randomBytes(16).toString('hex');

/**
 * What a turn costs where a million answers are stored, beside one where a thousand are:
 * two Saybacks on one server, in turn.
 */
export async function measure() {
  const database = await cluster();
  const servers: ServerProcess[] = [];
  try {
    const start = async (name: string, answers: number) => {
      const settings = await database.settings(name, apiKey);
      await startServer('main.ts', settings).then((served) => served.stop());
      await fill(settings.DATABASE_URL ?? '', answers / perResponse);
      await statement(settings.DATABASE_URL ?? '', 'VACUUM ANALYZE');
      const served = await startServer('main.ts', settings);
      servers.push(served);
      return served;
    };
    const small = await start('small', few);
    const large = await start('large', many);
    const length = await turnsOfOneConversation(small, apiKey);
    const ratios: { cost: number; p99: number; small: number; large: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      const run = async (served: ServerProcess, name: string) => {
        const codes = await codesFor(served, 40 + Math.ceil((4000 * seconds) / length), apiKey);
        return drive(served.port, respondents(`${name}${round}`, codes, length), { seconds });
      };
      // The order changes with each round, so that neither always runs on the warmer machine.
      const first = round % 2 === 0 ? await run(small, 's') : undefined;
      const high = await run(large, 'l');
      const low = first ?? (await run(small, 's'));
      console.log(
        `${round > 0 ? `round ${round}` : 'warm-up'}: ` +
          `${few} answers ${low.turnsPerSecond.toFixed(0)}/s · ` +
          `${many} answers ${high.turnsPerSecond.toFixed(0)}/s`,
      );
      if (round > 0) {
        ratios.push({
          cost: low.turnsPerSecond / high.turnsPerSecond,
          p99: high.p99 / low.p99,
          small: low.turnsPerSecond,
          large: high.turnsPerSecond,
        });
      }
    }
    const middle = (pick: (round: (typeof ratios)[number]) => number) => rounded(median(ratios.map(pick)));
    return {
      turnsWithThousand: middle(({ small }) => small),
      turnsWithMillion: middle(({ large }) => large),
      costRatio: middle(({ cost }) => cost),
      p99Ratio: middle(({ p99 }) => p99),
    };
  } finally {
    await Promise.all(servers.map((served) => served.stop()));
    await database.close();
  }
}
