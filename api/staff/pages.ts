import { accountPages } from './accounts/pages.ts';
import { auditRecord } from './audit/audit.ts';
import { commitmentPages } from './commitments/pages.ts';
import { editionPages } from './editions/pages.ts';
import { home } from './home/home.ts';
import { invitationPages } from './invitations/pages.ts';
import type { StaffPage } from './page.ts';
import { reportPages } from './reports/pages.ts';
import { signInPages } from './sign-in/pages.ts';
import { summaryPages } from './summaries/pages.ts';
import { themePages } from './themes/pages.ts';
import { victimPages } from './victims/pages.ts';
import { voicesPages } from './voices/pages.ts';

/** Every staff page there is. */
export const staffPages: readonly StaffPage[] = [
  ...signInPages,
  home,
  ...invitationPages,
  ...summaryPages,
  ...voicesPages,
  ...victimPages,
  ...reportPages,
  ...commitmentPages,
  ...accountPages,
  auditRecord,
  ...themePages,
  ...editionPages,
];
