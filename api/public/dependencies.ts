import type { Stores } from '../../prisma/stores/stores.ts';
import type { Fill } from '../http/templates.ts';
import type { RaisedThemes } from '../v1/figures/commitments.ts';
import type { PublicPages } from './filled.ts';

/** Whose a typed code is, as bot/ knows it; wrong guesses are throttled there. */
export type Codes = {
  ofVictim(
    text: string,
    from: { address: string },
  ): Promise<{ is: 'known'; code: string; invitation: string } | { is: 'not-open' | 'too-many-guesses' }>;
};

/** What the pages for everybody work with. */
export type PublicDependencies = {
  stores: Stores;
  clock(): Date;
  codes: Codes;
  /** Origins whose pages may show the respondent's page inside them. */
  sites: readonly string[];
  pages: PublicPages;
  /** In the style of the front page. */
  fill: Fill;
  /** How many raised what, as it was counted lately. */
  raisedLately(): Promise<RaisedThemes>;
};
