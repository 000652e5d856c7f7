import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import type { CodebookTheme } from '../../../prisma/stores/codebook.ts';
import type { ReadAnswer } from '../../../prisma/stores/codings.ts';
import { seeOther } from '../../http/answer.ts';
import { themeKeys } from '../../public/assets.ts';
import { present, ticked, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { askedInWords } from '../words/answers.ts';
import { keysFor, suggestionsIn } from './suggestions.ts';

type ReadView = {
  base: string;
  queue: 'unread' | 'second';
  newestFirst: boolean;
  /** It settles what readers differ about. */
  settles: boolean;
  ofVictims: boolean;
  /** Null where there is none to read. */
  answer: Awaited<ReturnType<typeof answerView>> | null;
};

/**
 * Reading one answer after the other. Each page of it is on the audit record: what was asked, and nothing of
 * whose answer it was.
 */
export function readAnswer({ side, here, path: base, settles: needs }: ThemesSide) {
  const reading = template<ReadView>('themes/read.njk', here);
  return page({
    name: `staff.${here}.read`,
    method: 'GET',
    path: `${base}/read`,
    needs,
    reads: z.object({ second: present, newest: present, after: typed, settle: typed }),
    shows: [reading],
    async handle({ stores, clock }, { read: { second, newest, after, settle }, signedIn: { who }, show }) {
      const { codings } = stores[side];
      const queue = second ? 'second' : 'unread';
      const answer = settle
        ? await codings.get(settle)
        : await codings.next({ who, queue, newestFirst: newest, ...(after && { after }) });
      const view = { base, queue, newestFirst: newest, ofVictims: side === 'victim' } as const;
      if (!answer) {
        return show(reading, { ...view, title: 'No more answers', settles: false, answer: null });
      }
      const { version, question } = answer;
      const to = `${version.questionnaire.key}/${question}`;
      await stores.audit.write({ who, did: 'answers.read', to, at: clock() });
      const themes = (await stores.codebook.list()).filter(({ used }) => used);
      return show(reading, {
        ...view,
        title: 'What is this answer about?',
        script: themeKeys().path,
        settles: settle !== '',
        answer: await answerView(answer, themes),
      });
    },
  });
}

/**
 * Keeps what somebody says that an answer is about, and leads to the next one. The page refuses with
 * `not-found` where the answer is gone.
 */
export function codeAnswer({ side, here, path: base, settles: needs }: ThemesSide) {
  const path = `${base}/read`;
  return page({
    name: `staff.${here}.code`,
    method: 'POST',
    path,
    needs,
    reads: z.object({
      answer: typed,
      theme: ticked,
      praise: present,
      quote: present,
      settles: present,
      second: present,
      newest: present,
    }),
    async handle({ stores, clock }, { read, signedIn: { who } }) {
      const { answer: sealedId, theme: chosen, praise, settles } = read;
      const { codings, quotations } = stores[side];
      const now = clock();
      const used = (await stores.codebook.list()).filter((theme) => theme.used).map(({ id }) => id);
      const themes = used.filter((id) => chosen.includes(id));
      if (!(await codings.code({ sealedId, who, themes, praise, settles, now }))) {
        throw new Fault('not-found', 'This answer is not here any more. It may have been deleted.');
      }
      if (read.quote && (await quotations.choose({ sealedId, who, now }))) {
        await stores.audit.write({ who, did: 'quotation.choose', to: side, at: now });
      }
      if (settles) return seeOther(`${base}/differences?settled`);
      const order = new URLSearchParams({
        ...(read.second && { second: '' }),
        ...(read.newest && { newest: '' }),
      });
      // To the words of the next answer, so that keys go on working and a screen reader goes on reading.
      return seeOther(`${path}?${order}#answer`);
    },
  });
}

async function answerView(answer: ReadAnswer, themes: readonly CodebookTheme[]) {
  const { words, praise, pieces } = await suggestionsIn(answer.text, themes);
  const keys = keysFor(themes);
  const choices = themes.map(({ id, label }) => ({
    id,
    label,
    key: keys.get(id) ?? null,
    because: quoted(words.get(id) ?? []),
  }));
  return {
    ...askedInWords(answer),
    sealedId: answer.sealedId,
    mayQuote: answer.mayQuote,
    pieces,
    praise: quoted(praise),
    suggested: choices.filter(({ because }) => because),
    others: choices.filter(({ because }) => !because),
  };
}

function quoted(words: readonly string[]): string {
  return words.map((found) => `“${found}”`).join(', ');
}
