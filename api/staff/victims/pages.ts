import type { StaffPage } from '../page.ts';
import { askToCancel, cancelInvitation, showCard } from './card.ts';
import { askConsent, recordConsent } from './consent.ts';
import { askToForget, contactForm, forgetContact, keepContact, seeContact } from './contact.ts';
import { checkImport, importForm, importTemplate, makeImport } from './import.ts';
import { inviteForm, inviteVictim } from './invite.ts';
import { journeyForm, recordFact, takeFactBack } from './journey.ts';
import { listVictims, weekInFull } from './list.ts';
import { addVictim, newVictim } from './new.ts';
import { whatTheySaid } from './own-words.ts';
import { passOn, passOnForm } from './pass-on.ts';
import { onePerson } from './person.ts';
import { showReceipt } from './receipt.ts';

/** The pages about those who were harmed, for whoever works with them. */
export const victimPages: readonly StaffPage[] = [
  listVictims,
  weekInFull,
  newVictim,
  addVictim,
  importForm,
  importTemplate,
  checkImport,
  makeImport,
  onePerson,
  seeContact,
  contactForm,
  keepContact,
  askToForget,
  forgetContact,
  askConsent,
  recordConsent,
  showReceipt,
  journeyForm,
  recordFact,
  takeFactBack,
  inviteForm,
  inviteVictim,
  showCard,
  askToCancel,
  cancelInvitation,
  whatTheySaid,
  passOnForm,
  passOn,
];
