import { z } from 'zod';
import { bandNames } from '../../../domain/participant.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { seeOther } from '../../http/answer.ts';
import { escaped } from '../../http/templates.ts';
import { parseLastDay, parseQuestionnaire, questionnaireChoices, usualDay } from '../forms/asked.ts';
import { type DayFields, dayFields } from '../forms/day.ts';
import { namesInUse, nearInWords, nearNames } from '../forms/near-names.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { mostRows, rowsSent, sheetFields, templateOf } from '../forms/sheet.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { counted } from '../words/counted.ts';
import { dayInWords } from '../words/days.ts';
import { mayBeAsked, titleOf } from '../words/questionnaires.ts';
import { askedBefore } from './asked-before.ts';
import type { NewInvitation } from './new.ts';
import { columns, parseRows } from './sheet-rows.ts';

const path = '/staff/invitations/sheet';

const fields = z.object({ ...sheetFields, ...dayFields, questionnaire: typed, nonce: typed, step: typed });
type Sheet = DayFields & { questionnaire: string; nonce: string; rows: string };

const sheetForm = template<Awaited<ReturnType<typeof formView>>>('invitations/sheet.njk', 'invitations');
const sheetCheck = template<Awaited<ReturnType<typeof checkView>>>(
  'invitations/sheet-check.njk',
  'invitations',
);

/** The form in which many are invited from a spreadsheet. */
export const newSheet = page({
  name: 'staff.sheet',
  method: 'GET',
  path,
  needs: 'invite',
  reads: nothing,
  shows: [sheetForm],
  async handle({ stores, clock }, { show }) {
    const versions = await mayBeAsked(stores.questionnaires);
    const [only] = versions.length === 1 ? versions : [];
    const questionnaire = only?.questionnaire.key ?? '';
    const sheet = { ...usualDay(clock()), questionnaire, nonce: newNonce(), rows: '' };
    return show(sheetForm, await formView(sheet, versions, []));
  },
});

/** A sheet of headings alone. */
export const sheetTemplate = page({
  name: 'staff.sheet.template',
  method: 'GET',
  path: `${path}/template.csv`,
  needs: 'invite',
  reads: nothing,
  handle: async () => templateOf('invitations.csv', ['reference', ...bandNames]),
});

/** Shows what a sheet would make, once everything in it is right. */
export const checkSheet = page({
  name: 'staff.sheet.check',
  method: 'POST',
  path,
  needs: 'invite',
  reads: fields,
  shows: [sheetForm, sheetCheck],
  async handle({ stores, clock }, { read, show }) {
    const { sheet, wrong } = await sheetIn(read);
    const now = clock();
    const versions = await mayBeAsked(stores.questionnaires);
    if (read.step === 'change') return show(sheetForm, await formView(sheet, versions, []));
    if (wrong) return show(sheetForm, await formView(sheet, versions, [wrong]));
    const { invitations, problems } = await parseSheet(sheet, versions, now);
    if (problems.length > 0) return show(sheetForm, await formView(sheet, versions, problems));
    const before = await askedBefore(stores.people.invitations, invitations, now);
    const names = await namesInUse(stores);
    const asked = invitations.map(({ participant }) => participant);
    const near = (await nearNames(asked, names)).map(nearInWords);
    return show(sheetCheck, await checkView(sheet, invitations, { ...before, near }));
  },
});

/** Makes the invitations of a sheet that was looked at, and leads to their cards. */
export const makeSheet = page({
  name: 'staff.sheet.make',
  method: 'POST',
  path: `${path}/make`,
  needs: 'invite',
  reads: fields,
  shows: [sheetForm],
  async handle({ stores, clock }, { read, signedIn, show }) {
    const { sheet } = await sheetIn(read);
    const now = clock();
    const versions = await mayBeAsked(stores.questionnaires);
    const { invitations, problems } = await parseSheet(sheet, versions, now);
    if (problems.length > 0) return show(sheetForm, await formView(sheet, versions, problems));
    const batch = batchOf(sheet.nonce, [invitations, signedIn.who]);
    await stores.people.invitations.createMany({ batch, invitations, now, by: signedIn.who });
    return seeOther(`/staff/invitations/cards?batch=${batch}`);
  },
});

async function sheetIn(read: z.output<typeof fields>): Promise<{ sheet: Sheet; wrong: Problem | null }> {
  const { questionnaire, day, month, year, nonce } = read;
  const { rows, wrong } = await rowsSent(read);
  return { sheet: { questionnaire, day, month, year, nonce, rows }, wrong };
}

/** The invitations that a sheet asks for; only those rows that are right, where there are problems. */
async function parseSheet(
  sheet: Sheet,
  versions: readonly Version[],
  now: Date,
): Promise<{ invitations: NewInvitation[]; problems: Problem[] }> {
  const questionnaire = parseQuestionnaire(sheet.questionnaire, versions);
  const due = parseLastDay(sheet, now);
  const usual = {
    questionnaire: 'value' in questionnaire ? questionnaire.value : null,
    due: 'value' in due ? due.value : null,
  };
  const { invitations, problems } =
    sheet.rows.trim() === ''
      ? { invitations: [], problems: ['Paste the rows of your spreadsheet, or choose a file'] }
      : await parseRows(sheet.rows, usual, versions, now);
  return {
    invitations,
    problems: [
      ...problemsOf('questionnaire', questionnaire),
      ...problemsOf('day', due),
      ...problems.map((text) => ({ href: '#rows', text })),
    ],
  };
}

async function formView(sheet: Sheet, versions: readonly Version[], problems: readonly Problem[]) {
  return {
    status: problems.length > 0 ? 400 : 200,
    title: 'Invite many people',
    problems,
    wrong: wrongOf(problems),
    questionnaires: questionnaireChoices(versions, sheet.questionnaire),
    sheet: { ...sheet, rows: await escaped(sheet.rows) },
    columns,
    mostRows,
  };
}

async function checkView(
  sheet: Sheet,
  invitations: readonly NewInvitation[],
  { again, open, near }: Awaited<ReturnType<typeof askedBefore>> & { near: string[] },
) {
  return {
    title: `You are about to make ${counted(invitations.length)}`,
    sheet: { ...sheet, rows: await escaped(sheet.rows) },
    again,
    open,
    near,
    unnamed: invitations.filter(({ reference }) => reference === undefined).length,
    groups: groupsOf(invitations),
    button: `Make ${counted(invitations.length)}`,
  };
}

function groupsOf(invitations: readonly NewInvitation[]) {
  const groups = new Map<string, { title: string; due: string; people: number }>();
  for (const { questionnaire, due } of invitations) {
    const key = `${questionnaire.id} ${due.toISOString()}`;
    const group = groups.get(key) ?? { title: titleOf(questionnaire), due: dayInWords(due), people: 0 };
    group.people++;
    groups.set(key, group);
  }
  return [...groups.values()];
}
