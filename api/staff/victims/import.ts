import type { StaffPage } from '../former-page.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { mostRows, notText, rowsIn, templateOf } from '../forms/sheet.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { victimsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { counted } from '../words/counted.ts';
import { mostVictims } from '../words/victims-due.ts';
import { type Brought, headings, readVictims } from './import-rows.ts';

const path = `${victimsPath}/import`;

/** People who were harmed and what was done for them, from a spreadsheet: nothing is imported before everything is right and somebody has looked at it. */
export function victimImportPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { victims, journeys } = stores.victim;

  const show = (rows: string, problems: Problem[], signedIn: SignedIn | null) =>
    render('victims/import.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: 'Import from a spreadsheet',
      here: 'victims',
      signedIn,
      rows,
      problems,
      wrong: wrongOf(problems),
      headings,
      mostRows,
    });

  const read = (rows: string): { brought: Brought[]; problems: Problem[] } => {
    if (rows.trim() === '') {
      return {
        brought: [],
        problems: [{ href: '#rows', text: 'Paste the rows of your spreadsheet, or choose a file' }],
      };
    }
    const { brought, problems } = readVictims(rows, clock());
    return { brought, problems: problems.map((text) => ({ href: '#rows', text })) };
  };

  return [
    {
      name: 'staff.victims.import',
      method: 'GET',
      path,
      needs: 'add-victims',
      handle: async ({ signedIn }) => show('', [], signedIn),
    },
    {
      name: 'staff.victims.import.template',
      method: 'GET',
      path: `${path}/template.csv`,
      needs: 'add-victims',
      handle: async () => templateOf('victims.csv', headings),
    },
    {
      name: 'staff.victims.import.check',
      method: 'POST',
      path,
      needs: 'add-victims',
      async handle({ form, signedIn }) {
        const { rows, unreadable } = await rowsIn(form);
        if (textsOf(form)('step') === 'change') return show(rows, [], signedIn);
        if (unreadable) return show(rows, [notText], signedIn);
        const { brought, problems } = read(rows);
        if (problems.length > 0) return show(rows, problems, signedIn);
        const all = await victims.list({ most: mostVictims });
        const withdrew = new Map(
          all.map(({ reference, consents }) => [reference, consents.contact === false]),
        );
        const known = brought.filter(({ reference }) => withdrew.has(reference));
        const added = brought.filter(({ reference }) => !withdrew.has(reference));
        return render('victims/import-check.njk', {
          title: `You are about to import ${counted(brought.length, 'row')}`,
          here: 'victims',
          signedIn,
          rows,
          added: added.length,
          known: known.map(({ reference }) => reference),
          withdrew: known.flatMap(({ reference }) => (withdrew.get(reference) ? [reference] : [])),
          facts: brought.reduce((sum, { facts }) => sum + Object.keys(facts).length, 0),
          unidentified: added.filter(({ facts }) => !facts.identified).length,
          consented: brought.filter(({ facts }) => facts.consented).length,
          button: `Import ${counted(brought.length, 'row')}`,
        });
      },
    },
    {
      name: 'staff.victims.import.make',
      method: 'POST',
      path: `${path}/make`,
      needs: 'add-victims',
      async handle({ form, signedIn }) {
        const { rows } = await rowsIn(form);
        const { brought, problems } = read(rows);
        if (problems.length > 0) return show(rows, problems, signedIn);
        const { added, known } = await journeys.bringIn({
          rows: brought,
          who: signedIn?.who ?? '',
          now: clock(),
        });
        return seeOther(`${victimsPath}?added=${added}&known=${known}`);
      },
    },
  ];
}
