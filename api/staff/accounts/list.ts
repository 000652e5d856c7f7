import { z } from 'zod';
import type { Account } from '../../../prisma/stores/accounts.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { capital, roleInWords } from '../words/who.ts';
import { accountPath, accountsPath } from './paths.ts';

const accountList = template<ReturnType<typeof viewOf>>('accounts/list.njk', 'accounts');

/** Everybody who works here, and who did. */
export const listAccounts = page({
  name: 'staff.accounts',
  method: 'GET',
  path: accountsPath,
  needs: 'keep-accounts',
  reads: z.object({ ended: typed }),
  shows: [accountList],
  async handle({ stores }, { read: { ended }, show }) {
    return show(accountList, viewOf(await stores.accounts.list(), ended));
  },
});

/** `ended`: the id of whose account was just ended. */
function viewOf(accounts: readonly Account[], ended: string) {
  const gone = accounts.filter(({ endedAt }) => endedAt !== null);
  return {
    title: 'People who work here',
    ended: gone.find(({ id }) => id === ended)?.name ?? null,
    active: accounts
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id, name, roles, teams }) => ({
        href: accountPath(id),
        name,
        roles: capital(roles.map(roleInWords).join(', ')),
        teams: teams.join(', '),
      })),
    gone: gone.map(({ id, name, endedAt }) => ({
      href: accountPath(id),
      name,
      on: endedAt && dayInWords(endedAt),
    })),
  };
}
