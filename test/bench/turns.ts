import { randomBytes } from 'node:crypto';
import { invite } from '../support/direct-line-client.ts';
import { type ServerProcess, startServer } from '../support/server-process.ts';
import { cluster } from './cluster.ts';
import { drive, type Seen, type Speaker, say } from './load.ts';
import { median, rounded } from './median.ts';

const conversations = 32;
const seconds = 4;
const rounds = 5;
const apiKey = randomBytes(16).toString('hex');

/**
 * Turns a second with every answer committed before the reply, beside two echo bots in the same run: one that
 * stores nothing and one with one committed INSERT a turn. All three answer `POST /api/messages` from a
 * process of their own; the databases share one server. `sayback` is turns of conversations under way, to
 * their last answer; `whole` also has the turns that open them: the code, and "start". Medians of paired
 * rounds, after one round that is not counted.
 */
export async function measure() {
  const database = await cluster();
  const servers: ServerProcess[] = [];
  try {
    const start = async (script: string, env: Record<string, string>) => {
      const served = await startServer(script, env);
      servers.push(served);
      return served;
    };
    const echo = await start('test/bench/peers/echo.ts', {});
    const insert = await start('test/bench/peers/echo.ts', { DATABASE_URL: await database.create('peer') });
    const ours = await start('main.ts', await database.settings('sayback', apiKey));

    const length = await turnsOfOneConversation(ours);
    const enough = 40 + Math.ceil((8000 * seconds) / (length - opening));
    const seen: Record<'echo' | 'insert' | 'sayback' | 'whole', Seen>[] = [];
    for (let round = 0; round <= rounds; round++) {
      const codes = await codesFor(ours, enough);
      const under = await openAll(ours, `u${round}`, await codesFor(ours, enough));
      const result = {
        echo: await drive(echo.port, chatter(`e${round}`), { seconds }),
        insert: await drive(insert.port, chatter(`i${round}`), { seconds }),
        sayback: await drive(ours.port, answering(under, length - opening), { seconds }),
        whole: await drive(ours.port, respondents(`w${round}`, codes, length), { seconds }),
      };
      if (round > 0) seen.push(result);
      console.log(
        `${round > 0 ? `round ${round}` : 'warm-up'}: ` +
          `echo ${line(result.echo)} · echo + INSERT ${line(result.insert)} · ` +
          `Sayback ${line(result.sayback)} · whole conversations ${line(result.whole)}`,
      );
    }
    const middle = (pick: (round: (typeof seen)[number]) => number) => rounded(median(seen.map(pick)));
    return {
      conversations,
      turnsOfAConversation: length,
      echo: middle(({ echo }) => echo.turnsPerSecond),
      echoInsert: middle(({ insert }) => insert.turnsPerSecond),
      sayback: middle(({ sayback }) => sayback.turnsPerSecond),
      whole: middle(({ whole }) => whole.turnsPerSecond),
      saybackP50: middle(({ sayback }) => sayback.p50),
      saybackP99: middle(({ sayback }) => sayback.p99),
      echoInsertP99: middle(({ insert }) => insert.p99),
      ratioToEcho: middle(({ sayback, echo }) => sayback.turnsPerSecond / echo.turnsPerSecond),
      ratioToEchoInsert: middle(({ sayback, insert }) => sayback.turnsPerSecond / insert.turnsPerSecond),
      wholeRatioToEchoInsert: middle(({ whole, insert }) => whole.turnsPerSecond / insert.turnsPerSecond),
      p99RatioToEchoInsert: middle(({ sayback, insert }) => sayback.p99 / insert.p99),
    };
  } finally {
    await Promise.all(servers.map((served) => served.stop()));
    await database.close();
  }
}

/** The turns that open a conversation: the code, and "start". */
export const opening = 2;

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
export async function turnsOfOneConversation(served: ServerProcess, key = apiKey): Promise<number> {
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

export async function codesFor(served: ServerProcess, count: number, key = apiKey): Promise<string[]> {
  const codes: string[] = [];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (codes.length < count) codes.push((await invite(served.origin, key)).code);
    }),
  );
  return codes;
}

/** Opens a conversation with each code, up to its first question. */
export async function openAll(served: ServerProcess, name: string, codes: string[]): Promise<string[]> {
  const open: string[] = [];
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let code = codes.pop(); code !== undefined; code = codes.pop()) {
        const conversation = `${name}-${codes.length}`;
        await say(served.port, conversation, code, 1);
        await say(served.port, conversation, 'start', 2);
        open.push(conversation);
      }
    }),
  );
  return open;
}

/** Children whose first question is open, and who answer to the last. */
export function answering(open: string[], length: number): Speaker[] {
  return Array.from({ length: conversations }, (): Speaker => {
    let left = 0;
    let conversation = '';
    return () => {
      if (left === 0) {
        left = length;
        conversation = open.pop() ?? '';
        if (conversation === '') throw new Error('the round used up its conversations');
      }
      left--;
      return { conversation, text: '1' };
    };
  });
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
