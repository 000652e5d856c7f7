import { nastyTexts } from '../../support/nasty-texts.ts';

/** What is sent in the hope of holding everybody up, by its name. */
export type Sent = { name: string; body: string | Buffer; type: string };

const urlencoded = 'application/x-www-form-urlencoded';
const boundary = 'apart';
const multipart = `multipart/form-data; boundary=${boundary}`;
const megabyte = 1024 * 1024;

function parts(head: string, content: string, size: number): Buffer {
  const part = `--${boundary}\r\n${head}\r\n\r\n${content}\r\n`;
  return Buffer.from(`${part.repeat(Math.floor(size / part.length))}--${boundary}--\r\n`);
}

const fileHead = 'Content-Disposition: form-data; name="f"; filename="a"';

/** Bodies in parts, as large as is let in. */
export function bodiesInParts(size: number): Sent[] {
  const heads = `${fileHead}\r\n${'a: b\r\n'.repeat(size / 8)}`.slice(0, size - 100);
  return [
    { name: 'tiny files', body: parts(fileHead, '', size), type: multipart },
    {
      name: 'tiny fields',
      body: parts('Content-Disposition: form-data; name="f"', 'a', size),
      type: multipart,
    },
    { name: 'a long head', body: parts(heads, '', size), type: multipart },
    { name: 'one file', body: parts(fileHead, 'a'.repeat(size - 1000), size), type: multipart },
    {
      name: 'one file of line ends',
      body: parts(fileHead, '\r\n--apar'.repeat(size / 8 - 100), size),
      type: multipart,
    },
    { name: 'no end', body: Buffer.from(`--${boundary}\r\n${'\r'.repeat(size - 100)}`), type: multipart },
  ];
}

/** A form of these fields with each nasty text in all of them. */
export function formsOf(fields: readonly string[]): Sent[] {
  return nastyTexts(Math.min(20_000, Math.floor(megabyte / fields.length / 9))).map(([name, text]) => ({
    name,
    type: urlencoded,
    body: new URLSearchParams(fields.map((field): [string, string] => [field, text])).toString(),
  }));
}

/** Forms that are nasty in how they are made, as large as is let in. */
export function oddForms(): Sent[] {
  const form = (name: string, body: string): Sent => ({
    name,
    type: urlencoded,
    body: body.slice(0, megabyte),
  });
  return [
    form('a megabyte of a letter', `label=a&words=${'a'.repeat(megabyte)}`),
    form('a megabyte of signs', `label=a&words=${'%EF%B7%BA'.repeat(megabyte / 9)}`),
    form('a megabyte of quotation marks', `label=a&words=${'%22'.repeat(megabyte / 3)}`),
    form('a field very often', 'label=a&'.repeat(megabyte / 8)),
    form('very many fields', 'a&'.repeat(megabyte / 2)),
    form('as many fields as may be', 'label=a&'.repeat(2_000)),
    ...bodiesInParts(megabyte),
  ];
}

/** Sheets, pasted as rows. */
export function sheetsOf(headings: string): Sent[] {
  const sheet = (name: string, rows: string): Sent => ({
    name: `a sheet of ${name}`,
    type: multipart,
    body: Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="rows"\r\n\r\n${rows}\r\n--${boundary}--\r\n`,
    ),
  });
  const columns = headings.split(',').length;
  const row = (cell: string) => Array.from({ length: columns }, () => cell).join(',');
  return [
    ...nastyTexts(249_000).map(([name, text]) => sheet(name, `${headings}\n${text}`)),
    sheet('five hundred right people', `${headings}\n${`${row('15 to 17')}\n`.repeat(500)}`),
    sheet(
      'five hundred wrong people',
      `${headings}\n${`${row('ﷺ'.repeat(20))}\n`.repeat(500)}`.slice(0, 249_000),
    ),
    sheet('empty lines', `${headings}\n${'\n'.repeat(240_000)}`),
    sheet('a megabyte of lines', `${headings}\n${'a\n'.repeat(megabyte / 2 - 1000)}`),
    sheet('many headings', `${'a,'.repeat(120_000)}`),
  ];
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
