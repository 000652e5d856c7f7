import { describe, expect, it } from 'vitest';
import { type ApiKey, signIn } from '../../api/access.ts';

const lead: ApiKey = { name: 'SAYBACK_API_KEY', role: 'lead', secret: 'correct-horse' };

describe('signing in with a key', () => {
  it.each([
    ['the key opens what its role may do', 'Bearer correct-horse'],
    ['the scheme may be in any case', 'bearer correct-horse'],
    ['spaces around the key do not matter', 'Bearer   correct-horse '],
  ])('%s', (_, header) => {
    expect(signIn(header, [lead], 'invite')).toBe(lead);
  });

  it.each([
    ['nothing was sent', undefined, 'Authorization: Bearer KEY'],
    ['another key was sent', 'Bearer wrong-horse', 'not known'],
    ['only a part of it was sent', 'Bearer correct', 'not known'],
    ['it was sent by another scheme', 'Basic correct-horse', 'Authorization: Bearer KEY'],
  ])('it is refused, and said how, where %s', (_, header, words) => {
    expect(() => signIn(header, [lead], 'invite')).toThrow(
      expect.objectContaining({ code: 'not-signed-in', message: expect.stringContaining(words) }),
    );
  });

  it('says how to set a key up where there is none', () => {
    expect(() => signIn('Bearer anything', [], 'invite')).toThrow(
      expect.objectContaining({
        code: 'not-signed-in',
        message: expect.stringContaining('Set SAYBACK_API_KEY'),
      }),
    );
  });
});
