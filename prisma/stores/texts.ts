import { moods } from '../../dialogs/state.ts';
import type { Connection } from '../database/connection.ts';
import { openAnswer } from '../sealing/answers.ts';
import type { Keys } from '../sealing/sealing.ts';
import type { Service } from './service.ts';
import type { OwnWords, TextStore } from './stores.ts';

/** Own words, opened in this process to be counted by what they are about. Only those whose response counts by now. */
export class Texts implements TextStore {
  readonly #db: Connection;
  readonly #keys: Keys;
  readonly #service: Service;

  constructor(db: Connection, keys: Keys, service: Service) {
    this.#db = db;
    this.#keys = keys;
    this.#service = service;
  }

  async of(questionnaires: readonly string[], from: string, to: string): Promise<OwnWords[]> {
    const rows = await this.#db.run((client) =>
      client.$queryRawUnsafe<Row[]>(reading, questionnaires, from, to),
    );
    return Promise.all(
      rows.map(async ({ person, version, response, question, sealed, categories }) => {
        const answer = openAnswer(this.#keys.sealer, response, question, sealed);
        const text = answer.is === 'given' && typeof answer.value === 'string' ? answer.value : '';
        const mood = moods.find((one) => categories.includes(one)) ?? null;
        return { person, version: await this.#service.version(version), question, text, mood };
      }),
    );
  }
}

type Row = {
  person: string;
  version: number;
  response: string;
  question: string;
  sealed: Uint8Array;
  categories: string[];
};

const reading = `
  select t.person, t.version_id as version, t.response_id as response, a.question, a.sealed, a.categories
  from tally t join answer a on a.response_id = t.response_id
  where t.questionnaire = any($1::text[]) and t.codes is not null and t.counted between $2 and $3
    and a.sealed is not null and 'said' = any(a.categories)
  order by t.response_id, a.question`;
