import { randomUUID } from 'node:crypto';
import { editionFigures } from '../../api/v1/figures/edition.ts';
import { dayLength, monthLater, monthOf } from '../../domain/calendar.ts';
import type { Narrative } from '../../prisma/stores/editions.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { editionOf } from '../../reports/edition/compose.ts';
import { editionPeriods } from '../../reports/edition/periods.ts';
import { spanInWords } from '../../reports/words/in-words.ts';

/** A board meets some weeks after a quarter ends. */
const publishedAfter = 18 * dayLength;
const askedAfter = 12 * dayLength;
const repliedAfter = 26 * dayLength;
const lead = 'lead';

/**
 * Publishes the two quarters that ended last, with the lead's words;
 * the board asks about the first, and gets a reply.
 */
export async function publishEditions(stores: Stores, now: Date, threshold: number): Promise<void> {
  const quarters = editionPeriods(monthOf(now)).slice(0, 2).reverse();
  for (const [n, period] of quarters.entries()) {
    const end = Date.parse(`${monthLater(period.to, 1)}-01`);
    const at = new Date(Math.min(end + publishedAfter, +now));
    const id = randomUUID();
    const title = `What we heard, and what we did: ${spanInWords(period)}`;
    await stores.editions.begin({ id, title, ...period, who: lead, now: at });
    const figures = await editionFigures({ stores, threshold, clock: () => now }, period);
    await stores.editions.build({ id, step: 'done', figures, now: at });
    const draft = await stores.editions.draft(id);
    const narrative = narratives[n] ?? {};
    const content = editionOf(figures, { title, narrative, entered: entered[n] ?? {} });
    const done = await stores.editions.publish({
      id,
      version: draft?.version ?? 0,
      figures,
      content,
      who: lead,
      now: at,
    });
    if (typeof done === 'string') throw new Error(`The demo's edition was not published: ${done}.`);
    if (n > 0) continue;
    const question = {
      id: randomUUID(),
      edition: done.number,
      by: 'board-member',
      question:
        'Children say that they wait a long time for their first session. What will be different by spring?',
      now: new Date(+at + askedAfter),
    };
    await stores.editions.ask(question);
    await stores.editions.reply({
      id: question.id,
      owner: 'Operations manager',
      reply:
        'From next month every child hears within two working days when and where their first session is. ' +
        'The forum looks at it in three months.',
      who: lead,
      now: new Date(Math.min(+at + repliedAfter, +now)),
    });
  }
}

const agreed = (text: string): Narrative[string] => ({ text, agreedOn: null });
const narratives: readonly Narrative[] = [
  {
    foreword: agreed(
      'This is our first edition. The forum read the figures with us and chose which of them to talk about.' +
        '\n\nThey asked us to say plainly where too few answered, and not to make a story of it.',
    ),
    'space.asked': agreed(
      'Workers now hand out the card in the second session and not in the first, because the forum said ' +
        'that the first is full of forms.',
    ),
    'influence.commitments': agreed(
      'From the next edition on, what we promise stands here with who owns it.',
    ),
  },
  {
    foreword: agreed(
      'The forum wanted to know first what became of the last edition. The board asked about waiting, ' +
        'and has its reply.\n\nBehind each share here are few people, so the words beside a figure say ' +
        'more than a rise or a fall.',
    ),
    'space.asked': agreed(
      'The girls’ group offered to go through the questions together, and we took them up on it.',
    ),
    'voice.victims.journey': agreed(
      'The victim worker now rings before the letter goes out. ' +
        'People who were harmed told us that a letter alone was a shock.',
    ),
  },
];
const entered = [
  { plan: { views: 31, of: 44 }, review: { views: 27, of: 39 } },
  { plan: { views: 36, of: 46 }, review: { views: 30, of: 40 } },
];
