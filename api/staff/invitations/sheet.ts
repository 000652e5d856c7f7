import { bandNames } from '../../../domain/participant.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import type { StaffPage } from '../former-page.ts';
import { parseLastDay, parseQuestionnaire, questionnaireChoices, usualDay } from '../forms/asked.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { mostRows, notText, rowsIn, templateOf } from '../forms/sheet.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { SignedIn } from '../signed-in.ts';
import { counted } from '../words/counted.ts';
import { dayInWords } from '../words/days.ts';
import { mayBeAsked, titleOf } from '../words/questionnaires.ts';
import { type Asked, columns, readSheet } from './sheet-rows.ts';

type Sheet = { questionnaire: string; day: string; month: string; year: string; nonce: string; rows: string };
const path = '/staff/invitations/sheet';
/** More than a list of invitations ever holds at once that people are compared with. */
const mostKnown = 100_000;

/** Inviting many people from a spreadsheet: nothing is made before everything is right and somebody has looked at it. */
export function sheetPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { questionnaires, people } = stores;

  const show = (sheet: Sheet, versions: Version[], problems: Problem[], signedIn: SignedIn | null) =>
    render('invitations/sheet.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: 'Invite many people',
      here: 'invitations',
      signedIn,
      problems,
      wrong: wrongOf(problems),
      questionnaires: questionnaireChoices(versions, sheet.questionnaire),
      sheet,
      columns,
      mostRows,
    });

  const read = async (sheet: Sheet) => {
    const now = clock();
    const versions = await mayBeAsked(questionnaires);
    const questionnaire = parseQuestionnaire(sheet.questionnaire, versions);
    const due = parseLastDay(sheet, now);
    const usual = {
      questionnaire: 'value' in questionnaire ? questionnaire.value : null,
      due: 'value' in due ? due.value : null,
    };
    const { asked, problems } =
      sheet.rows.trim() === ''
        ? { asked: [], problems: ['Paste the rows of your spreadsheet, or choose a file'] }
        : readSheet(sheet.rows, usual, versions, now);
    return {
      now,
      versions,
      asked,
      problems: [
        ...('problem' in questionnaire ? [{ href: '#questionnaire', text: questionnaire.problem }] : []),
        ...('problem' in due ? [{ href: '#day', text: due.problem }] : []),
        ...problems.map((text) => ({ href: '#rows', text })),
      ],
    };
  };

  /** Whom the service knows by these references already, and who has a card for the same questions that still works. */
  const known = async (asked: readonly Asked[], now: Date) => {
    const all = await people.invitations.list({ most: mostKnown, now });
    const keyOf = (reference: string, kind: string) => `${kind} ${reference}`;
    const before = new Set(all.flatMap(({ reference, kind }) => (reference ? [keyOf(reference, kind)] : [])));
    const open = new Set(
      all.flatMap(({ reference, kind, questionnaire, standing }) =>
        reference && (standing === 'not-started' || standing === 'started')
          ? [`${keyOf(reference, kind)} ${questionnaire}`]
          : [],
      ),
    );
    const inSheet = asked.flatMap(({ reference, participant: { kind }, questionnaire }) =>
      reference ? [{ reference, who: keyOf(reference, kind), key: questionnaire.questionnaire.key }] : [],
    );
    const named = (of: typeof inSheet) => of.map(({ reference }) => reference);
    return {
      again: named(inSheet.filter(({ who }) => before.has(who))),
      open: named(inSheet.filter(({ who, key }) => open.has(`${who} ${key}`))),
    };
  };

  return [
    {
      name: 'staff.sheet',
      method: 'GET',
      path,
      needs: 'invite',
      async handle({ signedIn }) {
        const versions = await mayBeAsked(questionnaires);
        const questionnaire = versions.length === 1 ? (versions[0]?.questionnaire.key ?? '') : '';
        return show(
          { ...usualDay(clock()), questionnaire, nonce: newNonce(), rows: '' },
          versions,
          [],
          signedIn,
        );
      },
    },
    {
      name: 'staff.sheet.template',
      method: 'GET',
      path: `${path}/template.csv`,
      needs: 'invite',
      handle: async () => templateOf('invitations.csv', ['reference', ...bandNames]),
    },
    {
      name: 'staff.sheet.check',
      method: 'POST',
      path,
      needs: 'invite',
      async handle({ form, signedIn }) {
        const { sheet, unreadable } = await sheetIn(form);
        const { now, versions, asked, problems } = await read(sheet);
        if (textsOf(form)('step') === 'change') return show(sheet, versions, [], signedIn);
        if (unreadable) return show(sheet, versions, [notText], signedIn);
        if (problems.length > 0) return show(sheet, versions, problems, signedIn);
        const { again, open } = await known(asked, now);
        return render('invitations/sheet-check.njk', {
          title: `You are about to make ${counted(asked.length)}`,
          here: 'invitations',
          signedIn,
          sheet,
          again,
          open,
          unnamed: asked.filter(({ reference }) => reference === undefined).length,
          groups: groupsOf(asked),
          button: `Make ${counted(asked.length)}`,
        });
      },
    },
    {
      name: 'staff.sheet.make',
      method: 'POST',
      path: `${path}/make`,
      needs: 'invite',
      async handle({ form, signedIn }) {
        const { sheet } = await sheetIn(form);
        const { now, versions, asked, problems } = await read(sheet);
        if (problems.length > 0) return show(sheet, versions, problems, signedIn);
        const batch = batchOf(sheet.nonce, [asked, signedIn?.who]);
        const invitations = asked.map(({ row: _, ...invitation }) => invitation);
        await people.invitations.createMany({ batch, invitations, now, by: signedIn?.who ?? '' });
        return seeOther(`/staff/invitations/cards?batch=${batch}`);
      },
    },
  ];
}

/** What was sent: the rows of a chosen file come in the place of those pasted. */
async function sheetIn(form: FormData): Promise<{ sheet: Sheet; unreadable: boolean }> {
  const typed = textsOf(form);
  const sheet = {
    questionnaire: typed('questionnaire'),
    day: typed('day'),
    month: typed('month'),
    year: typed('year'),
    nonce: typed('nonce'),
  };
  const { rows, unreadable } = await rowsIn(form);
  return { sheet: { ...sheet, rows }, unreadable };
}

function groupsOf(asked: readonly Asked[]): { title: string; due: string; people: number }[] {
  const groups = new Map<string, { title: string; due: string; people: number }>();
  for (const { questionnaire, due } of asked) {
    const key = `${questionnaire.id} ${due.toISOString()}`;
    const group = groups.get(key) ?? { title: titleOf(questionnaire), due: dayInWords(due), people: 0 };
    group.people++;
    groups.set(key, group);
  }
  return [...groups.values()];
}
