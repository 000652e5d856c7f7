import { openDatabase } from '../../prisma/database/embedded.ts';
import { migrate } from '../../prisma/database/migrate.ts';
import { loadKey } from '../../prisma/sealing/sealing.ts';
import { openStores } from '../../prisma/stores/open.ts';
import { given, keep, turn } from './commits.ts';
import { named } from './identities.ts';
import { arrive } from './invited.ts';
import { there } from './there.ts';

// A process of its own, for embedded.test.ts to kill: people talk, and every turn committed is printed.

const dataFolder = there(process.argv[2]);
const { url } = await openDatabase({ dataFolder, log: () => {} });
await migrate(url);
const stores = await openStores({
  databaseUrl: url,
  key: await loadKey({ dataFolder, isKeyed: async () => false }),
});
const { conversations } = stores.people;

async function talk(): Promise<void> {
  let { held } = await arrive(stores, named);
  for (let n = 0; ; n++) {
    const answers = [{ question: `question-${n % 20}`, answer: given(String(n)) }];
    held = there(await conversations.commit(turn(held, [...answers.map(keep)])));
    process.stdout.write(`${held.id} ${held.version}\n`);
  }
}
await Promise.all(Array.from({ length: 8 }, talk));
