import { type Side, sides } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import { Conversations } from '../conversations/conversations.ts';
import { Moves } from '../conversations/moved.ts';
import { Connection } from '../database/connection.ts';
import { purge } from '../database/purge.ts';
import { keysOf } from '../sealing/sealing.ts';
import { Caseload } from './caseload.ts';
import { Codebook } from './codebook.ts';
import { Codings } from './codings.ts';
import { Commitments } from './commitments.ts';
import { ConsentLedger } from './consents.ts';
import { Editions } from './editions.ts';
import { Gaps } from './gaps.ts';
import { Invitations } from './invitations.ts';
import { Journeys } from './journeys.ts';
import { Named } from './named.ts';
import { PassedOn, Passing } from './passed-on.ts';
import { Quotations } from './quotations.ts';
import { References } from './references.ts';
import { Service } from './service.ts';
import { Sessions } from './sessions.ts';
import type { SideStores, Stores } from './stores.ts';
import { Tallies } from './tallies.ts';
import { Tellings } from './tellings.ts';
import { Texts } from './texts.ts';
import { Victims } from './victims.ts';

/** Connections to each side: one for batches of turns, the others for everything beside. */
const perSide = 4;
const forService = 2;
const pingPatience = 1_000;

/**
 * Opens a database that migrate() has brought up to date. Throws `key-lost` where its records were sealed with another key, `unavailable` where it
 * does not answer.
 */
export async function openStores(options: { databaseUrl: string; key: Buffer }): Promise<Stores> {
  const { databaseUrl } = options;
  const keys = keysOf(options.key);
  const shared = new Connection(databaseUrl, 'service', forService);
  const service = new Service(shared);
  const moves = new Moves(databaseUrl);
  const connections = {
    people: new Connection(databaseUrl, 'people', perSide),
    victim: new Connection(databaseUrl, 'victim', perSide),
  };
  const { people, victim } = connections;
  const close = async () => {
    await moves.close();
    await Promise.all([shared, ...Object.values(connections)].map((connection) => connection.close()));
  };
  const storesOf = (side: Side): SideStores => ({
    invitations: new Invitations(connections[side], side, keys),
    conversations: new Conversations(connections[side], side, keys, service, moves),
    tallies: new Tallies(connections[side], service),
    references: new References(connections[side], keys),
    codings: new Codings(connections[side], side, keys, service),
    quotations: new Quotations(connections[side], side, keys, service),
    tellings: new Tellings(connections[side], side),
  });
  try {
    await service.checkKey(keys.check);
    const stores: Stores = {
      people: {
        ...storesOf('people'),
        named: new Named(people, keys, service),
        texts: new Texts(people, keys, service),
      },
      victim: {
        ...storesOf('victim'),
        victims: new Victims(victim, keys),
        consents: new ConsentLedger(victim),
        journeys: new Journeys(victim, keys),
        named: new Named(victim, keys, service),
        passing: new Passing(victim, keys),
      },
      service,
      passedOn: new PassedOn(shared, keys),
      codebook: new Codebook(shared),
      commitments: new Commitments(shared),
      editions: new Editions(shared),
      caseload: new Caseload(shared),
      gaps: new Gaps(shared),
      sessions: new Sessions(shared),
      ping: () => ping(shared),
      purge: (now) => purge({ sides: sides.map((side) => connections[side]), service: shared }, now),
      close,
    };
    await moves.listen();
    return stores;
  } catch (error) {
    await close();
    throw error;
  }
}

async function ping(connection: Connection): Promise<void> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const late = () => reject(new Fault('unavailable', 'The database does not answer.'));
  const timer = setTimeout(late, pingPatience);
  try {
    await Promise.race([connection.run((client) => client.$queryRaw`select 1`), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
