import { z } from 'zod';
import { bandLabel } from '../../../domain/band-words.ts';
import { dayLength } from '../../../domain/calendar.ts';
import { bandNames } from '../../../domain/participant.ts';
import type { CaseloadCount } from '../../../prisma/stores/caseload.ts';
import { present } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { dayInWords, momentInWords } from '../words/days.ts';
import { named } from '../words/who.ts';
import { caseloadPath, enterPath } from './caseload-paths.ts';
import { childrenIn, countView } from './caseload-words.ts';

/** What was counted longer ago than this is worth counting again, in days. */
const fresh = 183;
const mostHistory = 60;

const caseload = template<ReturnType<typeof viewOf>>('voices/caseload.njk', 'voices');

/** The caseload as it stands, and every count there was. */
export const caseloadPage = page({
  name: 'staff.caseload',
  method: 'GET',
  path: caseloadPath,
  needs: 'keep-caseload',
  reads: z.object({ done: present }),
  shows: [caseload],
  async handle({ stores, clock }, { read, show }) {
    const [newest, history] = await Promise.all([
      stores.caseload.newest(),
      stores.caseload.history(mostHistory),
    ]);
    return show(
      caseload,
      viewOf(newest, await named(stores.accounts, history), { done: read.done, now: clock() }),
    );
  },
});

function viewOf(
  newest: readonly CaseloadCount[],
  history: readonly CaseloadCount[],
  { done, now }: { done: boolean; now: Date },
) {
  const oldest = +now - fresh * dayLength;
  const told = new Set(newest.map(({ band }) => band));
  return {
    title: 'Caseload',
    done,
    counts: newest.map((count) => ({
      ...countView(count),
      countedOn: dayInWords(count.countedOn),
      old: +count.countedOn < oldest,
    })),
    others: bandNames.filter((band) => !told.has(band)).map((band) => ({ band, label: bandLabel(band) })),
    enterPath,
    history: history.map(({ band, countedOn, values, who, at }) => ({
      band: bandLabel(band),
      countedOn: dayInWords(countedOn),
      children: childrenIn(values),
      who,
      at: momentInWords(at),
    })),
  };
}
