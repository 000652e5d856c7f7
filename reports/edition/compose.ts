import type { BoardReport } from '../board/report.ts';
import type { ChangeReport } from '../change/report.ts';
import { row } from '../suppression/row.ts';
import type { Digest } from '../training-digest/schema.ts';
import type { VictimFigures } from '../victims/schema.ts';
import { changesBetween } from './changes.ts';
import type {
  EditionCommitment,
  EditionContent,
  EditionFigures,
  EditionGap,
  EditionHeardBack,
  Narrative,
} from './content.ts';
import { courtsByMonth } from './courts-by-month.ts';
import { keepPublished } from './published-victim-figures.ts';
import { praiseKey, type RaisedInMonth, themesByQuarter } from './themes-by-quarter.ts';

export type EditionInputs = {
  from: string;
  to: string;
  threshold: number;
  /**
   * The published edition before, to compare with; what it published is taken from it and not counted again.
   */
  before: { number: number; content: EditionContent } | null;
  board: BoardReport;
  /** The board report of the half-year that the period ends; null where it ends none, or is one itself. */
  groups: EditionContent['groups'];
  /** The board report of each month by itself, for what courts said. */
  months: readonly { month: string; report: BoardReport }[];
  victims: { figures: VictimFigures; said: BoardReport };
  /** `change` is of the half-year that the period ends, or null. */
  parents: { change: ChangeReport | null; digest: { from: string; to: string; digest: Digest } | null };
  raised: { people: readonly RaisedInMonth[]; victims: readonly RaisedInMonth[] };
  /** Wording by theme, in the order of the codebook. */
  themes: ReadonlyMap<string, string>;
  quotations: EditionContent['quotations'];
  commitments: readonly EditionCommitment[];
  heardBack: EditionHeardBack | null;
  gaps: readonly EditionGap[];
  earlierEditions: EditionContent['earlierEditions'];
  questions: EditionContent['questions'];
};

/**
 * The figures of an edition: what its reports publish, put together. Nothing is counted here but themes by
 * quarter.
 */
export function composeEdition(of: EditionInputs): EditionFigures {
  const { from, to, threshold, before, board, victims, parents, raised, quotations, gaps, questions } = of;
  const was = before?.content;
  const labels = new Map([...of.themes, [praiseKey, 'Praise']]);
  const shared = { labels, from, to, threshold, earlier: was?.themes ?? [] };
  return {
    format: 1,
    from,
    to,
    threshold,
    since: before && { number: before.number, from: before.content.from, to: before.content.to },
    board,
    groups: of.groups,
    courts: courtsByMonth(board, of.months, threshold),
    changes: was
      ? [...changesBetween(was.board, board), ...changesBetween(was.victims.said, victims.said)]
      : [],
    victims: { figures: keepPublished(victims.figures, was?.victims.figures ?? null), said: victims.said },
    parents: { change: parents.change, digest: keptDigest(parents.digest, was) },
    themes: [
      ...themesByQuarter({ side: 'people', raised: raised.people, ...shared }),
      ...themesByQuarter({ side: 'victims', raised: raised.victims, ...shared }),
    ],
    quotations,
    commitments: [...of.commitments],
    heardBack: of.heardBack,
    gaps: [...gaps],
    earlierEditions: of.earlierEditions,
    questions,
  };
}

/** A half-year that an edition carried already is carried again as it was. */
function keptDigest(digest: EditionInputs['parents']['digest'], was: EditionContent | undefined) {
  const published = was?.parents.digest;
  return published && digest && published.from === digest.from ? published : digest;
}

type Count = { views: number; of: number };

/**
 * The edition as it is published: the figures with the lead's words, and with what the lead entered, where it
 * is of enough children.
 */
export function editionOf(
  figures: EditionFigures,
  added: {
    title: string;
    narrative: Narrative;
    entered: { plan?: Count | undefined; review?: Count | undefined };
  },
): EditionContent {
  const { title, narrative, entered } = added;
  const said = Object.entries(narrative).filter(([, { text }]) => text.trim() !== '');
  const shown = (count: Count | undefined) => (count ? countRow(count, figures.threshold) : null);
  return {
    ...figures,
    title,
    narrative: Object.fromEntries(said),
    views: { plan: shown(entered.plan), review: shown(entered.review) },
  };
}

/** Hidden where few had their views taken, or few had not. */
function countRow({ views, of }: Count, threshold: number) {
  const few = (number: number) => number > 0 && number < threshold;
  return row(of < threshold || few(views) || few(of - views), () => ({ views, of }));
}
