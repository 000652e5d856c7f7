import type { Version } from '../../prisma/stores/questionnaires.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { answersByCode } from './answers-by-code.ts';
import { answered, seeded } from './own-words.ts';
import { there } from './there.ts';

/** Parents who answered in two quarters, with themes that were settled and words that may be shown. */
export async function twoQuarters(stores: Stores, start: Version): Promise<{ quotation: string }> {
  const theme = await seeded(stores);
  for (const [month, home] of [
    ['2026-05', '2'],
    ['2026-08', '8'],
  ] as const) {
    for (let n = 0; n < 14; n++) {
      const now = new Date(`${month}-0${(n % 9) + 1}T10:00:00Z`);
      const { code } = await stores.people.invitations.create({
        questionnaire: start,
        participant: { kind: 'parent' },
        due: new Date('2027-06-30'),
        now,
      });
      await answersByCode(stores, { code, answers: { home }, now });
    }
    for (let n = 0; n < 6; n++) {
      await answered(stores, { best: `Cooking number ${n}` }, { now: new Date(`${month}-20T10:00:00Z`) });
    }
  }
  const { codings, quotations, tallies } = stores.people;
  const by = { who: 'lead', now: new Date('2026-09-10') };
  await tallies.release(5, by.now);
  let first: string | null = null;
  for (;;) {
    const next = await codings.next({ ...by, queue: 'unread', newestFirst: false });
    if (!next) break;
    await codings.code({
      sealedId: next.sealedId,
      ...by,
      themes: [theme('activities')],
      praise: false,
      settles: false,
    });
    first ??= next.sealedId;
  }
  await quotations.choose({ sealedId: there(first), ...by });
  const { id } = there((await quotations.list({ most: 100 }))[0]);
  await quotations.redact({ id, shown: 'Cooking', ...by });
  const shown = there((await quotations.list({ most: 100 }))[0]?.shown);
  await quotations.clear({ id, shown, who: 'complaints-manager', second: true, now: by.now });
  return { quotation: id };
}
