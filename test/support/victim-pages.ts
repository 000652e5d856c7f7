import type { Role } from '../../api/http/access.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';
import { type Shown, type StaffBrowser, signedIn, staffServer } from './staff-browser.ts';

/** A Wednesday. */
export const now = new Date('2026-11-25T12:00:00Z');
export const daysAgo = (days: number) => new Date(+now - days * 86_400_000);

/** The server on a database of its own, at one moment, with an RJ worker signed in. */
export async function victimPages(): Promise<
  FreshDatabase & {
    worker: StaffBrowser;
    as(role: Role): Promise<StaffBrowser>;
    /** What is on the audit record but for signing in and for looks at a person's page, the oldest first. */
    audit(): Promise<string[]>;
    /** Nobody is known any more, and nothing is on the audit record. */
    clear(): Promise<void>;
  }
> {
  const database = await freshDatabase();
  const { sql } = database;
  const served = await staffServer(database.stores, { clock: () => now });
  return {
    ...database,
    worker: await signedIn(served, 'rj-worker'),
    as: (role) => signedIn(served, role),
    async audit() {
      const rows = await sql<{ entry: string }>(
        `select who || ' ' || did || ' ' || to_what as entry from service.audit
         where did not like 'sign-%' and did <> 'victim.seen' order by id`,
      );
      return rows.map(({ entry }) => entry);
    },
    async clear() {
      await sql('delete from victim.participant');
      await sql('alter table service.audit disable trigger user');
      await sql('delete from service.audit');
    },
  };
}

/** The text of a page's main part, as it reads. */
export function reads({ text }: Shown): string {
  return text
    .slice(text.indexOf('<main'))
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A day as the fields of a form have it. */
export function dayFields(day: Date): { day: string; month: string; year: string } {
  return {
    day: String(day.getUTCDate()),
    month: String(day.getUTCMonth() + 1),
    year: String(day.getUTCFullYear()),
  };
}
