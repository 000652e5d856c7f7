import { auditPages } from './audit.ts';
import { cardPages } from './cards.ts';
import { changePages } from './change.ts';
import { digestPages } from './digest.ts';
import { homePages } from './home.ts';
import { invitationPages } from './invitations.ts';
import { newInvitationPages } from './invitations-new.ts';
import type { StaffPage } from './page.ts';
import type { StaffParts } from './parts.ts';
import { reportPages } from './report.ts';
import { sheetPages } from './sheet.ts';
import { signInPages } from './sign-in.ts';
import { victimFigurePages } from './victim-figures.ts';

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
    ...reportPages(parts),
    ...victimFigurePages(parts),
    ...changePages(parts),
    ...digestPages(parts),
    ...auditPages(parts),
  ];
}
