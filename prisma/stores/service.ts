import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Questionnaire, questionnaireSchema } from '../../dialogs/questionnaire.ts';
import { type Translation, translationSchema } from '../../dialogs/translation.ts';
import { addMonths } from '../../domain/calendar.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import { auditMonths } from './audited.ts';
import type { AuditRow, ServiceStore, Version } from './stores.ts';

const translationsSchema = z.record(z.string(), translationSchema);

/** What both sides share: published questionnaires, settings, the audit record. */
export class Service implements ServiceStore {
  readonly #db: Connection;
  /** Versions never change, so each is read once. */
  readonly #versions = new Map<number, Version>();

  constructor(db: Connection) {
    this.#db = db;
  }

  async publish(
    questionnaire: Questionnaire,
    translations: Record<string, Translation>,
    now: Date,
  ): Promise<Version> {
    const { key } = questionnaire;
    const checksum = createHash('sha256')
      .update(ordered([questionnaire, translations]))
      .digest('hex');
    for (;;) {
      const newest = await this.#newest(key);
      if (newest?.checksum === checksum) return this.version(newest.id);
      // Another instance may be first with this number; then its version is looked at in turn.
      await this.#db.run((client) =>
        client.questionnaireVersion.createMany({
          data: {
            key,
            number: (newest?.number ?? 0) + 1,
            definition: questionnaire,
            translations,
            checksum,
            publishedAt: now,
          },
          skipDuplicates: true,
        }),
      );
    }
  }

  async version(id: number): Promise<Version> {
    const known = this.#versions.get(id);
    if (known) return known;
    const row = await this.#db.run((client) => client.questionnaireVersion.findUnique({ where: { id } }));
    if (!row) throw new Fault('unexpected', `There is no questionnaire version ${id}.`);
    const version: Version = {
      id,
      questionnaire: questionnaireSchema.parse(row.definition),
      translations: translationsSchema.parse(row.translations),
    };
    this.#versions.set(id, version);
    return version;
  }

  async newest(key: string): Promise<Version | null> {
    const newest = await this.#newest(key);
    return newest && this.version(newest.id);
  }

  async keys(): Promise<string[]> {
    const rows = await this.#db.run((client) =>
      client.questionnaireVersion.findMany({
        distinct: ['key'],
        select: { key: true },
        orderBy: { key: 'asc' },
      }),
    );
    return rows.map(({ key }) => key);
  }

  async audit({ who, did, to, at }: { who: string; did: string; to: string; at: Date }): Promise<void> {
    const deleteOn = addMonths(at, auditMonths);
    await this.#db.run((client) => client.audit.create({ data: { who, did, toWhat: to, at, deleteOn } }));
  }

  async audits({
    after,
    who,
    did,
    most,
  }: {
    after?: string;
    who?: string;
    did?: string;
    most: number;
  }): Promise<AuditRow[]> {
    const rows = await this.#db.run((client) =>
      client.audit.findMany({
        where: {
          ...(after !== undefined && { id: { lt: BigInt(after) } }),
          ...(who !== undefined && { who }),
          ...(did !== undefined && { did }),
        },
        orderBy: { id: 'desc' },
        take: most,
      }),
    );
    return rows.map(({ id, who, did, toWhat, at }) => ({ id: String(id), who, did, to: toWhat, at }));
  }

  async audited(): Promise<{ who: string[]; did: string[] }> {
    const [who, did] = await this.#db.run((client) =>
      Promise.all([
        client.audit.groupBy({ by: ['who'], orderBy: { who: 'asc' } }),
        client.audit.groupBy({ by: ['did'], orderBy: { did: 'asc' } }),
      ]),
    );
    return { who: who.map((one) => one.who), did: did.map((one) => one.did) };
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
        'The database was sealed with another key, and without that key nothing in it can be read. Put the key back: SAYBACK_KEY, or the file "key" in the data folder.',
      );
    }
  }

  #newest(key: string) {
    return this.#db.run((client) =>
      client.questionnaireVersion.findFirst({
        where: { key },
        orderBy: { number: 'desc' },
        select: { id: true, number: true, checksum: true },
      }),
    );
  }
}

/** JSON whose keys are in order, so that the same content always reads the same. */
export function ordered(content: unknown): string {
  return JSON.stringify(content, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
