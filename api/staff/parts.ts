import type { Stores } from '../../prisma/stores/stores.ts';
import type { SignInLinks } from './sign-in/links.ts';
import type { Render } from './templates.ts';

/** What the staff pages need. */
export type StaffParts = {
  stores: Stores;
  clock(): Date;
  /** Report rows of fewer distinct people are suppressed. */
  threshold: number;
  /** Words are shown only once somebody else has looked at them than whoever chose or cut them. */
  secondPerson: boolean;
  /** Null: no link signs anybody in. */
  links: SignInLinks | null;
  render: Render;
};
