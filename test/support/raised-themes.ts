import { randomUUID } from 'node:crypto';
import type { Questionnaire } from '../../dialogs/questionnaire.ts';
import type { Participant } from '../../domain/participant.ts';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { SideStores, Stores } from '../../prisma/stores/stores.ts';
import { complete, given, keep, memory, turn } from './commits.ts';
import type { FreshDatabase } from './database.ts';
import { noon } from './days.ts';
import { arrive, type Invited } from './invited.ts';
import { free, said } from './own-words.ts';
import { there } from './there.ts';

type Database = Pick<FreshDatabase, 'stores' | 'sql'>;

export const asksToHear: Questionnaire = { ...free, key: 'asks-to-hear', identity: 'confidential' };
export const asksUnknown: Questionnaire = { ...free, key: 'asks-unknown', identity: 'anonymous' };
export const asksVictims: Questionnaire = {
  ...free,
  key: 'asks-victims',
  identity: 'confidential',
  audience: 'victim',
  purpose: 'feedback',
};

export type Raiser = Invited & { held: Conversation; response: string };

/** Somebody has finished, said something, and asked to hear back or did not. */
export async function raiser(
  { stores }: { stores: Stores },
  {
    questionnaire = asksToHear,
    side = stores.people,
    hears = 'yes',
    now = noon,
    participant,
  }: {
    questionnaire?: Questionnaire;
    side?: SideStores;
    hears?: 'yes' | 'no';
    now?: Date;
    participant?: Participant;
  } = {},
): Promise<Raiser> {
  const arrived = await arrive(stores, questionnaire, { side, now, ...(participant && { participant }) });
  const begun = there(await side.conversations.commit(turn(arrived.held, [{ do: 'start' }], { at: now })));
  const answers = [
    { question: 'best', answer: said('Nobody rang me') },
    { question: 'hear-back', answer: given(hears) },
  ];
  const done = turn(begun, [...answers.map(keep), complete], {
    at: now,
    tally: '0,0,',
    memory: memory('done'),
  });
  const held = there(await side.conversations.commit(done));
  return { ...arrived, held, response: there(begun.response) };
}

/** A person says what an answer is about. */
export async function about(
  { sql }: Database,
  { response }: { response: string },
  themes: string[],
  { coder = 'lead', side = 'people' }: { coder?: string; side?: 'people' | 'victim' } = {},
): Promise<void> {
  await sql(
    `insert into ${side}.coding (response_id, question, coder, themes, praise, at)
     values ($1, 'best', $2, $3, false, $4)`,
    [response, coder, themes, noon],
  );
}

/** An update of a commitment that grew from a theme. Returns its id. */
export async function updateOf(
  { sql }: Database,
  theme: string,
  at = noon,
  did = 'We ring on Mondays.',
): Promise<string> {
  const [commitment, update] = [randomUUID(), randomUUID()];
  await sql(
    `insert into service.commitment (id, theme_id, said, doing, owner, made_at, moved_at)
     values ($1, $2, 'a', 'b', 'c', $3, $3)`,
    [commitment, theme, at],
  );
  await sql(
    `insert into service.update (id, commitment_id, status, said, did, made_by, made_at)
      values ($1, $2, 'done', 'We do not ring when we say.', $4, 'lead', $3)`,
    [update, commitment, at, did],
  );
  return update;
}
