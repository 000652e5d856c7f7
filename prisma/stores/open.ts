import type { Side } from '../../domain/participant.ts';
import type { Log } from '../../log.ts';
import { Conversations } from '../conversations/conversations.ts';
import { Moves } from '../conversations/moved.ts';
import { Connection } from '../database/connection.ts';
import { openLogins } from '../database/logins.ts';
import { purge } from '../database/purge.ts';
import { keysOf } from '../sealing/sealing.ts';
import { Accounts } from './accounts.ts';
import { AuditRecord } from './audit.ts';
import { Caseload } from './caseload.ts';
import { Challenges } from './challenges.ts';
import { StoredChatReferences } from './chat-references.ts';
import { Codebook } from './codebook.ts';
import { Codings } from './codings.ts';
import { Commitments } from './commitments.ts';
import { ConsentLedger } from './consents.ts';
import { Editions } from './editions.ts';
import { Gaps } from './gaps.ts';
import { Invitations } from './invitations.ts';
import { Journeys } from './journeys.ts';
import { NamedResponses } from './named-responses.ts';
import { AnswersInOwnWords } from './own-words.ts';
import { PassedOn, Passing } from './passed-on.ts';
import { Passkeys } from './passkeys.ts';
import { Ping } from './ping.ts';
import { Questionnaires } from './questionnaires.ts';
import { Quotations } from './quotations.ts';
import { Sessions } from './sessions.ts';
import { Settings } from './settings.ts';
import { SignUps } from './sign-ups.ts';
import type { SideStores, Stores } from './stores.ts';
import { Tallies } from './tallies.ts';
import { Tellings } from './tellings.ts';
import { Victims } from './victims.ts';
import { WrongTries } from './wrong-tries.ts';

/** Connections to each side: one for batches of turns, the others for everything beside. */
const perSide = 4;
const forService = 2;

/**
 * Opens a database that migrate() has brought up to date, over logins of its own (logins.ts). Throws
 * `key-lost` where its records were sealed with another key, `unavailable` where it does not answer.
 */
export async function openStores(options: { databaseUrl: string; key: Buffer; log?: Log }): Promise<Stores> {
  const { databaseUrl, key, log = () => {} } = options;
  const keys = keysOf(key);
  const checkKey = () => checkKeyAsOwner(databaseUrl, keys.check);
  const addressOf = await openLogins({ databaseUrl, key, checkKey, log });
  const shared = new Connection(addressOf('service'), 'service', forService);
  const questionnaires = new Questionnaires(shared);
  const settings = new Settings(shared);
  const pinging = new Ping(shared);
  const moves = new Moves(addressOf('service'));
  const connections = {
    people: new Connection(addressOf('people'), 'people', perSide),
    victim: new Connection(addressOf('victim'), 'victim', perSide),
  };
  const purging = new Connection(addressOf('purge'), 'purge', 1);
  const { people, victim } = connections;
  const close = async () => {
    await moves.close();
    const all = [shared, purging, ...Object.values(connections)];
    await Promise.all(all.map((connection) => connection.close()));
  };
  const storesOf = (side: Side): SideStores => ({
    invitations: new Invitations(connections[side], side, keys),
    conversations: new Conversations(connections[side], side, keys, questionnaires, moves),
    tallies: new Tallies(connections[side], questionnaires),
    chatReferences: new StoredChatReferences(connections[side], keys),
    codings: new Codings(connections[side], side, keys, questionnaires),
    quotations: new Quotations(connections[side], side, keys, questionnaires),
    tellings: new Tellings(connections[side], side),
  });
  try {
    await settings.checkKey(keys.check);
    const stores: Stores = {
      people: {
        ...storesOf('people'),
        named: new NamedResponses(people, keys, questionnaires),
        ownWords: new AnswersInOwnWords(people, keys, questionnaires),
      },
      victim: {
        ...storesOf('victim'),
        victims: new Victims(victim, keys),
        consents: new ConsentLedger(victim),
        journeys: new Journeys(victim, keys),
        named: new NamedResponses(victim, keys, questionnaires),
        passing: new Passing(victim, keys),
      },
      questionnaires,
      settings,
      accounts: new Accounts(shared, keys),
      audit: new AuditRecord(shared),
      passedOn: new PassedOn(shared, keys),
      codebook: new Codebook(shared),
      commitments: new Commitments(shared),
      editions: new Editions(shared),
      caseload: new Caseload(shared),
      gaps: new Gaps(shared),
      sessions: new Sessions(shared),
      passkeys: new Passkeys(shared),
      challenges: new Challenges(shared),
      signUps: new SignUps(shared),
      wrongTries: new WrongTries(shared, keys),
      ping: () => pinging.ping(),
      purge: (now) => purge(purging, now),
      close,
    };
    await moves.listen();
    return stores;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Before anybody else can log in. */
async function checkKeyAsOwner(databaseUrl: string, check: string): Promise<void> {
  const connection = new Connection(databaseUrl, 'service', 1);
  try {
    await new Settings(connection).checkKey(check);
  } finally {
    await connection.close();
  }
}
