import type { Questionnaire } from '../../dialogs/questionnaire.ts';
import type { Translation } from '../../dialogs/translation.ts';
import type { Bands, Kind, Participant } from '../../domain/participant.ts';

/** A published, immutable version of a questionnaire. */
export type Version = {
  id: number;
  questionnaire: Questionnaire;
  translations: Readonly<Record<string, Translation>>;
};

export type InvitationStore = {
  create(invitation: {
    questionnaire: Version;
    participant: Participant;
    /** The service's own reference for the person: whoever has it already is asked again, with the bands told now. */
    reference?: string;
    due: Date;
    now: Date;
    /** Who makes it: on the audit record in the same transaction. */
    by?: string;
  }): Promise<{ id: string; code: string }>;
  /** Makes all of a sheet or none. A batch that was made before is left as it is, and counts as made. */
  createMany(sheet: {
    batch: string;
    /** As in `create`; where the batch was made before, nothing more is written. */
    by?: string;
    invitations: readonly {
      questionnaire: Version;
      participant: Participant;
      reference?: string;
      due: Date;
    }[];
    now: Date;
  }): Promise<void>;
  /** Newest first, `most` at a time, from after the one called `after` on. */
  list(of: InvitationFilter & { after?: string; most: number; now: Date }): Promise<InvitationRow[]>;
  /** How many stand where, by questionnaire. */
  standings(now: Date): Promise<{ questionnaire: string; standing: Standing; invitations: number }[]>;
  /** What is printed on cards: of a batch in its order, or one. `code` is null once it is used, or ended. */
  cards(of: { batch: string } | { id: string }, now: Date): Promise<InvitationCard[]>;
  /** What a code opens. Null for one that was never given out on this side. The code is taken as typed: case, spaces and hyphens do not matter. */
  find(code: string, now: Date): Promise<Opened | null>;
  /** Ends it, and any conversation on it. False where there is none, or it was used already. `by` as in `create`. */
  cancel(id: string, now: Date, by?: string): Promise<boolean>;
};

/**
 * How far an invitation has come. finished: completed (and perhaps deleted since). over: its last day passed before it was finished.
 */
export type Standing = 'not-started' | 'started' | 'finished' | 'over' | 'cancelled';

export type InvitationFilter = { standing?: Standing; questionnaire?: string; reference?: string };

export type InvitationRow = {
  id: string;
  /** The service's own reference, where it gave one. */
  reference: string | null;
  questionnaire: string;
  kind: Kind;
  bands: Bands;
  madeAt: Date;
  due: Date;
  standing: Standing;
  batch: string | null;
  /** Somebody else speaks for the person. */
  proxy: boolean;
};

export type InvitationCard = InvitationRow & { code: string | null };

export type Opened =
  | { is: 'open' | 'completed'; conversation: string; ticket: Ticket }
  | { is: 'expired'; invitation: string }
  | { is: 'cancelled' };

/** What `ConversationStore.open` needs to take up a conversation; opaque to others, safe to seal into a token. */
export type Ticket = { invitation: string; claim: string };
