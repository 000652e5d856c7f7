import { describe, expect, it } from 'vitest';
import { WrongGuesses } from '../../bot/wrong-guesses.ts';

const allowance = { guesses: 3, secondsEach: 30, addresses: 2 };

function at(start = '2026-03-02T10:00:00Z') {
  let now = Date.parse(start);
  const guesses = new WrongGuesses(() => new Date(now), allowance);
  return {
    guess: (from: string) => guesses.take(from).seconds,
    later: (seconds: number) => {
      now += seconds * 1000;
    },
  };
}

describe('wrong guesses', () => {
  it('are heard within the allowance, then not for half a minute', () => {
    const { guess } = at();
    expect([1, 2, 3, 4, 5].map(() => guess('10.0.0.1'))).toEqual([0, 0, 0, 30, 30]);
  });

  it('are allowed again one at a time', () => {
    const { guess, later } = at();
    for (let n = 0; n < 3; n++) guess('10.0.0.1');
    later(10);
    expect(guess('10.0.0.1')).toBe(20);
    later(20);
    expect([guess('10.0.0.1'), guess('10.0.0.1')]).toEqual([0, 30]);
  });

  it('never save up more than the allowance', () => {
    const { guess, later } = at();
    guess('10.0.0.1');
    later(86_400);
    expect([1, 2, 3, 4].map(() => guess('10.0.0.1'))).toEqual([0, 0, 0, 30]);
  });

  it.each([
    ['one IPv4 address from another', '10.0.0.1', '10.0.0.2', false],
    ['an IPv4 address from itself written as IPv6', '10.0.0.1', '::ffff:10.0.0.1', true],
    [
      'two IPv6 addresses of one network, which one household holds',
      '2001:db8:1:2::1',
      '2001:db8:1:2:aaaa::9',
      true,
    ],
    ['two IPv6 networks', '2001:db8:1:2::1', '2001:db8:1:3::1', false],
    ['two senders on a channel', 'msteams|29:a', 'msteams|29:b', false],
  ])('tell %s', (_, one, other, together) => {
    const { guess } = at();
    for (let n = 0; n < 3; n++) guess(one);
    expect(guess(other) > 0).toBe(together);
  });

  it('remember no more addresses than they may', () => {
    const { guess } = at();
    for (let n = 0; n < 4; n++) guess('10.0.0.1');
    guess('10.0.0.2');
    guess('10.0.0.3');
    expect(guess('10.0.0.1')).toBe(0);
  });
});
