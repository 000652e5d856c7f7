import { auditPages } from './audit.ts';
import { cardPages } from './cards.ts';
import { caseloadPages } from './caseload.ts';
import { caseloadImportPages } from './caseload-import.ts';
import { changePages } from './change.ts';
import { digestPages } from './digest.ts';
import { editionPages } from './edition.ts';
import { editionDraftPages } from './edition-draft.ts';
import { editionPublishPages } from './edition-publish.ts';
import { editionQuestionPages } from './edition-questions.ts';
import { editionWritePages } from './edition-write.ts';
import { editionListPages } from './editions.ts';
import { gapPages } from './gaps.ts';
import { homePages } from './home.ts';
import { invitationPages } from './invitations.ts';
import { newInvitationPages } from './invitations-new.ts';
import type { StaffPage } from './page.ts';
import type { StaffParts } from './parts.ts';
import { passedOnPages } from './passed-on.ts';
import { praisePages } from './praise.ts';
import { promisePages } from './promises.ts';
import { reportPages } from './report.ts';
import { sheetPages } from './sheet.ts';
import { signInPages } from './sign-in.ts';
import { summaryPages } from './summaries.ts';
import { themePages } from './themes.ts';
import { victimCardPages } from './victim-card.ts';
import { victimFigurePages } from './victim-figures.ts';
import { victimInvitePages } from './victim-invite.ts';
import { passOnPages } from './victim-pass-on.ts';
import { victimWordPages } from './victim-words.ts';
import { victimListPages } from './victims.ts';
import { victimConsentPages } from './victims-consent.ts';
import { victimContactPages } from './victims-contact.ts';
import { victimImportPages } from './victims-import.ts';
import { victimJourneyPages } from './victims-journey.ts';
import { newVictimPages } from './victims-new.ts';
import { victimPages } from './victims-person.ts';
import { voicesPages } from './voices.ts';

/** Every staff page there is. */
export function staffPages(parts: StaffParts): StaffPage[] {
  const { sessions } = parts.stores;
  return [
    ...signInPages({ ...parts, sessions, audit: (entry) => parts.stores.service.audit(entry) }),
    ...homePages(parts),
    ...newInvitationPages(parts),
    ...sheetPages(parts),
    ...cardPages(parts),
    ...invitationPages(parts),
    ...victimListPages(parts),
    ...newVictimPages(parts),
    ...victimImportPages(parts),
    ...victimPages(parts),
    ...victimContactPages(parts),
    ...victimConsentPages(parts),
    ...victimJourneyPages(parts),
    ...victimInvitePages(parts),
    ...victimCardPages(parts),
    ...victimWordPages(parts),
    ...passOnPages(parts),
    ...summaryPages(parts),
    ...passedOnPages(parts),
    ...praisePages(parts),
    ...reportPages(parts),
    ...editionListPages(parts),
    ...editionDraftPages(parts),
    ...editionWritePages(parts),
    ...editionPublishPages(parts),
    ...editionPages(parts),
    ...editionQuestionPages(parts),
    ...voicesPages(parts),
    ...caseloadPages(parts),
    ...caseloadImportPages(parts),
    ...gapPages(parts),
    ...themePages(parts),
    ...promisePages(parts),
    ...victimFigurePages(parts),
    ...changePages(parts),
    ...digestPages(parts),
    ...auditPages(parts),
  ];
}
