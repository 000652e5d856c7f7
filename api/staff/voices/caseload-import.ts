import { dayOf } from '../../../domain/calendar.ts';
import type { StaffPage } from '../former-page.ts';
import { type DayFields, fieldsOf } from '../forms/day.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { mostRows, notText, rowsIn } from '../forms/sheet.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { SignedIn } from '../signed-in.ts';
import { dayInWords } from '../words/days.ts';
import { caseloadPath, countedIn } from './caseload.ts';
import { type BandCount, caseloadTemplate, readCaseload } from './caseload-rows.ts';
import { countView } from './caseload-words.ts';

const path = `${caseloadPath}/import`;

/** Counts of many groups at once, from a spreadsheet: nothing is brought in before everything is right and somebody has looked at it. */
export function caseloadImportPages({ stores: { caseload }, clock, render }: StaffParts): StaffPage[] {
  const shared = { needs: 'keep-caseload' } as const;

  const show = (rows: string, day: DayFields, problems: Problem[], signedIn: SignedIn | null) =>
    render('voices/caseload-import.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: 'Import the caseload',
      here: 'voices',
      signedIn,
      rows,
      day,
      problems,
      wrong: wrongOf(problems),
      mostRows,
    });

  const read = async (form: FormData) => {
    const typed = textsOf(form);
    const { rows, unreadable } = await rowsIn(form);
    const day = { day: typed('day'), month: typed('month'), year: typed('year') };
    const countedOn = countedIn(typed, clock());
    const { counts, problems } = countsIn(rows, unreadable);
    const wrongDay = 'problem' in countedOn ? [{ href: '#day', text: countedOn.problem }] : [];
    return {
      rows,
      day,
      typed,
      counts,
      countedOn: 'value' in countedOn ? countedOn.value : null,
      problems: [...wrongDay, ...problems],
    };
  };

  return [
    {
      ...shared,
      name: 'staff.caseload.import',
      method: 'GET',
      path,
      handle: async ({ signedIn }) => show('', fieldsOf(dayOf(clock())), [], signedIn),
    },
    {
      ...shared,
      name: 'staff.caseload.import.template',
      method: 'GET',
      path: `${path}/template.csv`,
      handle: async () => ({
        status: 200,
        headers: {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="caseload.csv"',
        },
        body: `\ufeff${caseloadTemplate()}`,
      }),
    },
    {
      ...shared,
      name: 'staff.caseload.import.check',
      method: 'POST',
      path,
      async handle({ form, signedIn }) {
        const { rows, day, typed, counts, countedOn, problems } = await read(form);
        if (typed('step') === 'change') return show(rows, day, [], signedIn);
        if (!countedOn || problems.length > 0) return show(rows, day, problems, signedIn);
        const views = counts.map(countView);
        return render('voices/caseload-import-check.njk', {
          title: 'Check the numbers before they are brought in',
          here: 'voices',
          signedIn,
          rows,
          day,
          nonce: newNonce(),
          countedOn: dayInWords(countedOn),
          counts: views,
          apart: new Set(views.map(({ total }) => total)).size > 1,
        });
      },
    },
    {
      ...shared,
      name: 'staff.caseload.import.make',
      method: 'POST',
      path: `${path}/make`,
      async handle({ form, signedIn }) {
        const { rows, day, typed, counts, countedOn, problems } = await read(form);
        if (!countedOn || problems.length > 0) return show(rows, day, problems, signedIn);
        const id = batchOf(typed('nonce'), [countedOn, counts]);
        await caseload.add({ id, countedOn, bands: counts, who: signedIn?.who ?? '', now: clock() });
        return seeOther(`${caseloadPath}?done`);
      },
    },
  ];
}

function countsIn(rows: string, unreadable: boolean): { counts: BandCount[]; problems: Problem[] } {
  if (unreadable) return { counts: [], problems: [notText] };
  if (rows.trim() === '') {
    const text = 'Paste the rows of your spreadsheet, or choose a file';
    return { counts: [], problems: [{ href: '#rows', text }] };
  }
  const { counts, problems } = readCaseload(rows);
  return { counts, problems: problems.map((text) => ({ href: '#rows', text })) };
}
