import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { themeSides } from '../theme-sides.ts';
import { countedInBatches } from '../words/counted.ts';
import { codebookPages } from './codebook.ts';
import { differencePages } from './differ.ts';
import { quotationPages } from './quotations.ts';
import { clearingPages } from './quotations-clear.ts';
import { readingPages } from './read.ts';

/** How many are counted, before the page says "more than". */
const most = 500;

/** Saying what answers are about, and which words may be shown: for each side by itself. */
export function themePages(parts: StaffParts): StaffPage[] {
  return themeSides.flatMap((side) => [
    overview(parts, side),
    ...readingPages(parts, side),
    ...differencePages(parts, side),
    ...quotationPages(parts, side),
    ...clearingPages(parts, side),
    ...(side.ownsCodebook ? codebookPages(parts, side) : []),
  ]);
}

function overview({ stores, clock, threshold, render }: StaffParts, of: ThemesSide): StaffPage {
  const { codings, quotations, tallies } = stores[of.side];
  return {
    name: `staff.${of.here}`,
    method: 'GET',
    path: of.path,
    needs: of.settles,
    async handle({ query, signedIn }) {
      await tallies.release(threshold, clock());
      const [themes, waiting, raised, quoted] = await Promise.all([
        stores.codebook.list(),
        codings.waiting(signedIn?.who ?? '', most + 1),
        codings.raised(),
        quotations.list(),
      ]);
      const by = Map.groupBy(raised, ({ theme }) => theme);
      const people = (theme: string | null) =>
        countedInBatches(new Set(by.get(theme)?.map(({ person }) => person)).size, threshold);
      const row = ({ id, label, words }: (typeof themes)[number]) => ({
        id,
        label,
        words: words.slice(0, 4).map(briefly).join(', '),
        people: people(id),
      });
      // What was merged counts in another, and what was split is read again.
      const retired = themes.filter(({ used, mergedInto, split }) => !used && !mergedInto && !split);
      return render('themes/list.njk', {
        title: of.title,
        here: of.here,
        signedIn,
        base: of.path,
        owns: of.ownsCodebook,
        rows: themes.filter(({ used }) => used).map(row),
        retired: retired.map(row),
        gone: themes.filter(({ used, mergedInto, split }) => !used && (mergedInto || split)).map(row),
        praise: people(null),
        threshold,
        unread: upTo(waiting.unread),
        second: upTo(waiting.second),
        differing: upTo(waiting.differing),
        quotations: quoted.length,
        done: doneInWords(query),
      });
    },
  };
}

/** The first of the words that a phrase may have at each place. */
function briefly(phrase: string): string {
  const words = phrase.split(' ').filter((word) => word !== '…');
  return words.map((word) => word.split('/')[0]).join(' ');
}

function upTo(many: number): string | null {
  if (many === 0) return null;
  return many > most ? `more than ${most}` : String(many);
}

const deeds: Readonly<Record<string, string>> = {
  made: 'The theme is in the codebook.',
  changed: 'The theme is changed.',
  back: 'The theme is offered again.',
  merged: 'The two themes are one now. What was about either counts as about the one that stays.',
  split: 'The theme is two themes now. Answers that were about it wait to be read again.',
  retired: 'The theme is offered no more. What was about it still counts.',
};

function doneInWords(query: URLSearchParams): string | undefined {
  return Object.keys(deeds)
    .filter((deed) => query.has(deed))
    .map((deed) => deeds[deed])[0];
}
