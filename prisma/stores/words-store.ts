import type { Answer } from '../../dialogs/questionnaire.ts';
import type { Mood } from '../../dialogs/state.ts';
import type { Bands, Kind } from '../../domain/participant.ts';
import type { Version } from './invitations-store.ts';

/** What people said under their name, for whoever they were told reads it. Only named responses are ever here, and only finished ones. */
export type NamedStore = {
  /** Newest first. `participant`: of one person alone. */
  list(of: {
    reference?: string;
    questionnaire?: string;
    participant?: string;
    after?: string;
    most: number;
  }): Promise<NamedRow[]>;
  /** Look only where the audit record says so. `earlier`: what the same person said before to the questionnaire that this one follows. */
  read(response: string): Promise<(NamedRow & { earlier: NamedRow | null }) | null>;
};

export type NamedRow = {
  response: string;
  reference: string | null;
  questionnaire: Version;
  kind: Kind;
  bands: Bands;
  proxy: boolean;
  endedAt: Date;
  /** Empty in a list. */
  answers: Record<string, Answer>;
};

/** Own words in their number, to be read by a machine and not by a person. */
export type TextStore = {
  /** Of counted responses in these months, both included. */
  of(questionnaires: readonly string[], from: string, to: string): Promise<OwnWords[]>;
};
export type OwnWords = {
  person: string;
  version: Version;
  question: string;
  text: string;
  /** How a machine guessed it to sound when it was said, in a language on which that was measured; null where it ventured no guess. */
  mood: Mood | null;
};
