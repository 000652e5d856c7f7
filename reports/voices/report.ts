import { z } from 'zod';
import { type BandName, bandNames, type Kind } from '../../domain/participant.ts';
import { orderedValues } from '../counting/bands.ts';
import { rounded } from '../statistics/estimate.ts';
import { wilson } from '../statistics/wilson.ts';
import { type Row, rowSchema } from '../suppression/row.ts';

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

/** All groups but White, who together are asked about. */
export const globalMajority = 'black-and-global-majority';

const share = z.number().min(0).max(1);
const whole = z.int().min(0);
const rate = {
  asked: whole.nullable(),
  answered: whole.nullable(),
  responseRate: share.nullable().describe('As in the board report.'),
};
const comparisonSchema = z.object({
  share: share.describe('Of those who answered, in the groups that can be compared.'),
  low: share.describe('The lower end of the 95 % interval of the share (Wilson).'),
  high: share,
  caseloadShare: share.describe('Of the caseload, in the same groups.'),
  says: z
    .enum(['fewer', 'more', 'no-clear-difference'])
    .describe('No clear difference where the share of the caseload lies within the interval.'),
});
export type Comparison = z.infer<typeof comparisonSchema>;

const bandSchema = z.object({
  band: z.enum(bandNames),
  countedOn: z.iso.date().nullable().describe('The day of the count; null where the caseload is not told.'),
  base: whole.describe('How many answered, in the groups that can be compared.'),
  rows: z.array(rowSchema({ value: z.string() }, { ...rate, compared: comparisonSchema.nullable() })),
  together: z
    .object({ value: z.literal(globalMajority), compared: comparisonSchema })
    .nullable()
    .describe('Of ethnicity: all groups but White together.'),
});
export type VoicesBand = z.infer<typeof bandSchema>;

/**
 * Whose voices are missing: who was asked and answered over a half-year that is over, beside the caseload. A
 * suppressed row has no numbers.
 */
export const voicesSchema = z.object({
  from: z.string().describe('The first month, YYYY-MM.'),
  to: z.string().describe('The last month, included.'),
  threshold: z.int(),
  questionnaires: z.array(
    rowSchema({ questionnaire: z.string(), title: z.string(), bands: z.array(bandSchema) }, rate),
  ),
  notes: z.array(z.string()),
});
export type Voices = z.infer<typeof voicesSchema>;
export type VoicesQuestionnaire = Voices['questionnaires'][number];

/**
 * Compares who answered with whom the service works with, for children's questionnaires. It counts from what
 * the board report shows of the same months, so that nothing is told here that is not told there. Shares are
 * of the groups that are shown and have at least the threshold of children in the caseload, on both sides
 * alike: what is hidden is in no sum, and who is not known is in none either.
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
  return { from, to, threshold, questionnaires, notes: notesOn(questionnaires, caseload, threshold) };
}

/** A group that is compared, with the questionnaire whose answers are. */
export type ComparedGroup = {
  questionnaire: string;
  title: string;
  band: BandName;
  value: string;
  compared: Comparison;
};

/** Those of whom clearly fewer answered than there are, the widest gap first. */
export function missing(voices: Voices): ComparedGroup[] {
  return voices.questionnaires
    .flatMap(comparedGroups)
    .filter(({ compared }) => compared.says === 'fewer')
    .sort((a, b) => gap(b.compared) - gap(a.compared));
}

/** Whom inspections ask about, however they stand: of the questionnaire that most answered. */
export function inspected({ questionnaires }: Voices): ComparedGroup[] {
  const most = questionnaires.toSorted((a, b) => answeredOf(b) - answeredOf(a))[0];
  const groups = most ? comparedGroups(most) : [];
  return askedAbout.flatMap(([band, value]) =>
    groups.filter((group) => group.band === band && group.value === value),
  );
}

const askedAbout: readonly (readonly [BandName, string])[] = [
  ['gender', 'girl'],
  ['ethnicity', globalMajority],
  ['care', 'in-care'],
];

function comparedGroups({ questionnaire, title, bands }: VoicesQuestionnaire): ComparedGroup[] {
  return bands.flatMap(({ band, rows, together }) =>
    [...rows, ...(together ? [together] : [])].flatMap((row) =>
      'compared' in row && row.compared
        ? [{ questionnaire, title, band, value: row.value, compared: row.compared }]
        : [],
    ),
  );
}

function answeredOf(one: VoicesQuestionnaire): number {
  return one.suppressed ? 0 : (one.answered ?? 0);
}

/** Whether there is anything to say it of at all. */
export function anyCompared({ questionnaires }: Voices): boolean {
  return questionnaires.some(({ bands }) => bands.some(({ base }) => base > 0));
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

function gap({ share, caseloadShare }: Comparison): number {
  return caseloadShare - share;
}

function notesOn(
  questionnaires: readonly VoicesQuestionnaire[],
  caseload: readonly Caseload[],
  threshold: number,
): string[] {
  const bands = questionnaires.flatMap((questionnaire) => questionnaire.bands);
  const hidden = bands.some(({ rows }) => rows.some(({ suppressed }) => suppressed));
  const notes: [boolean, string][] = [
    [
      true,
      'Groups are compared over whole half-years that are over, April to September and October to ' +
        'March, so that a small group cannot be worked out by comparing months.',
    ],
    [
      hidden,
      `Rows of fewer than ${threshold} children are not shown, nor are rows from which one of those ` +
        'could be worked out in the same table.',
    ],
    [
      caseload.length > 0,
      `Shares are of the groups that are shown and have at least ${threshold} children in the ` +
        'caseload. Children of whom it is not known are left out, of those who answered and of the ' +
        'caseload.',
    ],
    [
      caseload.length > 0,
      'There is no clear difference where the share of the caseload lies within the likely range. A ' +
        'child who answered one questionnaire twice counts twice.',
    ],
  ];
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}
