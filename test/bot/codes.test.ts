import { afterAll, describe, expect, it } from 'vitest';
import { codesOf } from '../../bot/codes.ts';
import { WrongGuesses } from '../../bot/wrong-guesses.ts';
import type { InvitationStore } from '../../prisma/stores/invitations.ts';
import { botServer } from '../support/bot-server.ts';
import { freshDatabase } from '../support/database.ts';

/** Codes as they are looked for: in what was typed, and no more often than is allowed. */

const database = await freshDatabase();
const on = await botServer(database);
afterAll(() => on.close());

const { people, victim } = database.stores;
const wrong = 'ZZZZZ-ZZZZZ';

/**
 * The codes of an address that may guess three times, with how often the database was asked, and for how many
 * at once.
 */
function guessing() {
  let looks = 0;
  let now = 0;
  let most = 0;
  const counted: Pick<InvitationStore, 'find'> = {
    async find(...asked) {
      looks++;
      most = Math.max(most, ++now);
      const found = await people.invitations.find(...asked);
      now--;
      return found;
    },
  };
  const wrongGuesses = new WrongGuesses(on.clock, { guesses: 3, secondsEach: 30, addresses: 100 });
  const codes = codesOf({
    people: { invitations: { ...people.invitations, ...counted } },
    victim,
    wrongGuesses,
    clock: on.clock,
    pause: 1,
  });
  return {
    find: async (text: string, from = { address: '10.0.0.1' } as Parameters<typeof codes.find>[1]) =>
      (await codes.find(text, from)).is,
    looks: () => looks,
    atOnce: () => most,
  };
}

describe('guesses', () => {
  it('of one address at the same moment are counted first, and most are not looked at', async () => {
    const { find, looks, atOnce } = guessing();
    const all = await Promise.all(Array.from({ length: 100 }, () => find(wrong)));
    expect(all.filter((is) => is === 'not-open')).toHaveLength(3);
    expect(all.filter((is) => is === 'too-many-guesses')).toHaveLength(97);
    expect(looks()).toBe(23);
    expect(atOnce()).toBeLessThanOrEqual(4);
  });

  it('that are right all open, however many of a whole class there are at once', async () => {
    const { find } = guessing();
    const given = await Promise.all(Array.from({ length: 12 }, () => on.invite()));
    const all = await Promise.all(given.map(({ code }) => find(code)));
    expect(new Set(all)).toEqual(new Set(['open']));
    expect(await find(wrong)).toBe('not-open');
  });

  it('of a sender who takes a new name each time are counted by their address', async () => {
    const { find } = guessing();
    const all = [];
    for (let n = 0; n < 40; n++)
      all.push(await find(wrong, { address: '10.0.0.1', sender: `emulator|${n}` }));
    expect(all.slice(0, 30)).toEqual(Array(30).fill('not-open'));
    expect(new Set(all.slice(30))).toEqual(new Set(['too-many-guesses']));
  });

  it('of one sender are counted from wherever they come', async () => {
    const { find } = guessing();
    const all = [];
    for (let n = 0; n < 5; n++)
      all.push(await find(wrong, { address: `10.0.0.${n}`, sender: 'msteams|29:a' }));
    expect(all).toEqual(['not-open', 'not-open', 'not-open', 'too-many-guesses', 'too-many-guesses']);
  });
});

it('the right code of several in a text opens', async () => {
  const { find } = guessing();
  const { code } = await on.invite();
  expect(await find(`It looks like this: BCDFG-HJKMN. Not ${wrong}, but ${code}!`)).toBe('open');
});
