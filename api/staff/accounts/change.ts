import { seeOther } from '../../http/answer.ts';
import type { Problem } from '../forms/problems.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import {
  type AccountTyped,
  accountFields,
  emailTaken,
  formView,
  lastAdministrator,
  parseAccount,
  typedOf,
} from './fields.ts';
import { activeAccount } from './one.ts';
import { accountPath, accountsPath } from './paths.ts';

const path = `${accountsPath}/:id/change`;
const changeForm = template<ReturnType<typeof viewOf>>('accounts/change.njk', 'accounts');

/** The form in which it is changed what somebody may do, or what they are called. */
export const changeAccountForm = page({
  name: 'staff.accounts.change.ask',
  method: 'GET',
  path,
  needs: 'keep-accounts',
  reads: nothing,
  shows: [changeForm],
  async handle({ stores }, { params: { id }, show }) {
    const account = await activeAccount(stores, id);
    return show(changeForm, viewOf(account, typedOf(account), []));
  },
});

/** Changes it: from their next page on they may do that and no more. */
export const changeAccount = page({
  name: 'staff.accounts.change',
  method: 'POST',
  path,
  needs: 'keep-accounts',
  reads: accountFields,
  shows: [changeForm],
  async handle({ stores, clock }, { params: { id }, read, signedIn: { who }, show }) {
    const account = await activeAccount(stores, id);
    const refused = (problems: readonly Problem[]) =>
      show(changeForm, { ...viewOf(account, read, problems), status: 400 });
    const parsed = parseAccount(read);
    if ('problems' in parsed) return refused(parsed.problems);
    const is = await stores.accounts.change({ id, ...parsed.value, who, now: clock() });
    if (is === 'taken') return refused([emailTaken]);
    if (is === 'last') return refused([{ href: '#role', text: lastAdministrator }]);
    return seeOther(`${accountPath(id)}${is === 'changed' ? '?done=changed' : ''}`);
  },
});

function viewOf(
  { id, name }: { id: string; name: string },
  typed: AccountTyped,
  problems: readonly Problem[],
) {
  return {
    title: 'Change what they may do',
    person: { name, href: accountPath(id) },
    ...formView(typed, problems),
  };
}
