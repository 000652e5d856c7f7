import { z } from 'zod';
import type { VictimStore } from '../../../prisma/stores/victims.ts';
import { seeOther } from '../../http/answer.ts';
import { escaped } from '../../http/templates.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { mostRows, rowsSent, sheetFields, templateOf } from '../forms/sheet.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { counted } from '../words/counted.ts';
import { type Brought, headings, readVictims } from './import-rows.ts';

const path = `${victimsPath}/import`;

const sheetForm = template<Awaited<ReturnType<typeof formView>>>('victims/import.njk', 'victims');
const sheetCheck = template<Awaited<ReturnType<typeof checkView>>>('victims/import-check.njk', 'victims');

/** The form for a spreadsheet of people who were harmed and of what was done for them. */
export const importForm = page({
  name: 'staff.victims.import',
  method: 'GET',
  path,
  needs: 'add-victims',
  reads: nothing,
  shows: [sheetForm],
  async handle(_, { show }) {
    return show(sheetForm, await formView('', []));
  },
});

/** A sheet with the headings alone. */
export const importTemplate = page({
  name: 'staff.victims.import.template',
  method: 'GET',
  path: `${path}/template.csv`,
  needs: 'add-victims',
  reads: nothing,
  async handle() {
    return templateOf('victims.csv', headings);
  },
});

/** Shows what would be imported, or everything that is wrong with it. Nothing is imported yet. */
export const checkImport = page({
  name: 'staff.victims.import.check',
  method: 'POST',
  path,
  needs: 'add-victims',
  reads: z.object({ ...sheetFields, step: typed }),
  shows: [sheetForm, sheetCheck],
  async handle({ stores, clock }, { read, show }) {
    const { rows, wrong } = await rowsSent(read);
    if (read.step === 'change') return show(sheetForm, await formView(rows, []));
    if (wrong) return show(sheetForm, { ...(await formView(rows, [wrong])), status: 400 });
    const { brought, problems } = await parse(rows, clock());
    if (problems.length > 0) return show(sheetForm, { ...(await formView(rows, problems)), status: 400 });
    const before = await stores.victim.victims.known(brought.map(({ reference }) => reference));
    return show(sheetCheck, await checkView(rows, brought, before));
  },
});

/** Imports the sheet that was looked at, all of it or nothing. */
export const makeImport = page({
  name: 'staff.victims.import.make',
  method: 'POST',
  path: `${path}/make`,
  needs: 'add-victims',
  reads: z.object(sheetFields),
  shows: [sheetForm],
  async handle({ stores, clock }, { read, signedIn: { who }, show }) {
    const now = clock();
    const { rows } = await rowsSent(read);
    const { brought, problems } = await parse(rows, now);
    if (problems.length > 0) return show(sheetForm, { ...(await formView(rows, problems)), status: 400 });
    const { added, known } = await stores.victim.journeys.bringIn({ rows: brought, who, now });
    return seeOther(`${victimsPath}?added=${added}&known=${known}`);
  },
});

async function parse(rows: string, now: Date): Promise<{ brought: Brought[]; problems: Problem[] }> {
  if (rows.trim() === '') {
    const text = 'Paste the rows of your spreadsheet, or choose a file';
    return { brought: [], problems: [{ href: '#rows', text }] };
  }
  const { brought, problems } = await readVictims(rows, now);
  return { brought, problems: problems.map((text) => ({ href: '#rows', text })) };
}

async function formView(rows: string, problems: readonly Problem[]) {
  return {
    title: 'Import from a spreadsheet',
    rows: await escaped(rows),
    problems,
    wrong: wrongOf(problems),
    headings,
    mostRows,
  };
}

async function checkView(
  rows: string,
  brought: readonly Brought[],
  before: Awaited<ReturnType<VictimStore['known']>>,
) {
  const withdrew = new Map(before.map((one) => [one.reference, one.withdrew]));
  const known = brought.map(({ reference }) => reference).filter((reference) => withdrew.has(reference));
  const added = brought.filter(({ reference }) => !withdrew.has(reference));
  return {
    title: `You are about to import ${counted(brought.length, 'row')}`,
    rows: await escaped(rows),
    added: added.length,
    known,
    withdrew: known.filter((reference) => withdrew.get(reference)),
    facts: brought.reduce((sum, { facts }) => sum + Object.keys(facts).length, 0),
    unidentified: added.filter(({ facts }) => !facts.identified).length,
    consented: brought.filter(({ facts }) => facts.consented).length,
    button: `Import ${counted(brought.length, 'row')}`,
  };
}
