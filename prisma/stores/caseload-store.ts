import type { BandName } from '../../domain/participant.ts';

/** Whom the service works with, as it counted them itself. Numbers, and nobody's record. */
export type CaseloadStore = {
  /** Writes counts down, one of each band. A form that is sent twice chooses the same id, and counts once. */
  add(counts: {
    id: string;
    countedOn: Date;
    bands: readonly { band: BandName; values: readonly CaseloadValue[] }[];
    who: string;
    now: Date;
  }): Promise<void>;
  /** Of each band the count of the latest day, in the order of the bands; of one day, the one told last. */
  newest(): Promise<CaseloadCount[]>;
  /** Every count, the one told last first. */
  history(most: number): Promise<CaseloadCount[]>;
};

/** How many open children have one value of a band. */
export type CaseloadValue = { value: string; children: number };
export type CaseloadCount = {
  band: BandName;
  countedOn: Date;
  values: CaseloadValue[];
  who: string;
  at: Date;
};
