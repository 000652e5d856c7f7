import { z } from 'zod';
import type { CodebookTheme } from '../../../prisma/stores/codebook.ts';
import { present } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { countedInBatches } from '../words/counted.ts';

/** How many are counted, before the page says "more than". */
const most = 500;

type Row = { id: string; label: string; words: string; people: string };
type OverviewView = {
  base: string;
  /** The codebook is theirs to change. */
  owns: boolean;
  rows: Row[];
  retired: Row[];
  gone: Row[];
  praise: string;
  threshold: number;
  /** How many wait, in digits or as "more than …"; null where none do. */
  unread: string | null;
  second: string | null;
  differing: string | null;
  quotations: number;
  done: string | null;
};

const done = z.object({
  made: present,
  changed: present,
  back: present,
  merged: present,
  split: present,
  retired: present,
});

/** What waits on this side, and the codebook with how many raised each theme. */
export function themesOverview({ side, here, path, settles, ownsCodebook: owns, title }: ThemesSide) {
  const overview = template<OverviewView>('themes/overview.njk', here);
  return page({
    name: `staff.${here}`,
    method: 'GET',
    path,
    needs: settles,
    reads: done,
    shows: [overview],
    async handle({ stores, clock, secondPerson, threshold }, { read, signedIn: { who }, show }) {
      const { codings, quotations, tallies } = stores[side];
      await tallies.release(threshold, clock());
      const [themes, waiting, raised, quoted] = await Promise.all([
        stores.codebook.list(),
        codings.waiting(who, most + 1),
        codings.raised(),
        quotations.counted({ who, second: secondPerson }),
      ]);
      const countOf = countsIn(raised, threshold);
      return show(overview, {
        title,
        base: path,
        owns,
        ...rowsOf(themes, countOf),
        praise: countOf(null),
        threshold,
        unread: upTo(waiting.unread),
        second: upTo(waiting.second),
        differing: upTo(waiting.differing),
        quotations: quoted.all,
        done: doneInWords(read),
      });
    },
  });
}

/** How many respondents raised a theme, in words; null is praise. */
function countsIn(
  raised: readonly { theme: string | null; respondents: number }[],
  threshold: number,
): (theme: string | null) => string {
  const by = new Map(raised.map((one) => [one.theme, one.respondents]));
  return (theme) => countedInBatches(by.get(theme) ?? 0, threshold);
}

/** What was merged counts in another, and what was split is read again: both are gone. */
function rowsOf(themes: readonly CodebookTheme[], countOf: (theme: string) => string) {
  const rows = (which: (theme: CodebookTheme) => boolean): Row[] =>
    themes.filter(which).map(({ id, label, words }) => ({
      id,
      label,
      words: words.slice(0, 4).map(briefly).join(', '),
      people: countOf(id),
    }));
  const isGone = ({ mergedInto, split }: CodebookTheme) => mergedInto !== null || split;
  return {
    rows: rows(({ used }) => used),
    retired: rows((theme) => !theme.used && !isGone(theme)),
    gone: rows((theme) => !theme.used && isGone(theme)),
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

function doneInWords(read: z.output<typeof done>): string | null {
  if (read.made) return 'The theme is in the codebook.';
  if (read.changed) return 'The theme is changed.';
  if (read.back) return 'The theme is offered again.';
  if (read.merged) {
    return 'The two themes are one now. What was about either counts as about the one that stays.';
  }
  if (read.split) return 'The theme is two themes now. Answers that were about it wait to be read again.';
  return read.retired ? 'The theme is offered no more. What was about it still counts.' : null;
}
