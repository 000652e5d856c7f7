import { type JourneyFact, journeyFacts, notReachedReasons } from '../../../domain/journey.ts';
import { bar } from '../../../reports/charts/svg.ts';
import { factLabels, reasonLabels, reasonNotSaid } from '../../../reports/victims/labels.ts';
import type { ByMonths, Facts, InTime, OfMonths, VictimFigures } from '../../../reports/victims/schema.ts';
import { counted, percent, range, spanInWords, whole } from '../../../reports/words/in-words.ts';

/** The victims' figures in the words of the page; null where there is nothing to show. */
export function victimFiguresView({ facts, toldInTime, notReached, waiting }: VictimFigures) {
  const { total } = facts;
  if (total.suppressed) return null;
  return {
    months: spanInWords(total),
    waiting: waiting && spanInWords(waiting),
    /** Whether it is several months that wait. */
    waitingMany: waiting !== null && waiting.from !== waiting.to,
    victims: counted(total.base, 'victim', 'victims'),
    agreed: whole(total.counts.consented),
    tookPart: whole(total.counts.engaged),
    share: total.kpi10 && percent(total.kpi10.share),
    restorativeJustice: {
      caption: `Took part, of those who agreed to contact, ${spanInWords(total)}`,
      columns: ['Months', 'Took part', 'Victims', 'Likely range'],
      rows: rowsOf(facts, tookPart),
    },
    toldInTime: toldInTime.total.suppressed
      ? null
      : {
          caption: `Told in time, ${spanInWords(toldInTime.total)}`,
          columns: ['Months', 'In time', 'Victims', 'Likely range'],
          rows: rowsOf(toldInTime, told),
        },
    whole: {
      caption: `${spanInWords(total)}, of ${counted(total.base, 'victim', 'victims')}`,
      columns: ['What was done', 'Share', 'Victims'],
      rows: journeyFacts.map((fact) => shareRow(factLabels[fact], total.counts[fact], total.base)),
    },
    byMonth: facts.groups.length > 1 ? stages.map((stage) => stageTable(stage, facts)) : [],
    notReached: reasonTables(notReached),
  };
}

/** The facts of a victim's journey as a table can hold them beside each other. */
const stages: readonly { title: string; facts: readonly JourneyFact[] }[] = [
  {
    title: 'Getting in touch',
    facts: ['identified', 'contact-requested', 'not-reached', 'asked', 'consented'],
  },
  { title: 'Their views, and restorative justice', facts: ['views-asked', 'offered', 'engaged'] },
  { title: 'Afterwards', facts: ['kept-informed', 'told-outcome', 'feedback-asked', 'feedback-given'] },
];

function stageTable({ title, facts }: (typeof stages)[number], part: ByMonths<Facts>) {
  return {
    caption: title,
    columns: ['Victims', ...facts.map((fact) => factLabels[fact])],
    rows: rowsOf(part, ({ base, counts }) => ({
      counts: [base, ...facts.map((fact) => counts[fact])].map(whole),
    })),
  };
}

function reasonTables({ groups, total }: VictimFigures['notReached']) {
  if (total.suppressed) return null;
  const labels = [...notReachedReasons.map((reason) => reasonLabels[reason]), reasonNotSaid];
  const countsOf = ({ reasons, notSaid }: Pick<typeof total, 'reasons' | 'notSaid'>) => [
    ...notReachedReasons.map((reason) => reasons[reason]),
    notSaid,
  ];
  return {
    whole: {
      caption: `${spanInWords(total)}, of ${counted(total.base, 'victim', 'victims')} not reached`,
      columns: ['Reason', 'Share', 'Victims'],
      rows: countsOf(total).map((count, at) => shareRow(labels[at] ?? '', count, total.base)),
    },
    byMonth:
      groups.length > 1
        ? {
            caption: 'By month',
            columns: labels,
            rows: rowsOf({ groups, total }, (row) => ({ counts: countsOf(row).map(whole) })),
          }
        : null,
  };
}

/** A row for each group of months, and one for all where they are several. */
function rowsOf<Figures, Row>({ groups, total }: ByMonths<Figures>, row: (figures: Figures) => Row) {
  const several = groups.length > 1 && !total.suppressed;
  return [
    ...groups.map((group: OfMonths<Figures>) => ({ label: spanInWords(group), total: false, ...row(group) })),
    ...(several ? [{ label: 'All months', total: true, ...row(total) }] : []),
  ];
}

function tookPart({ counts, kpi10 }: Facts) {
  const count = `${whole(counts.engaged)} of ${whole(counts.consented)}`;
  if (!kpi10) return { share: 'No share', bar: null, count, unit: 'took part', range: null };
  const { share, low, high } = kpi10;
  return {
    share: percent(share),
    bar: bar(share, { low, high }),
    count,
    unit: 'took part',
    range: range(low, high),
  };
}

function told({ base, inTime, share, low, high }: InTime) {
  return {
    share: percent(share),
    bar: bar(share, { low, high }),
    count: `${whole(inTime)} of ${whole(base)}`,
    unit: 'in time',
    range: range(low, high),
  };
}

function shareRow(label: string, count: number, of: number) {
  const unit = count === 1 ? 'victim' : 'victims';
  return { label, share: percent(count / of), bar: bar(count / of), count: whole(count), unit, range: null };
}
