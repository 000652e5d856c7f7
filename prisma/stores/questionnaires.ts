import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Questionnaire, questionnaireSchema } from '../../dialogs/questionnaire.ts';
import { type Translation, translationSchema } from '../../dialogs/translation.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import { canonicalJson } from './canonical-json.ts';

/** A published, immutable version of a questionnaire. */
export type Version = {
  id: number;
  questionnaire: Questionnaire;
  translations: Readonly<Record<string, Translation>>;
};

/** The questionnaires that were ever published, of both sides. */
export type QuestionnaireStore = {
  /**
   * Publishes it where it differs from the newest version under its key; several instances may do so at once.
   */
  publish(
    questionnaire: Questionnaire,
    translations: Record<string, Translation>,
    now: Date,
  ): Promise<Version>;
  /** Throws `unexpected` where there is none of that id. */
  version(id: number): Promise<Version>;
  newest(key: string): Promise<Version | null>;
  /** In the order of the alphabet. */
  keys(): Promise<string[]>;
};

const translationsSchema = z.record(z.string(), translationSchema);

/** Published versions, of which nothing ever changes. */
export class Questionnaires implements QuestionnaireStore {
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
      .update(canonicalJson([questionnaire, translations]))
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
