import { auditPages } from './audit/audit.ts';
import { promisePages } from './commitments/list.ts';
import type { StaffDependencies } from './dependencies.ts';
import { editionDraftPages } from './editions/draft.ts';
import { editionPages } from './editions/edition.ts';
import { editionListPages } from './editions/list.ts';
import { editionPublishPages } from './editions/publish.ts';
import { editionQuestionPages } from './editions/questions.ts';
import { editionWritePages } from './editions/write.ts';
import { asPages } from './former-page.ts';
import { homePages } from './home/home.ts';
import { invitationPages } from './invitations/pages.ts';
import type { StaffPage } from './page.ts';
import type { StaffParts } from './parts.ts';
import { reportPages } from './reports/board.ts';
import { changePages } from './reports/change.ts';
import { digestPages } from './reports/digest.ts';
import { victimFigurePages } from './reports/victims.ts';
import { signInPages } from './sign-in/sign-in.ts';
import { passedOnPages } from './summaries/passed-on.ts';
import { praisePages } from './summaries/praise.ts';
import { summaryPages } from './summaries/summaries.ts';
import { formerly } from './templates.ts';
import { themePages } from './themes/list.ts';
import { victimPages } from './victims/pages.ts';
import { voicesPages } from './voices/pages.ts';

/** Every staff page there is. */
export function staffPages(dependencies: StaffDependencies): StaffPage[] {
  const parts: StaffParts = { ...dependencies, render: formerly(dependencies.render) };
  const { sessions } = parts.stores;
  return [
    ...invitationPages,
    ...voicesPages,
    ...victimPages,
    ...asPages([
      ...signInPages({ ...parts, sessions, audit: (entry) => parts.stores.audit.write(entry) }),
      ...homePages(parts),
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
      ...themePages(parts),
      ...promisePages(parts),
      ...victimFigurePages(parts),
      ...changePages(parts),
      ...digestPages(parts),
      ...auditPages(parts),
    ]),
  ];
}
