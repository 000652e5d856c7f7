import { z } from 'zod';
import { toDoFor } from '../../../domain/victim-to-do.ts';
import type { VictimRow } from '../../../prisma/stores/victims.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimPath, victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { toDoInWords, type Week, weekOf } from '../words/victims-due.ts';
import { consentInWords } from './words.ts';

const aPage = 50;
const mostOfReference = 100;

const asked = z.object({
  reference: typed.transform((text) => text.replaceAll('\0', '').trim().slice(0, mostOfReference)),
  after: typed,
  /** What a sheet did that was just imported. */
  added: typed,
  known: typed,
});
type Asked = z.output<typeof asked>;

const victimList = template<ReturnType<typeof listView>>('victims/list.njk', 'victims');
const wholeWeek = template<{ week: Week }>('victims/week-all.njk', 'victims');

/** Everybody who was harmed, and what is due for them this week. What they said is never here. */
export const listVictims = page({
  name: 'staff.victims',
  method: 'GET',
  path: victimsPath,
  needs: 'see-victims',
  reads: asked,
  shows: [victimList],
  async handle({ stores, clock }, { read, show }) {
    const now = clock();
    const { victims } = stores.victim;
    const { reference, after } = read;
    const found = await victims.list({
      ...(reference && { reference }),
      ...(after && { after }),
      most: aPage + 1,
    });
    const week = reference || after ? null : await weekOf(victims, now);
    return show(victimList, listView(found, week, read, now));
  },
});

/** Everything that is due, not the first of it alone. */
export const weekInFull = page({
  name: 'staff.victims.week',
  method: 'GET',
  path: `${victimsPath}/week`,
  needs: 'see-victims',
  reads: nothing,
  shows: [wholeWeek],
  async handle({ stores, clock }, { show }) {
    const week = await weekOf(stores.victim.victims, clock(), { all: true });
    return show(wholeWeek, { title: 'This week', week });
  },
});

function listView(found: readonly VictimRow[], week: Week | null, read: Asked, now: Date) {
  const { reference, after } = read;
  const rows = found.slice(0, aPage);
  const last = found.length > aPage ? rows.at(-1)?.id : undefined;
  const filter = { ...(reference && { reference }) };
  return {
    title: 'Victims',
    rows: rows.map((row) => rowOf(row, now)),
    reference,
    empty: week !== null && rows.length === 0,
    week,
    imported: importedIn(read),
    next: last === undefined ? null : `${victimsPath}?${new URLSearchParams({ ...filter, after: last })}`,
    first: after === '' ? null : `${victimsPath}?${new URLSearchParams(filter)}`,
  };
}

function rowOf(row: VictimRow, now: Date) {
  return {
    reference: row.reference,
    href: victimPath(row.id),
    contact: consentInWords(row.consents.contact),
    withdrawn: row.consents.contact === false,
    toDo: toDoFor(row, now).map((one) => toDoInWords(row, one)),
  };
}

function importedIn(read: Asked): { added: string; known: string } | null {
  const { added, known } = read;
  return [added, known].every((number) => /^\d{1,4}$/.test(number)) ? { added, known } : null;
}
