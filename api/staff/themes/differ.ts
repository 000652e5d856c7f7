import { Fault } from '../../../fault.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { askedInWords } from '../words/answers.ts';
import { whoInWords } from '../words/who.ts';

const aPage = 20;

/** Where people say different things of one answer: both side by side, for somebody to settle. */
export function differencePages({ stores, clock, render }: StaffParts, of: ThemesSide): StaffPage[] {
  const { codings } = stores[of.side];
  const path = `${of.path}/differences`;
  return [
    {
      name: `staff.${of.here}.differences`,
      method: 'GET',
      path,
      needs: of.settles,
      async handle({ query, signedIn }) {
        const answers = await codings.differing(aPage);
        const labels = new Map((await stores.codebook.list()).map(({ id, label }) => [id, label]));
        if (answers.length > 0) {
          const who = signedIn?.who ?? '';
          await stores.audit.write({ who, did: 'answers.read', to: 'differences', at: clock() });
        }
        return render('themes/differ.njk', {
          title: 'Where readers differ',
          here: of.here,
          signedIn,
          base: of.path,
          settled: query.has('settled'),
          answers: answers.map((answer) => ({
            ...askedInWords(answer),
            text: answer.text,
            sealedId: answer.sealedId,
            codings: answer.codings.map(({ coder, themes, praise }) => ({
              coder: whoInWords(coder),
              themes: themes.map((id) => ({ id, label: labels.get(id) ?? '' })),
              praise,
            })),
          })),
        });
      },
    },
    {
      name: `staff.${of.here}.settle`,
      method: 'POST',
      path,
      needs: of.settles,
      async handle({ form, signedIn }) {
        const known = (await stores.codebook.list()).map(({ id }) => id);
        const kept = await codings.code({
          sealedId: String(form.get('answer') ?? ''),
          who: signedIn?.who ?? '',
          themes: form
            .getAll('theme')
            .map(String)
            .filter((id) => known.includes(id)),
          praise: form.has('praise'),
          settles: true,
          now: clock(),
        });
        if (!kept)
          throw new Fault('not-found', 'This answer is not here any more. It may have been deleted.');
        return seeOther(`${path}?settled`);
      },
    },
  ];
}
