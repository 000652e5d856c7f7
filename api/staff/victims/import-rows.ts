import {
  type JourneyFact,
  journeyFacts,
  type NotReachedReason,
  notReachedReasons,
} from '../../../domain/journey.ts';
import { type Bands, bandKeys } from '../../../domain/participant.ts';
import { factLabels, reasonLabels } from '../../../reports/victims/labels.ts';
import { parseReference } from '../forms/asked.ts';
import { parseBand } from '../forms/bands.ts';
import { parseDayInCell, past } from '../forms/day.ts';
import type { Parsed } from '../forms/problems.ts';
import { firstProblems, onlyOnce, rowByRow, rowsOf, type SheetRow } from '../forms/sheet.ts';
import { folded } from '../forms/text.ts';

/** One person of a sheet. */
export type Brought = {
  reference: string;
  age?: Bands['age'];
  facts: Partial<Record<JourneyFact, Date>>;
  reason?: NotReachedReason;
};

type Column = 'reference' | 'age' | JourneyFact | 'reason';
const columns: readonly Column[] = ['reference', 'age', ...journeyFacts, 'reason'];

/** The headings as the template has them. */
export const headings: readonly string[] = columns.map(headingOf);

/** Every person of a sheet, or every problem with the number of its row in the spreadsheet. */
export async function readVictims(
  text: string,
  now: Date,
): Promise<{ brought: Brought[]; problems: string[] }> {
  const { rows, problems } = await rowsOf(text, columnOf, 'Reference and Identified');
  const once = onlyOnce();
  const read = await rowByRow(rows, (row) => ({ number: row.number, ...personIn(row, once, now) }));
  const wrong = read.flatMap(({ number, problems: of }) => of.map((problem) => `Row ${number}: ${problem}`));
  return { brought: read.map(({ person }) => person), problems: firstProblems([...problems, ...wrong]) };
}

function personIn(
  { cell, number, more }: SheetRow<Column>,
  once: (reference: string, row: number) => Parsed<string>,
  now: Date,
): { person: Brought; problems: string[] } {
  const problems: string[] = more ? ['There are more cells than headings'] : [];
  /** The value, or undefined and a problem more. */
  const taken = <Value>(parsed: Parsed<Value>): Value | undefined => {
    if ('value' in parsed) return parsed.value;
    problems.push(parsed.problem);
    return undefined;
  };
  const missing: Parsed<string> = { problem: 'Reference is missing. Each row needs one' };
  const typed = parseReference(cell('reference'));
  const reference = taken(
    'problem' in typed ? typed : typed.value === undefined ? missing : once(typed.value, number),
  );
  const band = taken(parseBand('age', cell('age')));
  const age = bandKeys.age.find((one) => one === band);

  const facts: Partial<Record<JourneyFact, Date>> = {};
  for (const fact of journeyFacts) {
    const day = cell(fact).trim();
    if (day === '') continue;
    const on = taken(past(parseDayInCell(day, factLabels[fact]), factLabels[fact], now));
    if (on) facts[fact] = on;
  }
  const why = cell('reason').trim();
  const reason = reasonOf(why);
  const notReached = cell('not-reached').trim() !== '';
  if (why !== '' && !reason) {
    problems.push(`Reason must be one of: ${notReachedReasons.map((one) => reasonLabels[one]).join('; ')}`);
  } else if (notReached && !reason) problems.push('Reason is missing: say why they were not reached');
  else if (!notReached && reason) problems.push('There is a reason, and no day in "Not reached"');
  return {
    person: { reference: reference ?? '', ...(age && { age }), facts, ...(reason && { reason }) },
    problems,
  };
}

function headingOf(column: Column): string {
  const fact = factOf(column);
  if (fact) return factLabels[fact];
  return column.charAt(0).toUpperCase() + column.slice(1);
}

/** By its key or its label. */
function columnOf(heading: string): Column | undefined {
  const named = (column: Column) => [column.replaceAll('-', ' '), folded(headingOf(column))];
  return columns.find((column) => named(column).includes(heading));
}

function factOf(column: Column): JourneyFact | undefined {
  return journeyFacts.find((fact) => fact === column);
}

function reasonOf(typed: string): NotReachedReason | undefined {
  const text = folded(typed);
  return notReachedReasons.find((one) => one === text || folded(reasonLabels[one]) === text);
}
