import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Question, questionnaireSchema, questionsOf } from '../../dialogs/questionnaire.ts';
import { categoriesOf, codeOf } from '../../reports/counting/tally.ts';
import { statement } from './cluster.ts';

/** Answers a response of the filling. */
export const perResponse = 10;

const library = join(import.meta.dirname, '..', '..', 'dialogs', 'library');
const questionnaire = questionnaireSchema.parse(
  parse(readFileSync(join(library, 'end-of-order.yaml'), 'utf8')),
);

/** The questions that the filling answers: the first ten of one category each. */
export const filled = questionsOf(questionnaire)
  .filter(({ type, when }) => !when && type !== 'text' && type !== 'choices')
  .slice(0, perResponse);

/**
 * Fills a database that Sayback has opened before with so many completed responses of ten answers each, over
 * the last year and every band, in the rows that turns would have left: what was typed is random bytes, what
 * it counts as is drawn evenly.
 */
export async function fill(url: string, responses: number): Promise<void> {
  if (filled.length < perResponse)
    throw new Error(`the questionnaire has only ${filled.length} such questions`);
  await statement(url, filling(questionsOf(questionnaire)), [responses]);
}

function filling(questions: readonly Question[]): string {
  const sizes = filled.map((question) => categoriesOf(question).length);
  const codes = questions.map((question) => {
    const place = filled.findIndex(({ key }) => key === question.key);
    return place < 0 ? `','` : `substr('${digits(sizes[place] ?? 0)}', places[${place + 1}] + 1, 1) || ','`;
  });
  const categories = filled.map((question) => `array[${categoriesOf(question).map((key) => `'${key}'`)}]`);
  return `
    with version as (
      select id from service.questionnaire_version where key = 'end-of-order' order by number desc limit 1
    ), drawn as materialized (
      select uuidv7() as participant, uuidv7() as invitation, uuidv7() as response,
        to_char(now() - make_interval(days => n % 360), 'YYYY-MM') as month,
        now() - make_interval(days => n % 360) as at,
        array[${sizes.map((size) => `floor(random() * ${size})::int`)}] as places,
        format('{"age":"%s","gender":"%s","ethnicity":"%s","team":"team-%s"}',
          (array['10-14', '15-17', '18-plus'])[1 + n % 3], (array['girl', 'boy'])[1 + n % 2],
          (array['asian', 'black', 'mixed', 'white'])[1 + n % 4], n % 5) as bands
      from generate_series(1, $1::int) n
    ), participants as (
      insert into people.participant (id, kind, person, bands, made_at, delete_on)
      select participant, 'child', right(encode(uuid_send(participant), 'hex'), 11), bands,
        at, at + interval '2 years'
      from drawn
    ), invitations as (
      insert into people.invitation
        (id, participant_id, questionnaire, code_hash, bands, month, due, status, made_at, used_on, delete_on)
      select invitation, participant, 'end-of-order', uuid_send(invitation), bands, month, at, 'used',
        at, at, at + interval '2 years'
      from drawn
    ), responses as (
      insert into people.response (id, invitation_id, version_id, identity, started_at, ended_at, delete_on)
      select response, invitation, version.id, 'confidential', at, at, at + interval '2 years'
      from drawn, version
    ), answers as (
      insert into people.answer (response_id, question, outcome, sealed, categories, answered_at)
      select response, q.question, 'given', sha512(uuid_send(response)), array[q.category], at
      from drawn cross join lateral (values
        ${filled.map(({ key }, place) => `('${key}', (${categories[place]})[places[${place + 1}] + 1])`)}
      ) as q(question, category)
    )
    insert into people.tally
      (response_id, version_id, questionnaire, month, person, bands, counted, batch, codes)
    select response, version.id, 'end-of-order', month, right(encode(uuid_send(participant), 'hex'), 11),
      bands, month, 1, ${codes.join(' || ')}
    from drawn, version`;
}

function digits(count: number): string {
  return Array.from({ length: count }, (_, place) => codeOf(place)).join('');
}
