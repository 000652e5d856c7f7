import type { VoicesQuestionnaire } from './schema.ts';

/** What to bear in mind when the groups are read, in the order in which it matters. */
export function notesOn(
  questionnaires: readonly VoicesQuestionnaire[],
  caseloadTold: boolean,
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
      caseloadTold,
      `Shares are of the groups that are shown and have at least ${threshold} children in the ` +
        'caseload. Children of whom it is not known are left out, of those who answered and of the ' +
        'caseload.',
    ],
    [
      caseloadTold,
      'There is no clear difference where the share of the caseload lies within the likely range. A ' +
        'child who answered one questionnaire twice counts twice.',
    ],
  ];
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}
