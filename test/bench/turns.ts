import { randomBytes } from 'node:crypto';
import { invite } from '../support/direct-line.ts';
import { type Served, serve } from '../support/served.ts';
import { cluster } from './cluster.ts';
import { drive, type Seen, type Speaker, say } from './load.ts';
import { median, rounded } from './median.ts';

const conversations = 32;
const seconds = 4;
const rounds = 5;
const apiKey = randomBytes(16).toString('hex');

/**
 * Turns a second with every answer committed before the reply, whole conversations from the code to the thank-you, beside two echo bots
 * in the same run: one that stores nothing and one with one committed INSERT a turn. All three answer `POST /api/messages` from a process
 * of their own; the databases share one server. Medians of paired rounds, after one round that is not counted.
 */
export async function measure() {
  const database = await cluster();
  const servers: Served[] = [];
  try {
    const start = async (script: string, env: Record<string, string>) => {
      const served = await serve(script, env);
      servers.push(served);
      return served;
    };
    const echo = await start('test/bench/peers/echo.ts', {});
    const insert = await start('test/bench/peers/echo.ts', { DATABASE_URL: await database.create('peer') });
    const ours = await start('main.ts', await database.settings('sayback', apiKey));

    const length = await turnsOfOneConversation(ours);
    const seen: { echo: Seen; insert: Seen; sayback: Seen }[] = [];
    for (let round = 0; round <= rounds; round++) {
      const codes = await codesFor(ours, 40 + Math.ceil((2500 * seconds) / length));
      const result = {
        echo: await drive(echo.port, chatter(`e${round}`), { seconds }),
        insert: await drive(insert.port, chatter(`i${round}`), { seconds }),
        sayback: await drive(ours.port, respondents(`s${round}`, codes, length), { seconds }),
      };
      if (round > 0) seen.push(result);
      console.log(
        `${round > 0 ? `round ${round}` : 'warm-up'}: echo ${line(result.echo)} · echo + INSERT ${line(result.insert)} · Sayback ${line(result.sayback)}`,
      );
    }
    const middle = (pick: (round: (typeof seen)[number]) => number) => rounded(median(seen.map(pick)));
    return {
      conversations,
      turnsOfAConversation: length,
      echo: middle((round) => round.echo.turnsPerSecond),
      echoInsert: middle((round) => round.insert.turnsPerSecond),
      sayback: middle((round) => round.sayback.turnsPerSecond),
      saybackP50: middle((round) => round.sayback.p50),
      saybackP99: middle((round) => round.sayback.p99),
      echoInsertP99: middle((round) => round.insert.p99),
      ratioToEcho: middle((round) => round.sayback.turnsPerSecond / round.echo.turnsPerSecond),
      ratioToEchoInsert: middle((round) => round.sayback.turnsPerSecond / round.insert.turnsPerSecond),
      p99RatioToEchoInsert: middle((round) => round.sayback.p99 / round.insert.p99),
    };
  } finally {
    await Promise.all(servers.map((served) => served.stop()));
    await database.close();
  }
}

function line({ turnsPerSecond, p50, p99 }: Seen): string {
  return `${turnsPerSecond.toFixed(0)}/s (p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms)`;
}

function chatter(name: string): Speaker[] {
  return Array.from({ length: conversations }, (_, place) => () => ({
    conversation: `${name}-${place}`,
    text: 'My worker listened to me.',
  }));
}

/** How many messages take a respondent from the code to the end when each answer is "1". */
export async function turnsOfOneConversation(served: Served, key = apiKey): Promise<number> {
  const { code } = await invite(served.origin, key);
  const conversation = `measure-${randomBytes(6).toString('hex')}`;
  for (let turns = 1; turns <= 60; turns++) {
    const reply = await say(
      served.port,
      conversation,
      turns === 1 ? code : turns === 2 ? 'start' : '1',
      turns,
    );
    if (reply.includes("That's everything")) return turns;
  }
  throw new Error('the conversation did not end within 60 turns');
}

export async function codesFor(served: Served, count: number, key = apiKey): Promise<string[]> {
  const codes: string[] = [];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (codes.length < count) codes.push((await invite(served.origin, key)).code);
    }),
  );
  return codes;
}

/** Children who each type their code, start, answer everything and make room for the next one. */
export function respondents(name: string, codes: string[], length: number): Speaker[] {
  let child = 0;
  return Array.from({ length: conversations }, (): Speaker => {
    let turn = length;
    let conversation = '';
    return () => {
      if (turn === length) {
        turn = 0;
        conversation = `${name}-${child++}`;
      }
      turn++;
      if (turn > 1) return { conversation, text: turn === 2 ? 'start' : '1' };
      const code = codes.pop();
      if (code === undefined) throw new Error('the round used up its codes');
      return { conversation, text: code };
    };
  });
}
