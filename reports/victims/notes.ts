import type { VictimFigures } from './schema.ts';

/** What a reader of these figures must bear in mind, in plain words; what does not apply is left out. */
export function notesOnVictims(of: Omit<VictimFigures, 'notes'>): string[] {
  const { threshold, waiting, facts, notReached, toldInTime } = of;
  if (facts.total.suppressed) {
    return [`Nothing can be shown: fewer than ${threshold} victims have anything on record in these months.`];
  }
  const rows = [...facts.groups, facts.total];
  const groups = [...facts.groups, ...notReached.groups, ...toldInTime.groups];
  const notes: [boolean, string][] = [
    [
      groups.some(({ from, to }) => from !== to),
      `Months stand together until they have at least ${threshold} victims for that table.`,
    ],
    [
      waiting !== null,
      `Months at the end of the period that have fewer than ${threshold} victims are in no row and ` +
        'in no total.',
    ],
    [true, 'A victim is counted in the month of each fact, so one victim may be in several months.'],
    [true, 'A fact that is written down late changes the figures of the month in which it happened.'],
    [
      notReached.total.suppressed || toldInTime.total.suppressed,
      `Reasons, and times to be told, are not shown of fewer than ${threshold} victims.`,
    ],
    [
      !toldInTime.total.suppressed,
      'Told in time is said of those who have been told. Who still waits is not in it.',
    ],
    [
      rows.some(({ kpi10 }) => kpi10 !== null) || !toldInTime.total.suppressed,
      'Each share stands with the range in which it would likely be if there had been many more ' +
        'victims. Where two ranges overlap, there is no clear difference.',
    ],
    [
      rows.some(({ kpi10 }) => kpi10 === null),
      `No share of victims who took part is given where fewer than ${threshold} agreed to contact, ` +
        'or where more took part than agreed in the same months.',
    ],
  ];
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}
