import { bandLabel } from '../../../domain/band-words.ts';
import { type BandName, bandNames, type Participant } from '../../../domain/participant.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { parseLastDayInCell, parseQuestionnaire, parseReference } from '../forms/asked.ts';
import { parseBands } from '../forms/bands.ts';
import { onlyOnce, rowsOf } from '../forms/sheet.ts';
import { folded } from '../forms/text.ts';

export type Asked = {
  row: number;
  questionnaire: Version;
  participant: Participant;
  reference?: string;
  due: Date;
};

type Column = BandName | 'reference' | 'questionnaire' | 'last day';
export const columns: readonly Column[] = ['reference', ...bandNames, 'questionnaire', 'last day'];

/** Every row of a sheet, or every problem of every row, with the number that the row has in the spreadsheet. */
export function readSheet(
  text: string,
  usual: { questionnaire: Version | null; due: Date | null },
  versions: readonly Version[],
  now: Date,
): { asked: Asked[]; problems: string[] } {
  const read = rowsOf(text, columnOf, 'reference, age and gender');
  const problems = [...read.problems];
  const asked: Asked[] = [];
  const once = onlyOnce();
  for (const { number, cell, more } of read.rows) {
    const wrong: string[] = [];
    if (more) wrong.push('There are more cells than headings');
    const typed = parseReference(cell('reference'));
    const reference = 'value' in typed && typed.value !== undefined ? once(typed.value, number) : typed;
    if ('problem' in reference) wrong.push(reference.problem);
    const { bands, problems: wrongBands } = parseBands(cell);
    wrong.push(...wrongBands.map(({ problem }) => problem));
    const own = cell('questionnaire').trim();
    const questionnaire = own === '' ? usual.questionnaire : parseQuestionnaire(own, versions);
    if (questionnaire && 'problem' in questionnaire)
      wrong.push('There is no questionnaire of this name to invite people to');
    const lastDay = cell('last day').trim();
    const due = lastDay === '' ? usual.due : parseLastDayInCell(lastDay, now);
    if (due && 'problem' in due) wrong.push(due.problem);
    problems.push(...wrong.map((problem) => `Row ${number}: ${problem}`));

    const version =
      questionnaire &&
      ('value' in questionnaire ? questionnaire.value : 'id' in questionnaire ? questionnaire : null);
    const last = due && (due instanceof Date ? due : 'value' in due ? due.value : null);
    if (wrong.length > 0 || !version || !last) continue;
    asked.push({
      row: number,
      questionnaire: version,
      participant: { kind: version.questionnaire.audience, ...bands },
      ...('value' in reference && reference.value !== undefined && { reference: reference.value }),
      due: last,
    });
  }
  return { asked, problems };
}

function columnOf(name: string): Column | undefined {
  return (
    columns.find((one) => one === name || (isBand(one) && folded(bandLabel(one)) === name)) ??
    otherNames.get(name)
  );
}

const otherNames: ReadonlyMap<string, Column> = new Map([
  ['ref', 'reference'],
  ['your reference', 'reference'],
  ['due', 'last day'],
]);

function isBand(column: Column): column is BandName {
  return bandNames.some((band) => band === column);
}
