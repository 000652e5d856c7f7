import type { StaffPage } from '../page.ts';
import { changeAccount, changeAccountForm } from './change.ts';
import { askToEnd, endAccount } from './end.ts';
import { makeLink } from './link.ts';
import { listAccounts } from './list.ts';
import { addAccount, newAccount } from './new.ts';
import { oneAccount } from './one.ts';

/** The pages on which an administrator keeps who works here. */
export const accountPages: readonly StaffPage[] = [
  listAccounts,
  newAccount,
  addAccount,
  oneAccount,
  makeLink,
  changeAccountForm,
  changeAccount,
  askToEnd,
  endAccount,
];
