import type { Role } from '../http/access.ts';

/** Who looks at a page: the name stands in the audit. */
export type SignedIn = { who: string; role: Role };
