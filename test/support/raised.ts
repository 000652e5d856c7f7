import type { Stores } from '../../prisma/stores/stores.ts';
import { given, keep, turn } from './commits.ts';
import { noon } from './days.ts';
import { answered, free } from './own-words.ts';
import { there } from './there.ts';

/** What `free` asks, and whether they want to hear back. */
const asksBack = {
  ...free,
  key: 'asks-back',
  questions: [
    ...free.questions,
    { key: 'hear-back', type: 'yes-no' as const, ask: 'Do you want to hear what we did?' },
  ],
};

/**
 * So many children raise a theme: each says something, the lead settles what it is about,
 * and it counts. Returns the responses.
 */
export async function raise(
  stores: Stores,
  of: { theme: string; people: number; hearBack?: boolean; now?: Date },
): Promise<string[]> {
  const { theme, people, hearBack = true, now = noon } = of;
  const { codings, conversations, tallies } = stores.people;
  const responses: string[] = [];
  for (let n = 0; n < people; n++) {
    const done = await answered(stores, { best: 'something' }, { questionnaire: asksBack, now });
    const answer = given(hearBack ? 'yes' : 'no');
    await conversations.commit(turn(done, [keep({ question: 'hear-back', answer })], { at: now }));
    responses.push(done.response);
    const { sealedId } = there(await codings.next({ who: 'lead', queue: 'unread', newestFirst: true }));
    await codings.code({ sealedId, who: 'lead', themes: [theme], praise: false, settles: false, now });
  }
  await tallies.release(1, now);
  return responses;
}
