import { Fault } from '../../../fault.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { askedInWords } from '../words/answers.ts';
import { whoInWords } from '../words/who.ts';

/** The second look: the words as they would be shown, and nothing else of the answer they are cut from. */
export function clearingPages(
  { stores, clock, render, secondPerson }: StaffParts,
  of: ThemesSide,
): StaffPage[] {
  const { quotations } = stores[of.side];
  const { here, path, clears, title } = of.clearing;
  return [
    {
      name: `staff.${here}`,
      method: 'GET',
      path,
      needs: clears,
      async handle({ query, signedIn }) {
        const who = signedIn?.who ?? '';
        const waiting = (await quotations.list()).filter(({ state }) => state === 'redacted');
        return render('themes/quotations-clear.njk', {
          title,
          here,
          signedIn,
          base: path,
          cleared: query.has('cleared'),
          returned: query.has('returned'),
          rows: waiting.map((row) => ({
            ...askedInWords(row),
            id: row.id,
            shown: row.shown,
            redactedBy: whoInWords(row.redactedBy ?? ''),
            own: secondPerson && (row.chosenBy === who || row.redactedBy === who),
          })),
        });
      },
    },
    {
      name: `staff.${here}.clear`,
      method: 'POST',
      path: `${path}/:id`,
      needs: clears,
      async handle({ params: { id = '' }, form, signedIn }) {
        const who = signedIn?.who ?? '';
        const now = clock();
        const back = form.get('do') === 'return';
        const moved = back
          ? await quotations.sendBack({ id, who, now })
          : await quotations.clear({
              id,
              shown: String(form.get('shown') ?? ''),
              who,
              second: secondPerson,
              now,
            });
        if (!moved)
          throw new Fault(
            'not-found',
            'Nothing was done. The words were changed or taken back since, or somebody else has to look at them. Go back and load the page again.',
          );
        await stores.audit.write({
          who,
          did: back ? 'quotation.send-back' : 'quotation.clear',
          to: id,
          at: now,
        });
        return seeOther(`${path}?${back ? 'returned' : 'cleared'}`);
      },
    },
  ];
}
