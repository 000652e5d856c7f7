import { describe, expect, it } from 'vitest';
import { takenApart } from '../multipart.ts';
import { turnsOfOthers } from './support/turns-of-others.ts';

const type = 'multipart/form-data; boundary=abc';
const apart = (body: string | Buffer, most = 10) => takenApart(Buffer.from(body), type, most);
const field = (name: string, value: string) =>
  `--abc\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, content: string) =>
  `--abc\r\nContent-Disposition: form-data; name="${name}"; filename="a.txt"\r\n` +
  `Content-Type: text/x\r\n\r\n${content}\r\n`;
const end = '--abc--\r\n';

/** Names and values as a page reads them; of a file its name, type and content. */
async function read(body: string | Buffer) {
  const form = await apart(body);
  if (form === null || form === 'too-much') return form;
  return Promise.all(
    [...form].map(async ([name, of]) =>
      typeof of === 'string' ? [name, of] : [name, of.name, of.type, await of.text()],
    ),
  );
}

describe('a form in parts', () => {
  it.each([
    [
      'fields',
      field('a', '1') + field('b', 'ﷺ\r\n\r\n--ab'),
      [
        ['a', '1'],
        ['b', 'ﷺ\r\n\r\n--ab'],
      ],
    ],
    ['an empty field', field('a', ''), [['a', '']]],
    [
      'a file',
      field('a', '1') + file('f', '--abc\n'),
      [
        ['a', '1'],
        ['f', 'a.txt', 'text/x', '--abc\n'],
      ],
    ],
    [
      'a field that is there twice',
      field('a', '1') + field('a', '2'),
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ],
    ['a name in quotation marks', field('a%22b', '1'), [['a"b', '1']]],
  ])('of %s is read', async (_, body, parts) => {
    expect(await read(body + end)).toEqual(parts);
  });

  it('is what browsers send', async () => {
    const sent = new FormData();
    sent.append('rows', 'reference\r\nA1');
    sent.append('file', new File([new Uint8Array([0, 255, 13, 10])], 'ä"b.bin', { type: 'image/png' }));
    const request = new Request('http://localhost', { method: 'POST', body: sent });
    const form = await takenApart(await request.bytes(), request.headers.get('content-type') ?? '', 5);
    if (form === null || form === 'too-much') return expect.fail('it was not read');
    const kept = form.get('file');
    expect(form.get('rows')).toBe('reference\r\nA1');
    expect(kept instanceof File && [kept.name, kept.type, ...(await kept.bytes())]).toEqual([
      'ä"b.bin',
      'image/png',
      0,
      255,
      13,
      10,
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no part', 'x'],
    ['no end', field('a', '1')],
    ['a part that does not say its name', `--abc\r\n\r\n1\r\n${end}`],
    ['a head that does not end', '--abc\r\nContent-Disposition: form-data; name="a"'],
  ])('with %s is none', async (_, body) => {
    expect(await read(body)).toBeNull();
  });

  it.each([
    ['more parts than may be', field('a', '1').repeat(11) + end],
    ['a long head', `--abc\r\nA: ${'a'.repeat(3_000)}\r\n\r\n1\r\n${end}`],
  ])('with %s is too much', async (_, body) => {
    expect(await read(body)).toBe('too-much');
  });

  it('whose boundary nobody says, or is longer than one may be, is none', async () => {
    for (const said of ['multipart/form-data', `multipart/form-data; boundary=${'a'.repeat(71)}`]) {
      expect(await takenApart(Buffer.from(end), said, 5)).toBeNull();
    }
  });
});

describe('others have their turn', () => {
  it.each([
    ['one large file', file('f', 'a'.repeat(4_000_000))],
    ['a file of what is nearly a boundary', file('f', '\r\n--ab'.repeat(700_000))],
  ])('while %s is looked through', async (_, body) => {
    const sent = Buffer.from(body + end);
    const turns = await turnsOfOthers(async () => {
      const form = await apart(sent);
      expect(form instanceof FormData && form.has('f')).toBe(true);
    });
    expect(turns).toBeGreaterThan(50);
  });
});
