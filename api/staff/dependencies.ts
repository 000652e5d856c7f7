import type { Stores } from '../../prisma/stores/stores.ts';
import type { Render } from './renderer.ts';
import type { SignInLinks } from './sign-in/links.ts';

/** What every staff page is given to work with. */
export type StaffDependencies = {
  stores: Stores;
  clock(): Date;
  /** Report rows of fewer distinct respondents are suppressed. */
  threshold: number;
  /** The service's own name. */
  service: string;
  /** Words are shown only once somebody else has looked at them than whoever chose or cut them. */
  secondPerson: boolean;
  /** Null: no link signs anybody in. */
  links: SignInLinks | null;
  render: Render;
};
