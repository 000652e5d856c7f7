import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import type { ReadAnswer } from '../../../prisma/stores/codings.ts';
import { seeOther } from '../../http/answer.ts';
import { present, ticked, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { askedInWords } from '../words/answers.ts';
import { calledNow } from '../words/who.ts';

const aPage = 20;

type DifferencesView = { base: string; settled: boolean; answers: ReturnType<typeof answerView>[] };

/** Where readers say different things of one answer: both side by side, for somebody to settle. */
export function listDifferences({ side, here, path: base, settles: needs }: ThemesSide) {
  const differing = template<DifferencesView>('themes/differ.njk', here);
  return page({
    name: `staff.${here}.differences`,
    method: 'GET',
    path: `${base}/differences`,
    needs,
    reads: z.object({ settled: present }),
    shows: [differing],
    async handle({ stores, clock }, { read: { settled }, signedIn: { who }, show }) {
      const answers = await stores[side].codings.differing(aPage);
      const labels = new Map((await stores.codebook.list()).map(({ id, label }) => [id, label]));
      if (answers.length > 0) {
        await stores.audit.write({ who, did: 'answers.read', to: 'differences', at: clock() });
      }
      const called = await calledNow(stores.accounts);
      return show(differing, {
        title: 'Where readers differ',
        base,
        settled,
        answers: answers.map((answer) => answerView(answer, labels, called)),
      });
    },
  });
}

/** Settles an answer as one of its readers has it. The page refuses with `not-found` where it is gone. */
export function settleDifference({ side, here, path: base, settles: needs }: ThemesSide) {
  const path = `${base}/differences`;
  return page({
    name: `staff.${here}.settle`,
    method: 'POST',
    path,
    needs,
    reads: z.object({ answer: typed, theme: ticked, praise: present }),
    async handle({ stores, clock }, { read: { answer, theme, praise }, signedIn: { who } }) {
      const known = (await stores.codebook.list()).map(({ id }) => id);
      const kept = await stores[side].codings.code({
        sealedId: answer,
        who,
        themes: theme.filter((id) => known.includes(id)),
        praise,
        settles: true,
        now: clock(),
      });
      if (!kept) throw new Fault('not-found', 'This answer is not here any more. It may have been deleted.');
      return seeOther(`${path}?settled`);
    },
  });
}

function answerView(
  answer: ReadAnswer,
  labels: ReadonlyMap<string, string>,
  called: (who: string) => string,
) {
  return {
    ...askedInWords(answer),
    text: answer.text,
    sealedId: answer.sealedId,
    codings: answer.codings.map(({ coder, themes, praise }) => ({
      coder: called(coder),
      themes: themes.map((id) => ({ id, label: labels.get(id) ?? '' })),
      praise,
    })),
  };
}
