import type { VictimFigures } from './victim-rows.ts';

/** What a reader of these figures must bear in mind, in plain words; what does not apply is left out. */
export function notesOnVictims({ threshold, groups, total }: Omit<VictimFigures, 'notes'>): string[] {
  if (total.suppressed) {
    return [
      `Nothing can be shown: anything is on record of fewer than ${threshold} victims in these months. Longer periods may have enough.`,
    ];
  }
  const rows = [...groups, total].flatMap((row) => (row.suppressed ? [] : [row]));
  const notes: [boolean, string][] = [
    [
      groups.some(({ from, to }) => from !== to),
      `Months stand together until they have at least ${threshold} victims.`,
    ],
    [true, 'A victim is counted in the month of each fact, so one victim may be in several months.'],
    [
      rows.some(({ notReached, toldInTime }) => notReached.suppressed || toldInTime.suppressed),
      `Reasons, and times to be told, are not shown of fewer than ${threshold} victims, nor where those could be worked out.`,
    ],
    [
      rows.some(({ toldInTime }) => !toldInTime.suppressed),
      'Told in time is said of those who have been told. Who still waits is not in it.',
    ],
    [
      rows.some(({ kpi10 }) => kpi10 !== null),
      'Each share stands with the range in which it would likely be if there had been many more victims. Where two ranges overlap, there is no clear difference.',
    ],
    [
      rows.some(({ kpi10 }) => kpi10 === null),
      `No share of victims who took part is given where fewer than ${threshold} agreed to contact, or where more took part than agreed in the same months.`,
    ],
  ];
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}
