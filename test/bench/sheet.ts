import { randomBytes, randomUUID } from 'node:crypto';
import { migrate } from '../../prisma/database/migrate.ts';
import { openStores } from '../../prisma/stores/open.ts';
import { due, noon } from '../support/days.ts';
import { named } from '../support/identities.ts';
import { girl } from '../support/invited.ts';
import { cluster, statement } from './cluster.ts';
import { median, rounded } from './median.ts';
import { timed } from './timed.ts';

const people = 500;
const rounds = 9;

/** Invitations from a sheet of 500 people nobody knows yet, beside bare SQL that keeps as many rows. */
export async function measure() {
  const database = await cluster();
  try {
    const url = await database.create('sheet');
    await migrate(url);
    await statement(url, 'create table bare (id uuid primary key, reference text not null unique)');
    const stores = await openStores({ databaseUrl: url, key: randomBytes(32) });
    const questionnaire = await stores.questionnaires.publish(named, {}, noon);
    const rows: { invitations: number; sql: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      const invitations = Array.from({ length: people }, (_, n) => {
        return { questionnaire, participant: girl, due, reference: `${round}-${n}` };
      });
      const sheet = { batch: randomUUID(), invitations, now: noon };
      const made = await timed(() => stores.people.invitations.createMany(sheet));
      const sql = await timed(() => statement(url, bareSql, [`${round}`, people]));
      if (round > 0) rows.push({ invitations: made, sql });
    }
    await stores.close();
    return {
      invitations: people,
      invitationsMs: rounded(median(rows.map(({ invitations }) => invitations))),
      bareSqlMs: rounded(median(rows.map(({ sql }) => sql))),
    };
  } finally {
    await database.close();
  }
}

const bareSql = `
  insert into bare (id, reference)
  select gen_random_uuid(), $1 || '-' || n from generate_series(1, $2::int) n`;
