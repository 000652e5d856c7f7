import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { may, roles } from '../../api/http/access.ts';
import { publicRoutes } from '../../api/routes.ts';
import { staffPages } from '../../api/staff/pages.ts';
import { endpoints } from '../../api/v1/endpoints.ts';
import { DirectLineClient, invite } from '../support/direct-line-client.ts';
import { nastyTexts } from '../support/nasty-texts.ts';
import { freePort, type ServerProcess, startServer } from '../support/server-process.ts';
import { cluster } from './cluster.ts';
import { bodiesInParts, formsOf, jsonOf, oddForms, type Sent, sheetsOf } from './held/bodies.ts';
import { rounded } from './median.ts';
import { cookieOf } from './timed.ts';

const apiKey = randomBytes(16).toString('hex');
/** In milliseconds: what is promised of everything that is let in. */
const most = 50;
/** What the machine does beside it holds the loop too: the least of so many tries is what the text did. */
const tries = 3;
const nobody = '00000000-0000-7000-8000-000000000000';

/** How long the loop was held at the longest, in milliseconds, and by what. */
type Longest = { ms: number; by: string };

/**
 * The longest that anything let in holds the event loop of a real service: nasty texts, bodies and headers to
 * everything that is served, one after the other. Fails over 50 ms.
 */
export async function measure() {
  const database = await cluster();
  const settings = await database.settings('sayback', apiKey);
  const port = await freePort();
  const monitor = join(import.meta.dirname, 'held', 'monitor.cts');
  const served = await startServer('main.ts', {
    ...settings,
    HELD_PORT: String(port),
    NODE_OPTIONS: `--require=${monitor}`,
  });
  const held = async () => Number(await (await fetch(`http://127.0.0.1:${port}/`)).text());
  const longest = new Map<string, Longest>();
  /** Does it, again where it held the loop for long, and notes the least that it did. */
  const note = async (where: string, by: string, run: () => Promise<unknown>) => {
    let least = Number.POSITIVE_INFINITY;
    for (let n = 0; n < tries && least > most / 2; n++) {
      await held();
      await run();
      least = Math.min(least, await held());
    }
    if (least > (longest.get(where)?.ms ?? 0)) {
      longest.set(where, { ms: rounded(least), by });
      if (least > most) console.log(`${where}: ${rounded(least)} ms by ${by}`);
    }
  };
  try {
    await conversations(served, note);
    await posts(served, note);
    await staff(served, settings, note);
    await everythingElse(served, note);
  } finally {
    await served.stop();
    await database.close();
  }
  const all = [...longest].sort(([, a], [, b]) => b.ms - a.ms);
  for (const [where, { ms, by }] of all) console.log(`${String(ms).padStart(6)} ms  ${where}: ${by}`);
  const [worst] = all;
  if (!worst || worst[1].ms >= most) {
    console.error(`Nothing may hold everybody up for ${most} ms.`);
    process.exitCode = 1;
  }
  return { longestMs: worst?.[1].ms, where: worst?.[0], by: worst?.[1].by, places: all.length };
}

type Note = (where: string, by: string, run: () => Promise<unknown>) => Promise<void>;

/** Each nasty text as the answer to each question of a questionnaire with every type of question. */
async function conversations({ origin }: ServerProcess, note: Note): Promise<void> {
  for (const [name, text] of nastyTexts(10_000)) {
    const { code } = await invite(origin, apiKey);
    const child = await DirectLineClient.open(origin, code);
    await child.say('start');
    for (let turn = 0; turn < 36; turn++) {
      await note('a turn over Direct Line', name, () => child.say(text));
    }
  }
  for (const [name, text] of nastyTexts(100_000)) {
    const { code } = await invite(origin, apiKey);
    const child = await DirectLineClient.open(origin, code);
    await note('a message that is too long', name, () => child.say(text).catch(() => null));
  }
}

/** What anybody may post. */
async function posts({ origin }: ServerProcess, note: Note): Promise<void> {
  const { code } = await invite(origin, apiKey);
  const child = await DirectLineClient.open(origin, code);
  const { conversation } = child;
  const directLine = `/v3/directline/conversations/${conversation}`;
  const token = { authorization: `Bearer ${child.token}` };
  for (const sent of bodiesInParts(4 * 1024 * 1024 - 1)) {
    await note('an upload', sent.name, () => post(`${origin}${directLine}/upload`, sent, token));
  }
  for (const sent of jsonOf(250_000)) {
    await note('an activity', sent.name, () => post(`${origin}${directLine}/activities`, sent, token));
    await note('tokens/generate', sent.name, () => post(`${origin}/v3/directline/tokens/generate`, sent));
    await note('/api/messages', sent.name, () => post(`${origin}/api/messages`, sent));
  }
  for (const [name, text] of nastyTexts(100_000)) {
    const body = JSON.stringify({
      type: 'message',
      id: randomBytes(8).toString('hex'),
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:9',
      deliveryMode: 'expectReplies',
      from: { id: 'a' },
      recipient: { id: 'bot' },
      conversation: { id: name, conversationType: 'personal' },
      text: text.slice(0, 19_000),
      entities: Array.from({ length: 100 }, (_, n) => ({
        type: 'mention',
        text: text.slice(0, 500 + n),
        mentioned: { id: 'a' },
      })),
      attachments: [{ contentType: 'text/html', content: text.slice(0, 40_000) }],
    });
    const sent = { name, body, type: 'application/json' };
    await note('a message in Teams', name, () => post(`${origin}/api/messages`, sent));
  }
  for (const sent of jsonOf(60_000)) {
    const key = { authorization: `Bearer ${apiKey}` };
    await note('/api/v1/invitations', sent.name, () => post(`${origin}/api/v1/invitations`, sent, key));
  }
  for (const [name, text] of nastyTexts(50_000)) {
    const body = JSON.stringify({
      questionnaire: text.slice(0, 9_000),
      reference: text.slice(0, 9_000),
      due: text.slice(0, 1_000),
    });
    const key = { authorization: `Bearer ${apiKey}` };
    await note('/api/v1/invitations', name, () =>
      post(`${origin}/api/v1/invitations`, { name, body, type: 'application/json' }, key),
    );
  }
  for (const sent of formsOf(['code', 'receipt'])) {
    await note('/withdraw', sent.name, () => post(`${origin}/withdraw`, sent));
  }
}

const sheets: Readonly<Record<string, string>> = {
  'staff.sheet.check': 'reference,age,gender,ethnicity,order,care,needs,communication,team,area,last day',
  'staff.sheet.make': 'reference,age,gender,ethnicity,order,care,needs,communication,team,area,last day',
  'staff.victims.import.check': 'Reference,Age,Identified,Reason',
  'staff.victims.import.make': 'Reference,Age,Identified,Reason',
  'staff.caseload.import.check': 'Band,Group,Children',
  'staff.caseload.import.make': 'Band,Group,Children',
};

/** Every staff page with every nasty form, by whoever may open it; and each answer, where it is read. */
async function staff({ origin }: ServerProcess, settings: Record<string, string>, note: Note): Promise<void> {
  for (const { name, method, path, fields, needs } of staffPages) {
    if (needs === null || fields.length === 0) continue;
    const role = roles.find((one) => needs === 'any-role' || may(one, needs)) ?? 'lead';
    const cookie = await cookieOf(settings, role);
    const url = `${origin}${path.replaceAll(/:\w+/g, nobody)}`;
    if (method === 'GET') {
      for (const [text, long] of nastyTexts(1_500)) {
        const asked = new URLSearchParams(fields.map((field): [string, string] => [field, long]));
        await note(`GET ${path}`, text, () => get(`${url}?${asked.toString().slice(0, 12_000)}`, { cookie }));
      }
      continue;
    }
    const bodies = [...formsOf(fields), ...(sheets[name] ? sheetsOf(sheets[name]) : [])];
    for (const sent of bodies) await note(`POST ${path}`, sent.name, () => post(url, sent, { cookie }));
  }
  const cookie = await cookieOf(settings, 'lead');
  for (const sent of oddForms()) {
    await note('any form of the staff', sent.name, () =>
      post(`${origin}/staff/themes/new`, sent, { cookie }),
    );
  }
  await reading(origin, await cookieOf(settings, 'lead'), note);
}

/** Each answer that was given is read, chosen to be quoted, and cut. */
async function reading(origin: string, cookie: string, note: Note): Promise<void> {
  let after = '';
  for (let n = 0; n < nastyTexts(1).length * 3; n++) {
    const path = `/staff/themes/read?${new URLSearchParams(after && { after })}`;
    let html = '';
    await note('GET /staff/themes/read', `answer ${n}`, async () => {
      html = await (await fetch(`${origin}${path}`, { headers: { cookie } })).text();
    });
    const answer = /name="answer" value="([^"]+)"/.exec(html)?.[1];
    if (!answer) break;
    after = answer;
    await post(`${origin}/staff/themes/read`, form({ answer, quote: '' }), { cookie });
  }
  const list = await (await fetch(`${origin}/staff/themes/quotations`, { headers: { cookie } })).text();
  for (const [, id = ''] of list.matchAll(/\/staff\/themes\/quotations\/([\w-]{36})/g)) {
    const url = `${origin}/staff/themes/quotations/${id}`;
    let html = '';
    await note('GET /staff/themes/quotations/:id', id, async () => {
      html = await (await fetch(url, { headers: { cookie } })).text();
    });
    const shown = /<textarea[^<>]*>([^<]*)/.exec(html)?.[1] ?? '';
    for (const words of [
      shown,
      shown.slice(shown.length / 2),
      `${'[name] '.repeat(1_000)}${shown}`,
      `${shown}b`,
    ]) {
      await note('POST /staff/themes/quotations/:id', 'cut', () =>
        post(url, form({ shown: words }), { cookie }),
      );
    }
  }
}

/** Odd headers and addresses, to everything that anybody may open. */
async function everythingElse({ origin }: ServerProcess, note: Note): Promise<void> {
  const paths = [...publicRoutes, ...endpoints].flatMap(({ method, path }) =>
    method === 'GET' ? [path] : [],
  );
  for (const path of paths) {
    for (const [name, text] of nastyTexts(3_000)) {
      const long = encodeURIComponent(text.toWellFormed()).slice(0, 6_000);
      const url = `${origin}${path.replaceAll(/:\w+/g, () => long.replaceAll('%', ''))}?a=${long}`;
      const header = text.replaceAll(/[^\x20-\x7e]/g, ' ');
      await note(`GET ${path}`, name, () =>
        get(url, {
          authorization: `Bearer ${path.startsWith('/api/') ? apiKey : header}`,
          'accept-encoding': `x${header}x`,
          accept: `x${header}x`,
          cookie: `x${header}x`,
          'x-forwarded-for': `x${header}x`,
        }),
      );
    }
  }
}

function form(fields: Record<string, string>): Sent {
  return {
    name: '',
    body: new URLSearchParams(fields).toString(),
    type: 'application/x-www-form-urlencoded',
  };
}

async function post(
  url: string,
  { body, type }: Sent,
  headers: Record<string, string> = {},
): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type, ...headers },
    body,
    redirect: 'manual',
  });
  await response.arrayBuffer();
  return response.status;
}

async function get(url: string, headers: Record<string, string>): Promise<void> {
  const response = await fetch(url, { headers, redirect: 'manual' });
  await response.arrayBuffer();
}
