import { randomBytes } from 'node:crypto';
import { may, roles } from '../../../api/http/access.ts';
import { themeSides } from '../../../api/staff/theme-sides.ts';
import { DirectLineClient } from '../../support/direct-line-client.ts';
import { nastyTexts } from '../../support/nasty-texts.ts';
import { bodiesInParts, form, jsonOf, type Sent, worstTexts } from './bodies.ts';
import { answerTo, ask, type Place } from './place.ts';
import type { Sending, Stretches } from './stretches.ts';

const directLine = '/v3/directline/*';
const post = `POST ${directLine}`;
/** Questions of the questionnaire, with what is asked again. */
const turns = 36;

/** The first answer in own words after the start, with all that reads it. */
export async function firstAnswer({ origin, service }: Place, stretches: Stretches): Promise<void> {
  const child = await DirectLineClient.open(origin, service.codes.pop() ?? '');
  for (const text of ['start', 'good', 'My dad was angry and I was scared. They had time for me.']) {
    await stretches.noteFirst({ route: post, by: 'an answer', send: () => child.say(text).then(() => 200) });
  }
}

/** Each nasty text as the first answers of somebody, and the worst as the answer to every question. */
export async function conversations({ origin, service }: Place, stretches: Stretches): Promise<void> {
  const worst = new Set(worstTexts(1).map(([name]) => name));
  for (const [name, text] of nastyTexts(10_000)) {
    const child = await DirectLineClient.open(origin, service.codes.pop() ?? '');
    await child.say('start');
    for (let turn = 0; turn < (worst.has(name) ? turns : 3); turn++) {
      const send = () => child.say(text).then(() => 200);
      await stretches.note({ route: post, by: `a turn: ${name}`, send });
    }
  }
  for (const [name, text] of worstTexts(100_000)) {
    const child = await DirectLineClient.open(origin, service.codes.pop() ?? '');
    const send = () =>
      child.say(text).then(
        () => 200,
        () => 400,
      );
    await stretches.note({ route: post, by: `too long a message: ${name}`, send });
  }
}

/** What else is sent to the channels. */
export async function toChannels({ origin, service }: Place): Promise<Sending[]> {
  const child = await DirectLineClient.open(origin, service.codes.pop() ?? '');
  const at = `${origin}/v3/directline/conversations/${child.conversation}`;
  const token = { authorization: `Bearer ${child.token}` };
  const sent = (what: string, url: string, { name, body, type }: Sent, headers = {}) => ({
    by: `${what}: ${name}`,
    send: () => ask(url, { method: 'POST', body, headers: { 'content-type': type, ...headers } }),
  });
  const megabytes = bodiesInParts(4 * 1024 * 1024 - 1);
  return [
    ...megabytes.map((body) => ({ route: post, ...sent('an upload', `${at}/upload`, body, token) })),
    ...jsonOf(250_000).flatMap((body) => [
      { route: post, ...sent('an activity', `${at}/activities`, body, token) },
      { route: post, ...sent('a code', `${origin}/v3/directline/tokens/generate`, body) },
      { route: 'POST /api/messages', ...sent('anything', `${origin}/api/messages`, body) },
    ]),
    ...inTeams().map((body) => ({
      route: 'POST /api/messages',
      ...sent('a message', `${origin}/api/messages`, body),
    })),
    {
      route: `GET ${directLine}`,
      by: 'what is new',
      send: () => ask(`${at}/activities?watermark=0`, { headers: token }),
    },
    ...['PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => ({
      route: `${method} ${directLine}`,
      by: 'a long token',
      send: () => ask(at, { method, headers: { authorization: `Bearer ${'a.'.repeat(3_000)}` } }),
    })),
    ...worstTexts(20_000).flatMap(([name, text]) => [
      { route: 'POST /withdraw', ...sent('a code', `${origin}/withdraw`, form(name, [['code', text]])) },
      {
        route: 'POST /withdraw/done',
        ...sent(
          'a code',
          `${origin}/withdraw/done`,
          form(name, [
            ['code', text],
            ['receipt', text],
          ]),
        ),
      },
    ]),
  ];
}

function inTeams(): Sent[] {
  return nastyTexts(100_000).map(([name, text]) => {
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
    return { name, body, type: 'application/json' };
  });
}

/** Each answer that waits is read; every word that is to be quoted is cut. */
export async function reading({ origin, service }: Place, stretches: Stretches): Promise<void> {
  const cookie = service.cookies.get('lead') ?? '';
  const headers = { cookie };
  const page = async (path: string) => (await answerTo(`${origin}${path}`, { headers })).text;
  let after = '';
  for (let n = 0; n < nastyTexts(1).length + 2; n++) {
    let html = '';
    const path = `/staff/themes/read?${new URLSearchParams({ newest: '1', ...(after && { after }) })}`;
    const send = async () => {
      html = await page(path);
      return 200;
    };
    await stretches.note({ route: 'GET /staff/themes/read', by: `answer ${n} of the newest`, send });
    after = /name="answer" value="([^"]+)"/.exec(html)?.[1] ?? '';
    if (after === '') break;
  }
  for (const { path, settles } of themeSides) {
    const role = roles.find((one) => may(one, settles));
    const own = { cookie: (role && service.cookies.get(role)) ?? '' };
    const next = await answerTo(`${origin}${path}/read?second=1`, { headers: own });
    const answer = /name="answer" value="([^"]+)"/.exec(next.text)?.[1] ?? '';
    const { body, type } = form('', [['answer', answer]]);
    const sent = { method: 'POST', body, headers: { ...own, 'content-type': type } };
    const send = () => ask(`${origin}${path}/differences`, sent);
    await stretches.note({ route: `POST ${path}/differences`, by: 'an answer that is settled', send });
  }
  const list = await page('/staff/themes/quotations');
  const ids = [...list.matchAll(/\/staff\/themes\/quotations\/([\w-]{36})/g)].map(([, id = '']) => id);
  for (const [n, id] of ids.slice(0, 60).entries()) {
    const path = `/staff/themes/quotations/${id}`;
    let html = '';
    const look = async () => {
      html = await page(path);
      return 200;
    };
    await stretches.note({ route: 'GET /staff/themes/quotations/:id', by: `quotation ${n}`, send: look });
    const shown = /<textarea[^<>]*>([^<]*)/.exec(html)?.[1] ?? '';
    for (const words of [shown.slice(shown.length / 2), `${'[name] '.repeat(1_000)}${shown}`, `${shown}b`]) {
      const { body, type } = form('', [['shown', words]]);
      const send = () =>
        ask(`${origin}${path}`, { method: 'POST', body, headers: { ...headers, 'content-type': type } });
      await stretches.note({ route: 'POST /staff/themes/quotations/:id', by: `cut of ${n}`, send });
    }
  }
}
