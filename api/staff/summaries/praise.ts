import type { Kind } from '../../../domain/participant.ts';
import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { askedInWords } from '../words/answers.ts';

const speakers: Readonly<Partial<Record<Kind, string>>> = {
  child: 'A child',
  parent: 'A parent or carer',
  'panel-member': 'A panel member',
  sentencer: 'A sentencer',
};

/**
 * Praise reaches those whom it is for: words that somebody read, cut and cleared, and that were settled to be praise. Those who were harmed are
 * not among them, for a child's worker follows no words of theirs.
 */
export function praisePages({ stores, render }: StaffParts): StaffPage[] {
  return [
    {
      name: 'staff.praise',
      method: 'GET',
      path: '/staff/praise',
      needs: 'read-praise',
      async handle({ signedIn }) {
        const all = await stores.people.quotations.list();
        const cleared = all.filter(({ state, praise }) => state === 'cleared' && praise);
        return render('summaries/praise.njk', {
          title: 'Praise',
          here: 'praise',
          signedIn,
          rows: cleared
            .toSorted((a, b) => (a.month < b.month ? 1 : -1))
            .map((row) => ({
              ...askedInWords(row),
              shown: row.shown,
              who: speakers[row.version.questionnaire.audience] ?? 'Somebody who took part',
            })),
        });
      },
    },
  ];
}
