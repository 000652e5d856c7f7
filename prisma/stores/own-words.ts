import { z } from 'zod';
import { type Mood, moods } from '../../dialogs/state.ts';
import { oneByOne } from '../../domain/giving-way.ts';
import type { Connection } from '../database/connection.ts';
import { query } from '../database/statement.ts';
import { openAnswer } from '../sealing/answers.ts';
import type { Keys } from '../sealing/sealing.ts';
import type { Questionnaires, Version } from './questionnaires.ts';

/** Own words in their number, to be read by a machine and not by a person. */
export type OwnWordsStore = {
  /** Of counted responses in these months, both included. */
  of(questionnaires: readonly string[], from: string, to: string): Promise<OwnWords[]>;
};

export type OwnWords = {
  person: string;
  version: Version;
  question: string;
  text: string;
  /**
   * How a machine guessed it to sound when it was said, in a language on which that was measured; null where
   * it ventured no guess.
   */
  mood: Mood | null;
};

/**
 * Own words, opened in this process to be counted by what they are about. Only those whose response counts by
 * now.
 */
export class AnswersInOwnWords implements OwnWordsStore {
  readonly #db: Connection;
  readonly #keys: Keys;
  readonly #questionnaires: Questionnaires;

  constructor(db: Connection, keys: Keys, questionnaires: Questionnaires) {
    this.#db = db;
    this.#keys = keys;
    this.#questionnaires = questionnaires;
  }

  async of(questionnaires: readonly string[], from: string, to: string): Promise<OwnWords[]> {
    const rows = await this.#db.query(reading, { questionnaires, from, to });
    const ids = [...new Set(rows.map(({ version }) => version))];
    const versions = new Map(
      await Promise.all(ids.map(async (id) => [id, await this.#questionnaires.version(id)] as const)),
    );
    const words = await oneByOne(
      rows,
      ({ sealed }) => sealed.length,
      ({ person, version: id, response, question, sealed, categories }) => {
        const version = versions.get(id);
        if (!version) return [];
        const answer = openAnswer(this.#keys.sealer, response, question, sealed);
        const text = answer.is === 'given' && typeof answer.value === 'string' ? answer.value : '';
        const mood = moods.find((one) => categories.includes(one)) ?? null;
        return [{ person, version, question, text, mood }];
      },
    );
    return words.flat();
  }
}

const reading = query(
  'own-words.of',
  `select t.person, t.version_id as version, t.response_id as response, a.question, a.sealed, a.categories
  from tally t join answer a on a.response_id = t.response_id
  where t.questionnaire = any($questionnaires::text[])
    and t.codes is not null and t.counted between $from and $to
    and a.sealed is not null and 'said' = any(a.categories)
  order by t.response_id, a.question`,
  z.object({
    person: z.string(),
    version: z.number(),
    response: z.string(),
    question: z.string(),
    sealed: z.instanceof(Uint8Array),
    categories: z.array(z.string()),
  }),
);
