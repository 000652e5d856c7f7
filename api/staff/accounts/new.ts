import { seeOther } from '../../http/answer.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import type { Problem } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { type AccountTyped, accountFields, emailTaken, formView, parseAccount } from './fields.ts';
import { accountPath, accountsPath } from './paths.ts';

const path = `${accountsPath}/new`;
const fields = accountFields.extend({ nonce: typed });
const newAccountForm = template<ReturnType<typeof viewOf>>('accounts/new.njk', 'accounts');

/** The form in which somebody who works here is added. */
export const newAccount = page({
  name: 'staff.accounts.new',
  method: 'GET',
  path,
  needs: 'keep-accounts',
  reads: nothing,
  shows: [newAccountForm],
  async handle(_, { show }) {
    return show(newAccountForm, viewOf({ ...accountFields.parse({}), nonce: newNonce() }, []));
  },
});

/** Adds them once, however often the form is sent, and leads to their page. */
export const addAccount = page({
  name: 'staff.accounts.add',
  method: 'POST',
  path,
  needs: 'keep-accounts',
  reads: fields,
  shows: [newAccountForm],
  async handle({ stores, clock }, { read, signedIn: { who }, show }) {
    const refused = (problems: readonly Problem[]) =>
      show(newAccountForm, { ...viewOf(read, problems), status: 400 });
    const parsed = parseAccount(read);
    if ('problems' in parsed) return refused(parsed.problems);
    const id = batchOf(read.nonce, parsed.value);
    const is = await stores.accounts.add({ id, ...parsed.value, who, now: clock() });
    return is === 'added' ? seeOther(`${accountPath(id)}?done=added`) : refused([emailTaken]);
  },
});

function viewOf({ nonce, ...typed }: AccountTyped & { nonce: string }, problems: readonly Problem[]) {
  return { title: 'Add somebody who works here', ...formView(typed, problems), nonce };
}
