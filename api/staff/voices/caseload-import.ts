import { z } from 'zod';
import { dayOf } from '../../../domain/calendar.ts';
import { seeOther } from '../../http/answer.ts';
import { escaped } from '../../http/templates.ts';
import { type DayFields, dayFields, fieldsOf } from '../forms/day.ts';
import { namesInUse, nearGroups, nearInWords } from '../forms/near-names.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { mostRows, rowsSent, sheetFields, templateFile } from '../forms/sheet.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { parseCountedOn } from './caseload-counts.ts';
import { caseloadPath, importPath } from './caseload-paths.ts';
import { type BandCount, caseloadTemplate, parseCaseload } from './caseload-rows.ts';
import { countView } from './caseload-words.ts';

const fields = z.object({ ...sheetFields, ...dayFields, nonce: typed, step: typed });
type Sheet = { rows: string; day: DayFields };

const importForm = template<Awaited<ReturnType<typeof formView>>>('voices/caseload-import.njk', 'voices');
const importCheck = template<Awaited<ReturnType<typeof checkView>>>(
  'voices/caseload-import-check.njk',
  'voices',
);

/** The form in which counts of many groups come from a spreadsheet. */
export const newImport = page({
  name: 'staff.caseload.import',
  method: 'GET',
  path: importPath,
  needs: 'keep-caseload',
  reads: nothing,
  shows: [importForm],
  async handle({ clock }, { show }) {
    return show(importForm, await formView({ rows: '', day: fieldsOf(dayOf(clock())) }, []));
  },
});

/** A sheet of every group, to fill in. */
export const importTemplate = page({
  name: 'staff.caseload.import.template',
  method: 'GET',
  path: `${importPath}/template.csv`,
  needs: 'keep-caseload',
  reads: nothing,
  handle: async () => templateFile('caseload.csv', caseloadTemplate()),
});

/** Shows the numbers of a sheet, once everything in it is right. */
export const checkImport = page({
  name: 'staff.caseload.import.check',
  method: 'POST',
  path: importPath,
  needs: 'keep-caseload',
  reads: fields,
  shows: [importForm, importCheck],
  async handle({ stores, clock }, { read, show }) {
    const { sheet, wrong } = await sheetIn(read);
    if (read.step === 'change') return show(importForm, await formView(sheet, []));
    const parsed = await parseSheet(sheet, wrong, clock());
    if ('problems' in parsed) return show(importForm, await formView(sheet, parsed.problems));
    const near = await nearGroups(parsed.counts, await namesInUse(stores));
    return show(importCheck, await checkView(sheet, { ...parsed, near: near.map(nearInWords) }));
  },
});

/** Brings the numbers in that were looked at. */
export const makeImport = page({
  name: 'staff.caseload.import.make',
  method: 'POST',
  path: `${importPath}/make`,
  needs: 'keep-caseload',
  reads: fields,
  shows: [importForm],
  async handle({ stores, clock }, { read, signedIn: { who }, show }) {
    const { sheet, wrong } = await sheetIn(read);
    const now = clock();
    const parsed = await parseSheet(sheet, wrong, now);
    if ('problems' in parsed) return show(importForm, await formView(sheet, parsed.problems));
    const { countedOn, counts } = parsed;
    const id = batchOf(read.nonce, [countedOn, counts]);
    await stores.caseload.add({ id, countedOn, bands: counts, who, now });
    return seeOther(`${caseloadPath}?done`);
  },
});

async function sheetIn(read: z.output<typeof fields>): Promise<{ sheet: Sheet; wrong: Problem | null }> {
  const { day, month, year } = read;
  const { rows, wrong } = await rowsSent(read);
  return { sheet: { rows, day: { day, month, year } }, wrong };
}

async function parseSheet(
  { rows, day }: Sheet,
  wrong: Problem | null,
  now: Date,
): Promise<{ countedOn: Date; counts: BandCount[] } | { problems: Problem[] }> {
  const countedOn = parseCountedOn(day, now);
  const { counts, problems: wrongRows } = wrong ? { counts: [], problems: [wrong] } : await parseRows(rows);
  const problems = [...problemsOf('day', countedOn), ...wrongRows];
  if ('problem' in countedOn || problems.length > 0) return { problems };
  return { countedOn: countedOn.value, counts };
}

async function parseRows(rows: string): Promise<{ counts: BandCount[]; problems: Problem[] }> {
  const { counts, problems } =
    rows.trim() === ''
      ? { counts: [], problems: ['Paste the rows of your spreadsheet, or choose a file'] }
      : await parseCaseload(rows);
  return { counts, problems: problems.map((text) => ({ href: '#rows', text })) };
}

async function formView({ rows, day }: Sheet, problems: readonly Problem[]) {
  return {
    status: problems.length > 0 ? 400 : 200,
    title: 'Import the caseload',
    rows: await escaped(rows),
    day,
    problems,
    wrong: wrongOf(problems),
    mostRows,
  };
}

async function checkView(
  { rows, day }: Sheet,
  { countedOn, counts, near }: { countedOn: Date; counts: readonly BandCount[]; near: string[] },
) {
  const views = counts.map(countView);
  return {
    title: 'Check the numbers before they are brought in',
    rows: await escaped(rows),
    day,
    nonce: newNonce(),
    countedOn: dayInWords(countedOn),
    counts: views,
    near,
    /** The bands do not all have the same number of children. */
    apart: new Set(views.map(({ total }) => total)).size > 1,
  };
}
