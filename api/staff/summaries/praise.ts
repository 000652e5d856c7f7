import { z } from 'zod';
import type { Kind } from '../../../domain/participant.ts';
import { type Newest, newestOf } from '../forms/newest.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { askedInWords } from '../words/answers.ts';

type PraiseView = Newest<ReturnType<typeof askedInWords> & { shown: string; who: string }>;
const path = '/staff/praise';
/** Each may be as long as an answer. */
const aPage = 20;
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
  path,
  needs: 'read-praise',
  reads: z.object({ after: typed }),
  shows: [praisePage],
  async handle({ stores }, { read: { after }, show }) {
    const asked = { state: 'cleared', praise: true, ...(after && { after }), most: aPage + 1 } as const;
    const { rows, ...more } = newestOf(await stores.people.quotations.list(asked), { path, after, aPage });
    return show(praisePage, {
      title: 'Praise',
      rows: rows.map((row) => ({
        ...askedInWords(row),
        shown: row.shown ?? '',
        who: speakers[row.version.questionnaire.audience] ?? 'Somebody who took part',
      })),
      ...more,
    });
  },
});
