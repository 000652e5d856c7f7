import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';

/** What is so of the whole database, for good. */
export type SettingStore = {
  /** Whether everything in the database is made up, to try Sayback out. */
  isDemo(): Promise<boolean>;
  /** Marks the database, for good, as one in which everything is made up. */
  markAsDemo(): Promise<void>;
};

/** What is so of the whole database, a row each. */
export class Settings implements SettingStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async isDemo(): Promise<boolean> {
    const row = await this.#db.run((client) => client.setting.findUnique({ where: { key: 'demo' } }));
    return row !== null;
  }

  async markAsDemo(): Promise<void> {
    await this.#db.run((client) =>
      client.setting.createMany({ data: { key: 'demo', value: 'yes' }, skipDuplicates: true }),
    );
  }

  /** Throws `key-lost` unless the key is the one that this database was first opened with. */
  async checkKey(check: string): Promise<void> {
    const kept = await this.#db.run(async (client) => {
      await client.setting.createMany({ data: { key: 'key-check', value: check }, skipDuplicates: true });
      return client.setting.findUnique({ where: { key: 'key-check' } });
    });
    if (kept?.value !== check) {
      throw new Fault(
        'key-lost',
        'The database was sealed with another key, and without that key nothing in it can be read. ' +
          'Put the key back: SAYBACK_KEY, or the file "key" in the data folder.',
      );
    }
  }
}
