import { nastyTexts } from '../../support/nasty-texts.ts';
import { workbook } from '../../support/workbook.ts';

/** What is sent in the hope of holding everybody up, by its name. */
export type Sent = { name: string; body: string | Buffer; type: string };

const urlencoded = 'application/x-www-form-urlencoded';
const boundary = 'apart';
const multipart = `multipart/form-data; boundary=${boundary}`;
const megabyte = 1024 * 1024;

/**
 * Those that grow most where they are read, escaped or shown. Every text there is is put to every function
 * that reads one in test/faults/long-texts.test.ts.
 */
export const worstTexts = (length: number) =>
  nastyTexts(length).filter(([name]) =>
    [
      'one sign that is eighteen letters',
      'quotation marks',
      'spaces before a word',
      'line ends of two',
      'brackets before names',
      'a name of many words',
      'short things',
      'numbers before words',
    ].includes(name),
  );

function parts(head: string, content: string, size: number): Buffer {
  const part = `--${boundary}\r\n${head}\r\n\r\n${content}\r\n`;
  return Buffer.from(`${part.repeat(Math.floor(size / part.length))}--${boundary}--\r\n`);
}

const activityPart = `--${boundary}\r\nContent-Disposition: form-data; name="activity"\r\n\r\n{}\r\n`;
const fileHead = 'Content-Disposition: form-data; name="f"; filename="a"';

/** Bodies in parts, as large as is let in. */
export function bodiesInParts(size: number): Sent[] {
  const heads = `${fileHead}\r\n${'a: b\r\n'.repeat(size / 8)}`.slice(0, size - 100);
  const one = (name: string, content: string): Sent => ({
    name,
    body: parts(fileHead, content, size),
    type: multipart,
  });
  return [
    { name: 'tiny files', body: parts(fileHead, '', size), type: multipart },
    {
      name: 'as many fields as may be',
      body: Buffer.from(`${activityPart.repeat(49)}--${boundary}--`),
      type: multipart,
    },
    {
      name: 'a long activity',
      body: parts(
        'Content-Disposition: form-data; name="activity"',
        `{${'"a":1,'.repeat(size / 6 - 100)}}`,
        size,
      ),
      type: multipart,
    },
    { name: 'a long head', body: parts(heads, '', size), type: multipart },
    one('one file', 'a'.repeat(size - 1000)),
    one('one file of near-boundaries', '\r\n--apar'.repeat(size / 8 - 100)),
    one('one file of line ends', '\r\n'.repeat(size / 2 - 500)),
    { name: 'no end', body: Buffer.from(`--${boundary}\r\n${'\r'.repeat(size - 100)}`), type: multipart },
  ];
}

/** A form of these fields with each of the worst texts in all of them. */
export function formsOf(fields: readonly string[]): Sent[] {
  const each = Math.min(20_000, Math.floor(megabyte / Math.max(1, fields.length) / 9));
  return worstTexts(each).map(([name, text]) =>
    form(
      name,
      fields.map((field) => [field, text] as const),
    ),
  );
}

/** One form. */
export function form(name: string, fields: readonly (readonly [string, string])[]): Sent {
  const pairs = fields.map(([field, text]): [string, string] => [field, text]);
  return { name, type: urlencoded, body: new URLSearchParams(pairs).toString() };
}

/** Forms that are nasty in how they are made, as large as is let in. */
export function oddForms(): Sent[] {
  const odd = (name: string, body: string): Sent => ({
    name,
    type: urlencoded,
    body: body.slice(0, megabyte),
  });
  return [
    odd('a megabyte of a letter', `label=a&words=${'a'.repeat(megabyte)}`),
    odd('a megabyte of signs', `label=a&words=${'%EF%B7%BA'.repeat(megabyte / 9)}`),
    odd('a megabyte of quotation marks', `label=a&words=${'%22'.repeat(megabyte / 3)}`),
    odd('a field very often', 'label=a&'.repeat(megabyte / 8)),
    odd('very many fields', 'a&'.repeat(megabyte / 2)),
    odd('as many fields as may be', 'label=a&'.repeat(2_000)),
    ...bodiesInParts(megabyte),
  ];
}

/** Sheets of these columns, pasted and as workbooks, with the other fields of their form. */
export function sheetsOf(columns: readonly string[], cells: readonly string[], nonce: string): Sent[] {
  const now = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000);
  const fields = {
    nonce,
    questionnaire: 'end-of-order',
    day: `${now.getUTCDate()}`,
    month: `${now.getUTCMonth() + 1}`,
    year: `${now.getUTCFullYear()}`,
  };
  const others = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  const sent = (name: string, head: string, content: string | Uint8Array): Sent => ({
    name: `a sheet of ${name}`,
    type: multipart,
    body: Buffer.concat([...others, part(head, content), Buffer.from(`--${boundary}--\r\n`)]),
  });
  const sheet = (name: string, rows: string) => sent(name, 'name="rows"', rows);
  const book = (name: string, file: Uint8Array) =>
    sent(`${name}, as a workbook`, 'name="file"; filename="a.xlsx"', file);
  const headings = columns.join(',');
  const right = (n: number) => cells.map((cell) => cell.replace('#', `${n}`));
  const rows = (of: (n: number) => readonly string[]) =>
    Array.from({ length: 500 }, (_, n) => of(n).join(',')).join('\n');
  const wrong = columns.map(() => 'ﷺ'.repeat(12));
  const inXml = (all: readonly (readonly string[])[]) =>
    all.map((row, n) => `<row r="${n + 1}">${row.map(cellInXml).join('')}</row>`).join('');
  const people = Array.from({ length: 500 }, (_, n) => right(n));
  return [
    ...worstTexts(249_000).map(([name, text]) => sheet(name, `${headings}\n${text}`)),
    sheet('five hundred right rows', `${headings}\n${rows(right)}`),
    sheet('five hundred wrong rows', `${headings}\n${rows(() => wrong)}`.slice(0, 249_000)),
    sheet('empty lines', `${headings}\n${'\n'.repeat(19_000)}`),
    sheet('a megabyte of lines', `${headings}\n${'a\n'.repeat(megabyte / 2 - 1000)}`),
    sheet('many headings', `${'a,'.repeat(120_000)}`),
    book('five hundred right rows', workbook(inXml([columns, ...people]))),
    book('very many cells', workbook(inXml(Array.from({ length: 40_000 }, () => ['a', 'b', 'c'])))),
    book(
      'very many words that no cell shows',
      workbook(inXml([columns, ...people]), { strings: '<si><t>a</t></si>'.repeat(400_000) }),
    ),
    book('one long cell', workbook(inXml([['a'.repeat(7_000_000)]]))),
  ];
}

function cellInXml(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`;
}

function part(head: string, content: string | Uint8Array): Buffer {
  return Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
}

/** JSON that is odd, at most so many bytes long. */
export function jsonOf(size: number): Sent[] {
  const type = 'application/json';
  const many = (one: string) =>
    Array.from({ length: Math.floor((size - 2_000) / (one.length + 1)) }, () => one);
  const activity = { type: 'message', channelId: 'x', id: 'x', conversation: { id: 'x' }, text: 'a' };
  const around = (more: string) => `${JSON.stringify(activity).slice(0, -1)},${more}}`;
  return [
    { name: 'deep', type, body: '['.repeat(size - 10) },
    { name: 'very many names', type, body: `{${many('"abcdef":1').join(',')}}` },
    { name: 'very many members', type, body: around(`"membersAdded":[${many('{"id":"a"}').join(',')}]`) },
    {
      name: 'very many files',
      type,
      body: around(`"attachments":[${many('{"contentType":"a"}').join(',')}]`),
    },
    { name: 'very many entities', type, body: around(`"entities":[${many('{"text":"a"}').join(',')}]`) },
    { name: 'a long name', type, body: JSON.stringify({ ['a'.repeat(size - 100)]: 1 }) },
    {
      name: 'long in every field',
      type,
      body: JSON.stringify({
        ...activity,
        text: 'ﷺ'.repeat(size / 8),
        value: { card: 'a', picked: ','.repeat(size / 8), text: 'ﷺ'.repeat(size / 16) },
      }),
    },
  ];
}
