import { randomUUID } from 'node:crypto';
import { type Role, roles } from '../../../api/http/access.ts';
import { questionsOf } from '../../../dialogs/questionnaire.ts';
import { migrate } from '../../../prisma/database/migrate.ts';
import { placeOfAnswer } from '../../../prisma/sealing/answers.ts';
import { keysOf, loadKey } from '../../../prisma/sealing/sealing.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { answersByCode } from '../../support/answers-by-code.ts';
import { library, parentSays } from '../../support/figures-year.ts';
import { nastyTexts } from '../../support/nasty-texts.ts';
import { there } from '../../support/there.ts';
import { invitedVictim } from '../../support/victims.ts';
import { play } from '../../versions/service.ts';
import { statement } from '../cluster.ts';
import { fill } from '../fill.ts';
import { filling, large } from './filling.ts';

/** A service in which everything is, and much of it: what its pages are asked about. */
export type Service = {
  cookies: ReadonlyMap<Role, string>;
  /** What stands in the place of a path's parameters, by how the path begins; the longest counts. */
  records: readonly (readonly [path: string, values: Record<string, string>])[];
  /** Of the sheet with the most invitations that may be made at once. */
  batch: string;
  /** Codes of invitations that are open. */
  codes: string[];
};

/** So many codes as are opened afterwards. */
const mostCodes = 250;
const batch = '00000000-0000-4000-8000-00000000ba7c';

/** Fills an empty database: a little of everything, and then tens of thousands of what grows. */
export async function largeService(settings: Record<string, string>): Promise<Service> {
  const { DATABASE_URL: url = '', SAYBACK_KEY } = settings;
  const key = await loadKey({
    ...(SAYBACK_KEY && { key: SAYBACK_KEY }),
    dataFolder: '',
    isKeyed: async () => true,
  });
  await migrate(url);
  const stores = await openStores({ databaseUrl: url, key });
  try {
    const now = new Date();
    const due = new Date(+now + 60 * 24 * 60 * 60 * 1000);
    const played = await play(stores);
    const account = await somebody(stores, now);
    const [passed] = await stores.passedOn.list();
    await stores.passedOn.open(there(passed).id, 'worker', now);
    const version = await library(stores);
    await parentSays(stores, version('parent-self-assessment'), {}, now.toISOString().slice(0, 10), 'P-1');
    const questionnaire = version('end-of-order');
    const participant = { kind: 'child', age: '15-17', team: 'north' } as const;
    const card = { questionnaire, participant, due };
    const invitations = Array.from({ length: 500 }, () => card);
    await stores.people.invitations.createMany({ batch, invitations, now });
    const codes: string[] = [];
    for (let n = 0; n < mostCodes; n++) {
      codes.push((await stores.people.invitations.create({ ...card, now })).code);
    }
    const harmed = await whoWasHarmed(stores, version('victim-views'), { due, now });
    await fill(url, large.responses);
    for (const [text, values] of filling) await statement(url, text, [...values]);
    await ownWords(url, keysOf(key).sealer, there(questionsOf(questionnaire.questionnaire).find(isText)).key);
    await statement(url, 'vacuum analyze');
    return {
      cookies: await cookies(stores, now),
      records: await records(stores, { ...played, ...harmed, passed: there(passed).id, account }, now),
      batch,
      codes,
    };
  } finally {
    await stores.close();
  }
}

const isText = ({ type }: { type: string }) => type === 'text';

/** An account of somebody who works here. Returns its id. */
async function somebody({ accounts }: Stores, now: Date): Promise<string> {
  const id = randomUUID();
  const words = { name: 'Lead', email: 'lead@example.org', roles: ['lead'], teams: [] };
  await accounts.add({ ...words, id, mayClear: false, mayDeputise: false, who: 'bench', now });
  return id;
}

async function cookies({ sessions }: Stores, now: Date): Promise<ReadonlyMap<Role, string>> {
  const endsAt = new Date(+now + 60 * 60 * 1000);
  const cookie = async (role: Role) =>
    [role, `sayback-staff=${await sessions.open({ who: 'bench', role, now, endsAt })}`] as const;
  return new Map(await Promise.all(roles.map(cookie)));
}

/**
 * Own words of many responses, the first ones as nasty and as long as is taken; some are read, and some of
 * those on their way to be quoted.
 */
async function ownWords(url: string, sealer: ReturnType<typeof keysOf>['sealer'], question: string) {
  const { rows } = await statement(
    url,
    `select id from people.response r join people.tally t on t.response_id = r.id
    where t.questionnaire = 'end-of-order' order by id desc limit $1`,
    [large.ownWords],
  );
  const nasty = nastyTexts(10_000);
  const ids = rows.map(({ id }: { id: string }) => id);
  const answers = ids.map((id, n) => {
    const text = nasty[n]?.[1].toWellFormed() ?? 'They had time for me, and the boxing was good. ';
    const answer = { is: 'given', input: text, value: text, categories: ['said'] };
    return sealer.seal(JSON.stringify(answer), placeOfAnswer(id, question));
  });
  await statement(
    url,
    `insert into people.answer (response_id, question, outcome, sealed, categories, answered_at)
    select id, $3, 'given', sealed, array['said'], now() from unnest($1::uuid[], $2::bytea[]) x(id, sealed)
    on conflict (response_id, question) do update set sealed = excluded.sealed, categories = array['said'],
      reading = 'unread'`,
    [ids, answers, question],
  );
  const quoted = ids.slice(0, large.quotations);
  const shown = quoted.map((id, n) =>
    sealer.seal(nasty[n]?.[1].toWellFormed() ?? 'the boxing was good', `quotation:${id}`),
  );
  await statement(
    url,
    `insert into people.coding (response_id, question, coder, themes, praise, at)
    select id, $2, 'lead', array[(select t.id from service.theme t order by place offset n % 20 limit 1)],
      n % 3 = 0, now()
    from unnest($1::uuid[]) with ordinality x(id, n) where n > 100`,
    [ids.slice(0, large.codings), question],
  );
  await statement(
    url,
    `insert into people.quotation
      (id, response_id, question, state, sealed, chosen_by, redacted_by, cleared_by, moved_at)
    select id, id, $3, (array['chosen', 'redacted', 'cleared'])[1 + n % 3],
      case when n % 3 > 0 then sealed end, 'lead', case when n % 3 > 0 then 'lead' end,
      case when n % 3 = 2 then 'complaints-manager' end, now()
    from unnest($1::uuid[], $2::bytea[]) with ordinality x(id, sealed, n)`,
    [quoted, shown, question],
  );
}

/** Somebody who was harmed, has said something by name, and is asked again. */
async function whoWasHarmed(stores: Stores, questionnaire: Version, { due, now }: { due: Date; now: Date }) {
  const agreesTo = ['contact', 'feedback', 'views', 'pass-on', 'progress', 'hear-back'] as const;
  const { victim, code } = await invitedVictim(stores, questionnaire, { agreesTo, due, now });
  const question = there(questionsOf(questionnaire.questionnaire).find(isText)).key;
  const answers = { [question]: 'I want to know when the meeting is.' };
  await answersByCode(stores, { code, answers, now, side: 'victim' });
  const [row] = await stores.victim.named.list({ participant: victim, most: 1 });
  const again = await stores.victim.victims.invite({ victim, questionnaire, due, proxy: false, now });
  return { victim, response: there(row).response, question, invitation: there(again).id };
}

/** One record for each path that names one. */
async function records(
  stores: Stores,
  of: Awaited<ReturnType<typeof play>> &
    Awaited<ReturnType<typeof whoWasHarmed>> & { passed: string; account: string },
  now: Date,
): Promise<Service['records']> {
  const { people, victim, gaps, editions } = stores;
  const [invitation] = await people.invitations.list({ standing: 'not-started', most: 1, now });
  const [response] = await people.named.list({ most: 1 });
  const [gap] = await gaps.list();
  const [draft] = await editions.drafts();
  const [words] = await victim.quotations.list({ most: 100 });
  const shown = there(await victim.quotations.get(there(words).id)).answer;
  await victim.quotations.redact({ id: there(words).id, shown, who: 'lead', now });
  const one = (id: string | undefined) => ({ id: there(id) });
  const { victim: id, invitation: card, response: said, question } = of;
  const person = { id, purpose: 'contact', fact: 'offered', invitation: card, response: said, question };
  return [
    ['/staff/invitations/:id', one(invitation?.id)],
    ['/staff/summaries/:response', { response: there(response).response }],
    ['/staff/passed-on/:id', { id: of.passed }],
    ['/staff/gaps/gap/:id', one(gap?.id)],
    ['/staff/victims/:id', person],
    ['/staff/victims/:id/receipts', { id: of.leaver, receipt: there(of.receipt) }],
    ['/staff/commitments/:id', { id: of.commitment }],
    ['/staff/themes/theme/:id', { id: of.theme }],
    ['/staff/themes/quotations/:id', one((await people.quotations.list({ most: 100 }))[0]?.id)],
    ['/staff/quotations/:id', one((await people.quotations.list({ state: 'redacted', most: 1 }))[0]?.id)],
    ['/staff/victim-themes/quotations/:id', one(words?.id)],
    ['/staff/victim-quotations/:id', one(words?.id)],
    ['/staff/editions/drafts/:id', { ...one(draft?.id), part: 'opening' }],
    [
      '/staff/editions/:number',
      { number: '1', whom: 'children', ...one((await editions.questions())[0]?.id) },
    ],
    ['/api/v1/editions/:number', { number: '1' }],
    ['/api/v1/invitations/:id', one(invitation?.id)],
    ['/chat/words/:tag', { tag: 'en' }],
    ['/pictures/:name', { name: 'stop.png' }],
    ['/staff/sign-in/:token', { token: 'nobody-has-this-token' }],
    ['/staff/sign-up/:token', { token: 'nobody-has-this-token' }],
    ['/staff/accounts/:id', { id: of.account }],
    ['/staff/your-sign-ins', { id: of.account }],
  ];
}
