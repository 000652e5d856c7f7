import type { StaffPage } from '../page.ts';
import { askToCancel, cancelInvitation } from './cancel.ts';
import { invitationCards } from './cards.ts';
import { invitationList } from './list.ts';
import { makeInvitation, newInvitation } from './new.ts';
import { checkSheet, makeSheet, newSheet, sheetTemplate } from './sheet.ts';

/** Inviting people, their cards, and the list of who was asked. */
export const invitationPages: readonly StaffPage[] = [
  newInvitation,
  makeInvitation,
  newSheet,
  sheetTemplate,
  checkSheet,
  makeSheet,
  invitationCards,
  invitationList,
  askToCancel,
  cancelInvitation,
];
