import type { GapState } from '../../domain/gap.ts';

/** Gaps between groups, each explained or changed, with an owner, an answer and a date. */
export type GapStore = {
  /** A form that is sent twice chooses the same id, and makes one gap. */
  add(gap: GapWords & { id: string; who: string; now: Date }): Promise<void>;
  /** The open ones first, what is due soonest first, then the others, the latest first. */
  list(): Promise<Gap[]>;
  get(id: string): Promise<Gap | null>;
  /** Writes over all of it, and each thing that became another into the history. False where there is no such gap. */
  change(
    change: GapWords & { id: string; state: GapState; answer: string | null; who: string; now: Date },
  ): Promise<boolean>;
  /** What was done to a gap, the latest first. */
  history(id: string): Promise<GapChange[]>;
};

export type GapWords = {
  /** Which groups, and what differs, in the service's own words. */
  what: string;
  owner: string;
  /** By when it is to be explained or changed. */
  due: Date | null;
};
export type Gap = GapWords & {
  id: string;
  state: GapState;
  /** Why it is so, or what was changed; never null where it is not open. */
  answer: string | null;
  madeAt: Date;
  /** Since when it stands as it does. */
  movedAt: Date;
};
export type GapChange = {
  did: 'made' | 'reworded' | 'owner' | 'due' | 'answered' | 'moved';
  was: string | null;
  becomes: string | null;
  who: string;
  at: Date;
};
