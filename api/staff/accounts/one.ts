import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import type { Account } from '../../../prisma/stores/accounts.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { calledNow, capital, roleInWords } from '../words/who.ts';
import { accountPath, accountsPath } from './paths.ts';
import { besidesInWords } from './words.ts';

const onePerson = template<Awaited<ReturnType<typeof viewOf>>>('accounts/one.njk', 'accounts');

/** One person who works here, and what they may do. */
export const oneAccount = page({
  name: 'staff.accounts.one',
  method: 'GET',
  path: `${accountsPath}/:id`,
  needs: 'keep-accounts',
  reads: z.object({ done: typed }),
  shows: [onePerson],
  async handle({ stores }, { params: { id }, read: { done }, show }) {
    return show(onePerson, await viewOf(stores, await accountOf(stores, id), done));
  },
});

/** The account of that id. Throws `not-found`. */
async function accountOf({ accounts }: Pick<Stores, 'accounts'>, id: string): Promise<Account> {
  const account = await accounts.get(id);
  if (!account) throw new Fault('not-found', 'Nobody who works here has this page.');
  return account;
}

/** The same of somebody who still works here. Throws `not-found`. */
export async function activeAccount(stores: Pick<Stores, 'accounts'>, id: string) {
  const { email, ...account } = await accountOf(stores, id);
  if (email === null) throw new Fault('not-found', `${account.name} works here no more.`);
  return { ...account, email };
}

const deeds: Readonly<Record<string, string>> = {
  added: 'They are added.',
  changed: 'What you changed is saved. It holds from their next page on.',
};

async function viewOf(stores: Stores, account: Account, done: string) {
  const { id, name, email, roles, teams, madeAt, madeBy, endedAt, endedBy } = account;
  const called = await calledNow(stores.accounts);
  return {
    title: name,
    name,
    href: accountPath(id),
    email,
    roles: roles.map((role) => capital(roleInWords(role))),
    teams,
    besides: besidesInWords(account),
    passkeys: (await stores.passkeys.list(id)).length,
    made: `${dayInWords(madeAt)}, by ${called(madeBy)}`,
    ended: endedAt && endedBy ? `${dayInWords(endedAt)}, by ${called(endedBy)}` : null,
    done: Object.hasOwn(deeds, done) ? (deeds[done] ?? null) : null,
  };
}
