import type { Kind } from '../../../domain/participant.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { askedInWords } from '../words/answers.ts';

type PraiseView = { rows: (ReturnType<typeof askedInWords> & { shown: string; who: string })[] };
const praisePage = template<PraiseView>('summaries/praise.njk', 'praise');

const speakers: Readonly<Partial<Record<Kind, string>>> = {
  child: 'A child',
  parent: 'A parent or carer',
  'panel-member': 'A panel member',
  sentencer: 'A sentencer',
};

/**
 * Praise reaches those whom it is for: words that somebody read, cut and cleared, and that were settled to be
 * praise. Those who were harmed are not among them, for a child's worker follows no words of theirs.
 */
export const praise = page({
  name: 'staff.praise',
  method: 'GET',
  path: '/staff/praise',
  needs: 'read-praise',
  reads: nothing,
  shows: [praisePage],
  async handle({ stores }, { show }) {
    const all = await stores.people.quotations.list();
    const cleared = all.filter(({ state, praise }) => state === 'cleared' && praise);
    return show(praisePage, {
      title: 'Praise',
      rows: cleared
        .toSorted((a, b) => (a.month < b.month ? 1 : -1))
        .map((row) => ({
          ...askedInWords(row),
          shown: row.shown ?? '',
          who: speakers[row.version.questionnaire.audience] ?? 'Somebody who took part',
        })),
    });
  },
});
