import { bandLabel } from '../../../domain/band-words.ts';
import { type BandName, bandNames } from '../../../domain/participant.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { parseLastDayInCell, parseQuestionnaire, parseReference } from '../forms/asked.ts';
import { parseBands } from '../forms/bands.ts';
import type { Parsed } from '../forms/problems.ts';
import { firstProblems, onlyOnce, rowByRow, rowsOf, type SheetRow } from '../forms/sheet.ts';
import { folded } from '../forms/text.ts';
import type { NewInvitation } from './new.ts';

type Column = BandName | 'reference' | 'questionnaire' | 'last day';
export const columns: readonly Column[] = ['reference', ...bandNames, 'questionnaire', 'last day'];

/** What holds for every row that says nothing else; null where that is wrong itself. */
type Usual = { questionnaire: Version | null; due: Date | null };

/** The rows that are right, and every problem of the others, with the row's number in the spreadsheet. */
export async function parseRows(
  text: string,
  usual: Usual,
  versions: readonly Version[],
  now: Date,
): Promise<{ invitations: NewInvitation[]; problems: string[] }> {
  const { rows, problems: wrongSheet } = await rowsOf(text, columnOf, 'reference, age and gender');
  const once = onlyOnce();
  const parsed = await rowByRow(rows, (row) => ({
    number: row.number,
    ...parseRow(row, {
      reference: parseOwnReference(row, once),
      questionnaire: parseOwnQuestionnaire(row.cell('questionnaire'), usual, versions),
      due: parseOwnLastDay(row.cell('last day'), usual, now),
    }),
  }));
  const wrongRows = parsed.flatMap(({ number, problems }) =>
    problems.map((problem) => `Row ${number}: ${problem}`),
  );
  return {
    invitations: parsed.flatMap(({ invitation }) => invitation ?? []),
    problems: firstProblems([...wrongSheet, ...wrongRows]),
  };
}

function parseRow(
  { cell, more }: SheetRow<Column>,
  {
    reference,
    questionnaire,
    due,
  }: {
    reference: Parsed<string | undefined>;
    questionnaire: Parsed<Version | null>;
    due: Parsed<Date | null>;
  },
): { invitation: NewInvitation | null; problems: string[] } {
  const { bands, problems: wrongBands } = parseBands(cell);
  const problems = [
    ...(more ? ['There are more cells than headings'] : []),
    ...problemIn(reference),
    ...wrongBands.map(({ problem }) => problem),
    ...problemIn(questionnaire),
    ...problemIn(due),
  ];
  if ('problem' in reference || 'problem' in questionnaire || 'problem' in due || problems.length > 0) {
    return { invitation: null, problems };
  }
  if (!questionnaire.value || !due.value) return { invitation: null, problems: [] };
  return {
    invitation: {
      questionnaire: questionnaire.value,
      participant: { kind: questionnaire.value.questionnaire.audience, ...bands },
      ...(reference.value !== undefined && { reference: reference.value }),
      due: due.value,
    },
    problems: [],
  };
}

function parseOwnReference(
  { cell, number }: SheetRow<Column>,
  once: ReturnType<typeof onlyOnce>,
): Parsed<string | undefined> {
  const reference = parseReference(cell('reference'));
  if ('problem' in reference || reference.value === undefined) return reference;
  return once(reference.value, number);
}

function parseOwnQuestionnaire(
  cell: string,
  usual: Usual,
  versions: readonly Version[],
): Parsed<Version | null> {
  if (cell.trim() === '') return { value: usual.questionnaire };
  const questionnaire = parseQuestionnaire(cell, versions);
  if ('value' in questionnaire) return questionnaire;
  return { problem: 'There is no questionnaire of this name to invite people to' };
}

function parseOwnLastDay(cell: string, usual: Usual, now: Date): Parsed<Date | null> {
  return cell.trim() === '' ? { value: usual.due } : parseLastDayInCell(cell, now);
}

function problemIn(parsed: Parsed<unknown>): string[] {
  return 'problem' in parsed ? [parsed.problem] : [];
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
