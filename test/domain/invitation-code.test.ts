import { describe, expect, it } from 'vitest';
import { codesIn, linkOf } from '../../domain/invitation-code.ts';

const code = '23456-WXYZK';

describe('a code is found in what somebody typed or pasted', () => {
  it.each([
    ['as it is printed', '23456-WXYZK'],
    ['in small letters, in one piece', '23456wxyzk'],
    ['with a space for the hyphen', '23456 wxyzk'],
    ['in a sentence', ' My code is 23456 - wxyzk, ok?'],
    ['after a label', 'Your code: 23456-WXYZK'],
    ['at the end of a sentence', 'It is 23456-WXYZK. Thanks'],
    ['with a full stop and a space in it', '23456. WXYZK'],
    ['with an en dash', '23456–WXYZK'],
    ['with a hyphen that does not break', '23456‑WXYZK'],
    ['with a soft hyphen and other marks that nobody sees', '2​3456­-﻿WXY‍ZK'],
    ['with a minus', '23456−WXYZK'],
    ['with an underscore', '23456_WXYZK'],
    ['with a slash', '23456/WXYZK'],
    ['on two lines', '23456\r\nWXYZK'],
    ['letter by letter', '2 3 4 5 6 - W X Y Z K'],
    ['in other pieces', 'code 234 56W XYZ K'],
    ['in wide letters', '２３４５６－ＷＸＹＺＫ'],
    ['between quotation marks', '“23456-WXYZK”'],
    ['in a link', 'https://feedback.example.org/c#23456-WXYZK'],
    ['in a link as it was before', 'https://feedback.example.org/c/23456-WXYZK?x=1'],
    ['in a link that was escaped', 'https://feedback.example.org/c%2F23456%E2%80%91WXYZK'],
    ['in a link to withdraw', 'https://feedback.example.org/withdraw/23456-WXYZK/'],
    [
      'in a whole letter',
      `Dear you,\n${'We would like to hear from you. '.repeat(40)}\nYour code: 23456-WXYZK.\nYours`,
    ],
    ['under our greeting, with its example', 'It looks like this: BCDFG-HJKMN.\n\n23456-WXYZK'],
    ['above our greeting', '23456-WXYZK\n> Hello. Please type your code. It looks like this: BCDFG-HJKMN.'],
  ])('%s', (_, typed) => {
    expect(codesIn(typed)[0]).toBe(code);
  });

  it('each of several, and the example last', () => {
    expect(codesIn('BCDFG-HJKMN or ZZZZZ-22222 or 23456-WXYZK')).toEqual([
      'ZZZZZ-22222',
      '23456-WXYZK',
      'BCDFG-HJKMN',
    ]);
  });

  it.each([
    'hello',
    'I do not have a code',
    'BCDFG-HJKM',
    'BCDFG-HJKMNP',
    '07700900123',
    'thank you very much',
    'https://feedback.example.org/chat',
    '100%',
    '😀',
    '',
  ])('and there is none in "%s"', (typed) => {
    expect(codesIn(typed)).toEqual([]);
  });

  it.each([
    ['one letter without end', 'B'],
    ['letters with spaces', 'B '],
    ['escapes', '%E2'],
    ['one sign that is eighteen', 'ﷺ'],
    ['marks that nobody sees', '​'],
    ['halves', 'BCDFG-'],
  ])('in time that grows with the text alone: %s', (_, part) => {
    const before = process.cpuUsage();
    for (let n = 0; n < 20; n++) codesIn(part.repeat(50_000));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(4000);
  });
});

it('what a link has of a code is behind the mark that browsers keep to themselves', () => {
  const url = new URL(linkOf('https://feedback.example.org', code));
  expect([url.pathname + url.search, url.hash]).toEqual(['/c', `#${code}`]);
});
