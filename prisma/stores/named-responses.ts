import { z } from 'zod';
import type { Answer } from '../../dialogs/questionnaire.ts';
import { type Bands, type Kind, kinds } from '../../domain/participant.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid } from '../database/identifiers.ts';
import { type Query, query, type Values } from '../database/statement.ts';
import { answersOf } from '../sealing/answers.ts';
import type { Keys } from '../sealing/sealing.ts';
import { bandsOf } from './bands-as-text.ts';
import type { Questionnaires, Version } from './questionnaires.ts';

/**
 * What people said under their name, for whoever they were told reads it. Only named responses are ever here,
 * and only finished ones.
 */
export type NamedResponseStore = {
  /** Newest first. `participant`: of one person alone. */
  list(of: {
    reference?: string;
    questionnaire?: string;
    participant?: string;
    after?: string;
    most: number;
  }): Promise<NamedResponse[]>;
  /**
   * Look only where the audit record says so. `earlier`: what the same person said before to the
   * questionnaire that this one follows.
   */
  read(response: string): Promise<(NamedResponse & { earlier: NamedResponse | null }) | null>;
};

export type NamedResponse = {
  response: string;
  reference: string | null;
  questionnaire: Version;
  kind: Kind;
  bands: Bands;
  proxy: boolean;
  endedAt: Date;
  /** Empty in a list. */
  answers: Record<string, Answer>;
};

/** What people of one side said under their name, once they had finished. */
export class NamedResponses implements NamedResponseStore {
  readonly #db: Connection;
  readonly #keys: Keys;
  readonly #questionnaires: Questionnaires;

  constructor(db: Connection, keys: Keys, questionnaires: Questionnaires) {
    this.#db = db;
    this.#keys = keys;
    this.#questionnaires = questionnaires;
  }

  async list(of: Parameters<NamedResponseStore['list']>[0]): Promise<NamedResponse[]> {
    const { reference = null, questionnaire = null, participant = null, after = null, most } = of;
    if ((after !== null && !isUuid(after)) || (participant !== null && !isUuid(participant))) return [];
    const found = await this.#rows(listing, { reference, questionnaire, participant, after, most });
    return found.map(({ row }) => row);
  }

  async read(response: string): Promise<(NamedResponse & { earlier: NamedResponse | null }) | null> {
    if (!isUuid(response)) return null;
    const [found] = await this.#rows(one, { response });
    if (!found) return null;
    const { row, participant } = found;
    const { follows } = row.questionnaire.questionnaire;
    const { endedAt } = row;
    const [before] = follows ? await this.#rows(earlier, { participant, follows, endedAt }) : [];
    return {
      ...row,
      answers: await this.#answers(response),
      earlier: before ? { ...before.row, answers: await this.#answers(before.row.response) } : null,
    };
  }

  #answers(response: string): Promise<Record<string, Answer>> {
    return answersOf(this.#db, this.#keys.sealer, response);
  }

  async #rows(
    responses: Query<z.infer<typeof rowSchema>>,
    values: Values,
  ): Promise<{ row: NamedResponse; participant: string }[]> {
    const rows = await this.#db.query(responses, values);
    return Promise.all(
      rows.map(async ({ participant, version, ...row }) => ({
        participant,
        row: { ...row, questionnaire: await this.#questionnaires.version(version), answers: {} },
      })),
    );
  }
}

const rowSchema = z.object({
  response: z.string(),
  participant: z.string(),
  reference: z.string().nullable(),
  version: z.number(),
  kind: z.enum(kinds),
  bands: z.string().transform(bandsOf),
  proxy: z.boolean(),
  endedAt: z.date(),
});

const named = `
  select r.id as response, p.id as participant, p.pseudonym as reference, r.version_id as version,
    p.kind, i.bands, i.speaker is not null as proxy, r.ended_at as "endedAt"
  from response r join invitation i on i.id = r.invitation_id join participant p on p.id = i.participant_id
  where r.identity = 'named' and r.ended_at is not null`;

const listing = query(
  'named.list',
  `${named}
    and ($reference::text is null or position(lower($reference) in lower(p.pseudonym)) > 0)
    and ($questionnaire::text is null or i.questionnaire = $questionnaire)
    and ($participant::uuid is null or p.id = $participant::uuid)
    and ($after::uuid is null or (r.ended_at, r.id) < (
      select last.ended_at, last.id from response last where last.id = $after::uuid))
  order by r.ended_at desc, r.id desc limit $most::int`,
  rowSchema,
);

const one = query('named.one', `${named} and r.id = $response::uuid`, rowSchema);

const earlier = query(
  'named.earlier',
  `${named} and p.id = $participant::uuid and i.questionnaire = $follows
    and r.ended_at <= $endedAt::timestamptz
  order by r.ended_at desc limit 1`,
  rowSchema,
);
