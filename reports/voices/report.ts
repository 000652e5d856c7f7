import type { BandName, Kind } from '../../domain/participant.ts';
import { orderedValues } from '../counting/bands.ts';
import { rounded } from '../statistics/estimate.ts';
import { wilson } from '../statistics/wilson.ts';
import type { Row } from '../suppression/row.ts';
import { notesOn } from './notes.ts';
import {
  type Comparison,
  globalMajority,
  type Voices,
  type VoicesBand,
  type VoicesQuestionnaire,
} from './schema.ts';

/**
 * What the board report has published of one value of a band, or of everybody: nothing else is counted from.
 */
type Published = Row<{ asked: number | null; answered: number | null; responseRate: number | null }>;
type PublishedQuestionnaire = Published & {
  questionnaire: string;
  title: string;
  audience: Kind;
  bands: readonly { band: BandName; rows: readonly (Published & { value: string })[] }[];
};

/** How many open children the service has by one band, as it counted them on a day, YYYY-MM-DD. */
export type Caseload = {
  band: BandName;
  countedOn: string;
  values: readonly { value: string; children: number }[];
};

/**
 * Compares who answered with whom the service works with, for children's questionnaires. It counts from what
 * the board report shows of the same months, so that nothing is told here that is not told there. A share is
 * of the groups that the report shows and that have at least the threshold of children in the caseload: of
 * those who answered and of the caseload alike. What is hidden, or not known, is in no sum.
 */
export function voicesOf(
  report: { from: string; to: string; threshold: number; questionnaires: readonly PublishedQuestionnaire[] },
  caseload: readonly Caseload[],
): Voices {
  const { from, to, threshold } = report;
  const questionnaires = report.questionnaires
    .filter(({ audience }) => audience === 'child')
    .map(
      ({ questionnaire, title, bands, ...all }): VoicesQuestionnaire => ({
        questionnaire,
        title,
        bands: bands.map(({ band, rows }) =>
          compared(
            band,
            rows,
            caseload.find((count) => count.band === band),
            threshold,
          ),
        ),
        ...figuresIn(all),
      }),
    );
  return {
    from,
    to,
    threshold,
    questionnaires,
    notes: notesOn(questionnaires, caseload.length > 0, threshold),
  };
}

function compared(
  band: BandName,
  rows: readonly (Published & { value: string })[],
  count: Caseload | undefined,
  threshold: number,
): VoicesBand {
  const children = new Map(count?.values.map((one) => [one.value, one.children]));
  const both = rows.flatMap((row) => {
    const of = children.get(row.value) ?? 0;
    const shown = !row.suppressed && row.answered !== null && row.value !== 'not-known';
    return shown && of >= threshold ? [{ value: row.value, answered: row.answered ?? 0, children: of }] : [];
  });
  const sums = {
    answered: both.reduce((sum, { answered }) => sum + answered, 0),
    children: both.reduce((sum, one) => sum + one.children, 0),
  };
  const comparable = both.length > 1 && sums.answered > 0;
  const comparedRows = new Map(comparable ? both.map((one) => [one.value, comparison(one, sums)]) : []);
  const others = both.filter(({ value }) => value !== 'white');
  const withWhite = band === 'ethnicity' && comparable && others.length < both.length && others.length > 1;
  const order = orderedValues(
    band,
    rows.map(({ value }) => value),
  );
  return {
    band,
    countedOn: count?.countedOn ?? null,
    base: comparable ? sums.answered : 0,
    rows: rows
      .toSorted((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
      .map(({ value, ...row }) => ({
        value,
        ...(row.suppressed
          ? { suppressed: true as const }
          : { ...shown(row), compared: comparedRows.get(value) ?? null }),
      })),
    together: withWhite
      ? {
          value: globalMajority,
          compared: comparison(
            {
              answered: others.reduce((sum, one) => sum + one.answered, 0),
              children: others.reduce((sum, one) => sum + one.children, 0),
            },
            sums,
          ),
        }
      : null,
  };
}

type Both = { answered: number; children: number };

function comparison(part: Both, all: Both): Comparison {
  const own = part.answered / all.answered;
  const caseloadShare = part.children / all.children;
  const { low, high } = wilson(own, all.answered);
  const says = caseloadShare > high ? 'fewer' : caseloadShare < low ? 'more' : 'no-clear-difference';
  return {
    share: rounded(own),
    low: rounded(low),
    high: rounded(high),
    caseloadShare: rounded(caseloadShare),
    says,
  };
}

function figuresIn(all: Published) {
  return all.suppressed ? { suppressed: true as const } : shown(all);
}

function shown({ asked, answered, responseRate }: Exclude<Published, { suppressed: true }>) {
  return { suppressed: false as const, asked, answered, responseRate };
}
