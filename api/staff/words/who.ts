import type { AccountStore } from '../../../prisma/stores/accounts.ts';
import { roleNames, roleOf } from '../../http/access.ts';

/** What somebody who did something is called now: by their name, where they work or worked here. */
export async function calledNow(accounts: AccountStore): Promise<(who: string) => string> {
  const names = new Map((await accounts.list()).map(({ id, name }) => [id, name]));
  return (who) => names.get(who) ?? whoInWords(who);
}

/** Rows of what was done, each with what whoever did it is called now. */
export async function named<Row extends { who: string }>(
  accounts: AccountStore,
  rows: readonly Row[],
): Promise<Row[]> {
  const called = await calledNow(accounts);
  return rows.map((row) => ({ ...row, who: called(row.who) }));
}

/**
 * Who did something, where they have no account: a role, the name of a program's key, or a victim by their
 * link.
 */
export function whoInWords(who: string): string {
  if (who === 'by-link') return 'A victim, by link';
  return roleOf(who) ? capital(roleInWords(who)) : who;
}

/** A role in words; of one that this version does not know, its name. */
export function roleInWords(name: string): string {
  const role = roleOf(name);
  return role ? roleNames[role] : name;
}

/** The same, as it begins a line. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
