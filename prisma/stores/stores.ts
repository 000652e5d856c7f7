import type { ConversationStore } from '../conversations/conversations.ts';
import type { AccountStore } from './accounts.ts';
import type { AuditStore } from './audit.ts';
import type { CaseloadStore } from './caseload.ts';
import type { ChallengeStore } from './challenges.ts';
import type { ChatReferenceStore } from './chat-references.ts';
import type { CodebookStore } from './codebook.ts';
import type { CodingStore } from './codings.ts';
import type { CommitmentStore } from './commitments.ts';
import type { ConsentStore } from './consents.ts';
import type { EditionStore } from './editions.ts';
import type { GapStore } from './gaps.ts';
import type { InvitationStore } from './invitations.ts';
import type { JourneyStore } from './journeys.ts';
import type { NamedResponseStore } from './named-responses.ts';
import type { OwnWordsStore } from './own-words.ts';
import type { PassedOnStore, PassingStore } from './passed-on.ts';
import type { PasskeyStore } from './passkeys.ts';
import type { QuestionnaireStore } from './questionnaires.ts';
import type { QuotationStore } from './quotations.ts';
import type { SessionStore } from './sessions.ts';
import type { SettingStore } from './settings.ts';
import type { SignUpStore } from './sign-ups.ts';
import type { TallyStore } from './tallies.ts';
import type { TellingStore } from './tellings.ts';
import type { VictimStore } from './victims.ts';
import type { WrongTryStore } from './wrong-tries.ts';

/**
 * What the rest of Sayback may ask of the database. The outer folders name these by type only; main.ts opens
 * them. Every call throws `unavailable` where the database does not answer: then it may be made again. It
 * throws `busy` where others came first too often, `key-lost` where words were sealed with another key, and
 * `unexpected` where what comes back has another shape. What else a call throws stands beside it.
 */
export type Stores = {
  people: PeopleStores;
  victim: VictimStores;
  questionnaires: QuestionnaireStore;
  settings: SettingStore;
  accounts: AccountStore;
  audit: AuditStore;
  sessions: SessionStore;
  passkeys: PasskeyStore;
  challenges: ChallengeStore;
  signUps: SignUpStore;
  wrongTries: WrongTryStore;
  codebook: CodebookStore;
  commitments: CommitmentStore;
  gaps: GapStore;
  caseload: CaseloadStore;
  editions: EditionStore;
  passedOn: PassedOnStore;
  /** Throws `unavailable`, with why, where the database does not answer or saves nothing (ping.ts). */
  ping(): Promise<void>;
  /** Deletes every record whose date has come. Returns how many rows went. */
  purge(now: Date): Promise<number>;
  close(): Promise<void>;
};

/** What both sides have, each in a schema of its own. */
export type SideStores = {
  invitations: InvitationStore;
  conversations: ConversationStore;
  tallies: TallyStore;
  chatReferences: ChatReferenceStore;
  codings: CodingStore;
  quotations: QuotationStore;
  tellings: TellingStore;
};

type PeopleStores = SideStores & { named: NamedResponseStore; ownWords: OwnWordsStore };
export type VictimStores = SideStores & {
  victims: VictimStore;
  consents: ConsentStore;
  journeys: JourneyStore;
  named: NamedResponseStore;
  passing: PassingStore;
};
