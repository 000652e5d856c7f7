import { Fault } from '../../../fault.ts';
import type { CodebookTheme } from '../../../prisma/stores/codebook.ts';
import type { ReadAnswer } from '../../../prisma/stores/codings.ts';
import { themeKeys } from '../../public/assets.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { askedInWords } from '../words/answers.ts';
import { keysFor, suggestionsIn } from './words.ts';

/** Reading one answer after the other. Each page of it is on the audit record: what was asked, and nothing of whose answer it was. */
export function readingPages({ stores, clock, render }: StaffParts, of: ThemesSide): StaffPage[] {
  const { codings, quotations } = stores[of.side];
  const path = `${of.path}/read`;
  return [
    {
      name: `staff.${of.here}.read`,
      method: 'GET',
      path,
      needs: of.settles,
      async handle({ query, signedIn }) {
        const who = signedIn?.who ?? '';
        const queue = query.has('second') ? 'second' : 'unread';
        const newestFirst = query.has('newest');
        const after = query.get('after');
        const settle = query.get('settle');
        const answer =
          settle === null
            ? await codings.next({ who, queue, newestFirst, ...(after !== null && { after }) })
            : await codings.get(settle);
        const page = {
          title: 'What is this answer about?',
          here: of.here,
          signedIn,
          base: of.path,
          queue,
          newestFirst,
        };
        if (!answer) return render('themes/read.njk', { ...page, title: 'No more answers', answer: null });
        const { version, question } = answer;
        await stores.audit.write({
          who,
          did: 'answers.read',
          to: `${version.questionnaire.key}/${question}`,
          at: clock(),
        });
        const themes = (await stores.codebook.list()).filter(({ used }) => used);
        return render('themes/read.njk', {
          ...page,
          script: themeKeys().path,
          settles: settle !== null,
          answer: answerView(answer, themes),
        });
      },
    },
    {
      name: `staff.${of.here}.code`,
      method: 'POST',
      path,
      needs: of.settles,
      async handle({ form, signedIn }) {
        const who = signedIn?.who ?? '';
        const sealedId = String(form.get('answer') ?? '');
        const used = (await stores.codebook.list()).filter((theme) => theme.used).map(({ id }) => id);
        const ticked = form.getAll('theme').map(String);
        const now = clock();
        const settles = form.has('settles');
        const kept = await codings.code({
          sealedId,
          who,
          themes: used.filter((id) => ticked.includes(id)),
          praise: form.has('praise'),
          settles,
          now,
        });
        if (!kept)
          throw new Fault('not-found', 'This answer is not here any more. It may have been deleted.');
        if (form.has('quote') && (await quotations.choose({ sealedId, who, now }))) {
          await stores.audit.write({ who, did: 'quotation.choose', to: of.side, at: now });
        }
        if (settles) return seeOther(`${of.path}/differences?settled`);
        const order = new URLSearchParams({
          ...(form.has('second') && { second: '' }),
          ...(form.has('newest') && { newest: '' }),
        });
        // To the words of the next answer, so that keys go on working and a screen reader goes on reading.
        return seeOther(`${path}?${order}#answer`);
      },
    },
  ];
}

function answerView(answer: ReadAnswer, themes: readonly CodebookTheme[]) {
  const { words, praise, pieces } = suggestionsIn(answer.text, themes);
  const keys = keysFor(themes);
  const choices = themes.map(({ id, label }) => ({
    id,
    label,
    key: keys.get(id),
    because: words
      .get(id)
      ?.map((found) => `“${found}”`)
      .join(', '),
  }));
  return {
    ...askedInWords(answer),
    sealedId: answer.sealedId,
    mayQuote: answer.mayQuote,
    pieces,
    praise: praise.map((found) => `“${found}”`).join(', '),
    suggested: choices.filter(({ because }) => because),
    others: choices.filter(({ because }) => !because),
  };
}
