import { auditRecord } from './audit/audit.ts';
import { commitmentPages } from './commitments/pages.ts';
import type { StaffDependencies } from './dependencies.ts';
import { editionDraftPages } from './editions/draft.ts';
import { editionPages } from './editions/edition.ts';
import { editionListPages } from './editions/list.ts';
import { editionPublishPages } from './editions/publish.ts';
import { editionQuestionPages } from './editions/questions.ts';
import { editionWritePages } from './editions/write.ts';
import { asPages } from './former-page.ts';
import { home } from './home/home.ts';
import { invitationPages } from './invitations/pages.ts';
import type { StaffPage } from './page.ts';
import type { StaffParts } from './parts.ts';
import { reportPages } from './reports/pages.ts';
import { signInPages } from './sign-in/pages.ts';
import { summaryPages } from './summaries/pages.ts';
import { formerly } from './templates.ts';
import { themePages } from './themes/pages.ts';
import { victimPages } from './victims/pages.ts';
import { voicesPages } from './voices/pages.ts';

/** Every staff page there is. */
export function staffPages(dependencies: StaffDependencies): StaffPage[] {
  const parts: StaffParts = { ...dependencies, render: formerly(dependencies.render) };
  return [
    ...signInPages,
    home,
    ...invitationPages,
    ...summaryPages,
    ...voicesPages,
    ...victimPages,
    ...reportPages,
    ...commitmentPages,
    auditRecord,
    ...themePages,
    ...asPages([
      ...editionListPages(parts),
      ...editionDraftPages(parts),
      ...editionWritePages(parts),
      ...editionPublishPages(parts),
      ...editionPages(parts),
      ...editionQuestionPages(parts),
    ]),
  ];
}
