import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hiddenKinds } from '../../../insight/redaction/hidden.ts';
import { redacted } from '../../../insight/redaction/redaction.ts';

describe('what may tell who somebody is goes', () => {
  test.each([
    ['my worker sarah was nice and she helped me', 'my worker [name] was nice and she helped me'],
    ['My worker Sarah was nice. Will you keep her?', 'My worker [name] was nice. Will you keep her?'],
    ['my worker tunde is kind', 'my worker [name] is kind'],
    ['my social worker is called tunde and he is good', 'my social worker is called [name] and he is good'],
    ['Mr Patel shouted at me', 'Mr [name] shouted at me'],
    ['my mum said it was good, my brother jayden too', 'my mum said it was good, my brother [name] too'],
    ["Sarah's office is cold", "[name]'s office is cold"],
    ['I do boxing with Kwesi', 'I do boxing with [name]'],
    ['Ring me on 07700 900123 or 020 7946 0018', 'Ring me on [phone] or [phone]'],
    ['0 7 7 0 0 9 0 0 1 2 3', '[phone]'],
    ['+44 (0)7700 900 123', '[phone]'],
    ['mail me at sam.b@example.org', 'mail me at [e-mail]'],
    ['see www.example.org/me and https://example.org', 'see [link] and [link]'],
    ['add me on snap: dizzy_boy99 or @dizzy', 'add me on snap: [account] or [account]'],
    ['my insta is dizzy.boy', 'my insta is [account]'],
    ['I live at 14 Oak Tree Road, N12 8QQ', 'I live at [address], [postcode]'],
    ['flat 3, n128qq', '[address] [postcode]'],
    ['It was in N17 and E3', 'It was in [place] and [place]'],
    ['born 12/05/2009, or 3rd of May 2010', 'born [date], or [date]'],
    ['I go to Hill High School', 'I go to [name] School'],
    ['I am 14 and 15 years old', 'I am [age] and [age]'],
    ['case 123456', 'case [number]'],
  ])('%s', (words, without) => {
    expect(redacted(words)).toBe(without);
  });
});

describe('what tells of nobody stays', () => {
  test.each([
    'my worker listened to me and my worker never rushed',
    'my worker drove me to boxing',
    'MY WORKER WAS REALLY GOOD TO ME',
    'The building is dark. It was OK. On Mondays I do boxing at the Centre',
    'Too many people at once. Nothing to change, thank you.',
    'its 5 minutes down the road and 20 minutes walk',
    'I got 2 meetings a week and 100 pounds',
    'The school did not ask. My school is good',
    'the lady who came was kind',
    'Reparation did not fit what I am good at',
    'my worker [name] was nice',
    'Restorative Justice Fridays were fun, and so was English',
    '',
  ])('%s', (words) => {
    expect(redacted(words)).toBe(words);
  });
});

test('what was redacted is redacted no further', () => {
  const words = fc.array(
    fc.constantFrom(
      'my',
      'worker',
      'Sarah',
      'Kwesi',
      'at',
      '07700900123',
      'N17',
      'snap:',
      'dizzy',
      'is',
      'nice',
      '.',
    ),
  );
  fc.assert(
    fc.property(words, (parts) => {
      const once = redacted(parts.join(' '));
      expect(redacted(once)).toBe(once);
    }),
  );
});

test('no phone number, e-mail address or postcode gets through, whatever stands around it', () => {
  const around = fc.string({ maxLength: 12 }).map((text) => text.replaceAll(/[\p{L}\p{N}.@+-]/gu, ''));
  const secret = fc.constantFrom('07700900123', 'a.b@example.org', 'N12 8QQ', 'sw1a 1aa');
  fc.assert(
    fc.property(around, secret, around, (before, told, after) => {
      expect(redacted(`${before} ${told} ${after}`)).not.toContain(told);
    }),
  );
});

test('the marks are words that a person can read', () => {
  for (const kind of hiddenKinds) expect(kind).toMatch(/^[a-z-]+$/);
});

describe('takes time with the length of an answer alone', () => {
  // 10,000 characters, the longest that is accepted. A name of many words took minutes, and many brackets
  // half of one.
  test.each([
    ['words with capitals', 'Abb '],
    ['names before no place', 'Hill High '],
    ['brackets before words', '(('.repeat(2000), 'Abb '],
    ['capitals and hyphens', 'A-'],
    ['small and large letters', 'Aa'],
    ['dots', 'a.'],
    ['marks and gaps', "' "],
    ['numbers', '1 '],
    ['numbers before words', '12 abc '],
  ])('%s', (_, ...parts) => {
    const [before, repeated = ''] = parts.length > 1 ? parts : ['', ...parts];
    const text = `${before}${repeated.repeat(10_000)}`.slice(0, 10_000);
    const { user } = process.cpuUsage();
    redacted(text);
    // Forty times what it takes, in the processor's time, which other work on the machine does not lengthen.
    expect(process.cpuUsage({ user, system: 0 }).user).toBeLessThan(2_000_000);
  });
});
