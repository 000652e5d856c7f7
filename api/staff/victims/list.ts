import { toDoFor } from '../../../domain/victim-to-do.ts';
import type { VictimRow } from '../../../prisma/stores/victims.ts';
import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { victimPath, victimsPath } from '../paths.ts';
import { toDoInWords, weekOf } from '../words/victims-due.ts';
import { consentInWords } from './words.ts';

const aPage = 50;

/** Everybody who was harmed, and what is due for them this week. What they said is never here. */
export function victimListPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { victims } = stores.victim;

  return [
    {
      name: 'staff.victims',
      method: 'GET',
      path: victimsPath,
      needs: 'see-victims',
      async handle({ query, signedIn }) {
        const now = clock();
        const reference = query.get('reference')?.replaceAll('\0', '').trim().slice(0, 100) || undefined;
        const after = query.get('after') ?? undefined;
        const filter = { ...(reference !== undefined && { reference }) };
        const found = await victims.list({
          ...filter,
          ...(after !== undefined && { after }),
          most: aPage + 1,
        });
        const rows = found.slice(0, aPage);
        const last = found.length > aPage ? rows.at(-1)?.id : undefined;
        const first = reference === undefined && after === undefined;
        return render('victims/list.njk', {
          title: 'Victims',
          here: 'victims',
          signedIn,
          rows: rows.map((row) => inWords(row, now)),
          reference,
          empty: first && rows.length === 0,
          week: first ? await weekOf(victims, now) : null,
          imported: importedIn(query),
          next: last && `${victimsPath}?${new URLSearchParams({ ...filter, after: last })}`,
          first: after !== undefined && `${victimsPath}?${new URLSearchParams({ ...filter })}`,
        });
      },
    },
    {
      name: 'staff.victims.week',
      method: 'GET',
      path: `${victimsPath}/week`,
      needs: 'see-victims',
      async handle({ signedIn }) {
        const week = await weekOf(victims, clock(), { all: true });
        return render('victims/week-all.njk', { title: 'This week', here: 'victims', signedIn, week });
      },
    },
  ];
}

function inWords(row: VictimRow, now: Date) {
  return {
    reference: row.reference,
    href: victimPath(row.id),
    contact: consentInWords(row.consents.contact),
    withdrawn: row.consents.contact === false,
    toDo: toDoFor(row, now).map((one) => toDoInWords(row, one)),
  };
}

/** What a sheet did that was just imported. */
function importedIn(query: URLSearchParams): { added: string; known: string } | null {
  const [added, known] = ['added', 'known'].map((name) => /^\d{1,4}$/.exec(query.get(name) ?? '')?.[0]);
  return added !== undefined && known !== undefined ? { added, known } : null;
}
