import type { Session } from '../../prisma/stores/sessions.ts';
import { type Holder, roleOf, rolesInWords } from '../http/access.ts';

/** Who looks at a page. `who` stands in the audit; `name` is what they are called. */
export type SignedIn = Holder & {
  who: string;
  name: string;
  /** Which of their sessions it is. */
  session: string;
  /** False of whoever signed in as a role, by a printed link. */
  hasAccount: boolean;
};

/** Whoever a session is of, with the roles that this version knows. */
export function signedInBy({ id, who, name, roles: given, mayClear }: Session): SignedIn {
  const roles = given.flatMap((role) => roleOf(role) ?? []);
  const hasAccount = name !== null;
  return { who, name: name ?? rolesInWords(roles), roles, mayClear, session: id, hasAccount };
}
