import { seeOther } from '../../http/answer.ts';
import type { Problem } from '../forms/problems.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { lastAdministrator } from './fields.ts';
import { activeAccount } from './one.ts';
import { accountPath, accountsPath } from './paths.ts';

const path = `${accountsPath}/:id/end`;
const endQuestion = template<ReturnType<typeof viewOf>>('accounts/end.njk', 'accounts');

/** Asks whether somebody is sure that an account is to end. */
export const askToEnd = page({
  name: 'staff.accounts.end.ask',
  method: 'GET',
  path,
  needs: 'keep-accounts',
  reads: nothing,
  shows: [endQuestion],
  async handle({ stores }, { params: { id }, signedIn: { who }, show }) {
    return show(endQuestion, viewOf(await activeAccount(stores, id), who, []));
  },
});

/** Ends it for good, at once. */
export const endAccount = page({
  name: 'staff.accounts.end',
  method: 'POST',
  path,
  needs: 'keep-accounts',
  reads: nothing,
  shows: [endQuestion],
  async handle({ stores, clock }, { params: { id }, signedIn: { who }, show }) {
    const account = await activeAccount(stores, id);
    const is = await stores.accounts.end({ id, who, now: clock() });
    if (is === 'last') {
      const problems = [{ href: '#end', text: lastAdministrator }];
      return show(endQuestion, { ...viewOf(account, who, problems), status: 400 });
    }
    return seeOther(`${accountsPath}?ended=${encodeURIComponent(id)}`);
  },
});

function viewOf({ id, name }: { id: string; name: string }, who: string, problems: readonly Problem[]) {
  return {
    title: `End the account of ${name}?`,
    person: { name, href: accountPath(id) },
    own: id === who,
    problems,
  };
}
