import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { may, type Role, roles } from '../../../api/http/access.ts';
import { staffPages as pages } from '../../../api/staff/pages.ts';
import { endpoints } from '../../../api/v1/endpoints.ts';
import { readLibrary } from '../../../dialogs/library.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { given, keep, memory, turn } from '../../support/commits.ts';
import { freshDatabase } from '../../support/database.ts';
import { fingerprintOf } from '../../support/fingerprint.ts';
import { conversed } from '../../support/invited.ts';
import { type StaffBrowser, signedIn, staffServer } from '../../support/staff-browser.ts';
import { there } from '../../support/there.ts';
import { tell, victimWho } from '../../support/victims.ts';

/**
 * Whatever is in the database, and whichever page or call of today or tomorrow it is: nobody who works on one
 * side gets to read or to change anything of the other. Every page is opened, and every form sent, with every
 * id that there is.
 */

const { stores, sql } = await freshDatabase();
const now = new Date('2026-11-20T12:00:00Z');
const due = new Date('2027-02-01');
const keys = roles.map((role) => ({ name: `key-of-${role}`, role, secret: `the-secret-of-${role}` }));
const served = await staffServer(stores, { keys, clock: () => now });
const { origin } = served;
const versions = new Map<string, Version>();
for (const { questionnaire } of readLibrary())
  versions.set(questionnaire.key, await stores.questionnaires.publish(questionnaire, {}, now));
const version = (key: string) => there(versions.get(key));

const sideOf: Readonly<Record<Role, 'people' | 'victim' | 'neither'>> = {
  lead: 'people',
  worker: 'people',
  'board-member': 'people',
  'rj-worker': 'victim',
  'police-officer': 'victim',
  'safeguarding-lead': 'neither',
  'complaints-manager': 'neither',
  administrator: 'neither',
};

/** What only one side may show: references, words, how somebody is reached. */
const told = { people: new Set<string>(), victim: new Set<string>() };
/** Victims' words that went on to a case manager, who reads those and nothing else of theirs. */
const passedOn = new Set<string>();

/** Words that wait for the second look of whoever clears quotations, and sees nothing else. */
const quoted = { people: new Set<string>(), victim: new Set<string>() };

type Somebody = { side: 'people' | 'victim'; name: string; words: string };
const somebody: fc.Arbitrary<Somebody> = fc.record({
  side: fc.constantFrom('people', 'victim'),
  name: fc.stringMatching(/^[A-Z]{4,8}[0-9]{4,8}$/),
  words: fc.stringMatching(/^[a-z]{9,14} [a-z]{9,14}$/),
});

/**
 * All of what somebody may have on record: an open invitation, one answered under their name, and one
 * answered confidentially.
 */
async function put({ side, name, words }: Somebody): Promise<void> {
  const to = told[side];
  const reference = `${side === 'people' ? 'P' : 'V'}${name}`;
  to.add(reference).add(words);
  const [named, confidential, key] =
    side === 'people'
      ? ([version('my-self-assessment'), version('end-of-order'), 'want'] as const)
      : ([version('victim-views'), version('victim-feedback'), 'say'] as const);
  let id = '';
  if (side === 'victim') {
    const contact = `${name} by text, ${words} at noon`;
    to.add(contact);
    const added = await stores.victim.victims.add({
      reference,
      contact,
      identifiedOn: now,
      who: 'rj-worker',
      now,
    });
    if (!added) return;
    id = added.id;
    for (const purpose of ['contact', 'views', 'feedback', 'pass-on', 'quotation'] as const)
      await tell(stores, id, purpose, true, now);
  }
  for (const [n, questionnaire] of [named, confidential, named].entries()) {
    const made =
      side === 'people'
        ? await stores.people.invitations.create({
            questionnaire,
            participant: { kind: 'child' },
            reference,
            due,
            now,
          })
        : there(await stores.victim.victims.invite({ victim: id, questionnaire, due, proxy: false, now }));
    if (n === 2) continue;
    const { invitations, conversations } = stores[side];
    const { conversation, ticket } = conversed(await invitations.find(made.code, now));
    const held = there(await conversations.open(conversation, ticket, { tab: 'tab', now }));
    const text = questionnaire.questionnaire.questions.find((one) => one.type === 'text')?.key ?? key;
    const begun = there(await conversations.commit(turn(held, [{ do: 'start' }], { at: now })));
    const answers = [{ question: text, answer: { ...given(words), categories: ['said'] } }];
    const done = there(
      await conversations.commit(
        turn(begun, [...answers.map(keep), { do: 'complete' }], {
          at: now,
          memory: memory('done', {}),
          tally: '',
        }),
      ),
    );
    if (questionnaire === confidential) await quote(side, words);
    if (side === 'victim' && questionnaire === named && passedOn.size < 3) {
      passedOn.add(words);
      const passed = await stores.victim.passing.pass({
        response: there(done.response),
        question: text,
        recipient: 'Case manager, north team',
        words: { asked: 'What do you want to say?', said: words, proxy: false },
        now,
      });
      expect(passed).toBe(true);
    }
  }
}

/** Chooses the newest answer, and cuts the whole of it. */
async function quote(side: 'people' | 'victim', words: string): Promise<void> {
  const { codings, quotations } = stores[side];
  const by = { who: side === 'people' ? 'lead' : 'rj-worker', now };
  const { sealedId } = there(await codings.next({ ...by, queue: 'unread', newestFirst: true }));
  await codings.code({ sealedId, ...by, themes: [], praise: true, settles: false });
  await quotations.choose({ sealedId, ...by });
  const { id } = there((await quotations.list({ most: 100 })).find(({ state }) => state === 'chosen'));
  expect(await quotations.redact({ id, shown: words, ...by })).toBe('done');
  quoted[side].add(words);
}

/** A promise on what people of both sides raised, and an update of it for both. */
async function promise(): Promise<void> {
  const theme = there(await stores.codebook.add({ label: 'Being heard', words: [], who: 'lead', now }));
  for (const side of ['people', 'victim'] as const) {
    const who = side === 'people' ? 'lead' : 'rj-worker';
    const { codings } = stores[side];
    const { sealedId } = there(await codings.next({ who: 'second', queue: 'second', newestFirst: true }));
    await codings.code({ sealedId, who, themes: [theme], praise: true, settles: true, now });
  }
  const by = { who: 'lead', now };
  const words = {
    said: 'You want to be heard.',
    doing: 'We will listen.',
    owner: 'Lead',
    due: null,
    planAim: null,
  };
  const commitment = there(await stores.commitments.add({ theme, ...words, ...by }));
  const update = { id: '00000000-0000-7000-8000-00000000000a', commitment, said: 'So.', did: 'So.' };
  await stores.commitments.tell({ ...update, ...by });
  for (const side of ['people', 'victim'] as const) await stores[side].tellings.queue(update.id, now);
}

const tables = [
  'participant',
  'invitation',
  'conversation',
  'response',
  'answer',
  'alert',
  'tally',
  'erasure',
  'chat_reference',
  'coding',
  'quotation',
  'telling',
];
const onlyVictims = ['consent', 'consent_now', 'journey_fact', 'passing'];

/** A fingerprint of everything of one side. */
async function all(side: 'people' | 'victim'): Promise<string> {
  const found = Object.entries(await fingerprintOf({ sql }));
  return JSON.stringify(found.filter(([table]) => table.startsWith(`${side}.`)));
}

const idsOf = async (side: 'people' | 'victim') =>
  (
    await sql<{ id: string }>(
      `select id from ${side}.participant union all select id from ${side}.invitation
     union all select id from ${side}.response`,
    )
  ).map(({ id }) => id);

/** What the addresses of pages and forms may be filled with. */
const namesOf = async (side: 'people' | 'victim') => [
  ...(await sql<{ id: string }>(`select id from ${side}.quotation limit 3`)).map(({ id }) => id),
  ...(await stores.commitments.list()).map(({ id }) => id),
  ...(await idsOf(side)),
];

const browsers = new Map<Role, StaffBrowser>();
const browserOf = (role: Role) => there(browsers.get(role));

beforeAll(async () => {
  for (const role of roles) browsers.set(role, await signedIn(served, role));
  const some = fc.sample(somebody, { numRuns: 6, seed: 2026 });
  for (const one of some) await put(one);
  // Whatever was drawn, there is somebody on each side.
  await put({ side: 'people', name: 'SURE1000', words: 'grandmother laughing' });
  await put({ side: 'victim', name: 'SURE2000', words: 'letterbox frightens' });
  await victimWho(stores, { agreesTo: ['contact'], now });
  await promise();
});

/** What a blank that is no id may hold. */
const known: Readonly<Record<string, readonly string[]>> = {
  ':purpose': ['contact', 'pass-on'],
  ':fact': ['offered'],
  ':question': questionsAsked(),
  ':receipt': ['0000-0000-0000'],
};

function questionsAsked(): string[] {
  return ['victim-views', 'my-self-assessment'].flatMap((key) => {
    const first = version(key).questionnaire.questions.find(({ type }) => type === 'text');
    return first ? [first.key] : [];
  });
}

/** The ways to fill a path's blanks with these ids: with every one of them, where there is but one blank. */
function filled(path: string, ids: readonly string[]): string[] {
  const blanks = path.match(/:\w+/g) ?? [];
  const [blank] = blanks;
  if (!blank) return [path];
  const values = known[blank] ?? (blanks.length === 1 ? ids : ids.filter((_, n) => n % 3 === 0).slice(0, 8));
  return values.flatMap((value) => filled(path.replace(blank, value), ids));
}

/** What must not stand in what a role reads. */
function forbiddenTo(role: Role): string[] {
  const side = sideOf[role];
  const of = (one: 'people' | 'victim') => (side === one ? [] : [...told[one]]);
  const readsPassedOn = may(role, 'read-passed-on');
  const clears = {
    people: may(role, 'clear-quotations') ? quoted.people : new Set(),
    victim: may(role, 'clear-victims-quotations') ? quoted.victim : new Set(),
  };
  return [
    ...of('people').filter((words) => !clears.people.has(words)),
    ...of('victim').filter((words) => !clears.victim.has(words) && !(readsPassedOn && passedOn.has(words))),
  ];
}

const leaks = (role: Role, text: string) => forbiddenTo(role).filter((words) => text.includes(words));

describe.each(roles)('%s', (role) => {
  const other = sideOf[role] === 'victim' ? 'people' : 'victim';
  const mine = () =>
    sideOf[role] === 'neither' ? [] : namesOf(sideOf[role] === 'victim' ? 'victim' : 'people');
  const open = pages.filter(({ needs }) => needs === 'any-role' || (needs !== null && may(role, needs)));

  it('reads nothing of the other side on any page, with any id', async () => {
    const theirs = await idsOf(other);
    const named = await namesOf(other);
    const own = await mine();
    for (const { path, method } of open) {
      if (method !== 'GET') continue;
      for (const at of new Set([...filled(path, named), ...filled(path, own)])) {
        const { text } = await browserOf(role).get(at);
        expect(leaks(role, text), at).toEqual([]);
        if (role !== 'administrator') {
          // An id of the other side stands nowhere but where somebody asked for it, and then as not found.
          expect(
            theirs.filter((id) => text.includes(id) && !at.includes(id)),
            at,
          ).toEqual([]);
        }
      }
    }
  });

  it('changes nothing of the other side by any form, with any id', async () => {
    const theirs = await namesOf(other);
    const before = await all(other);
    for (const { path, method, name } of open) {
      if (method !== 'POST' || name === 'staff.sign-out') continue;
      for (const at of filled(path, theirs)) {
        const { text } = await browserOf(role).post(at, {
          purpose: 'contact',
          given: 'no',
          said: 'no',
          reference: 'P',
          fact: 'offered',
        });
        expect(leaks(role, text), at).toEqual([]);
      }
    }
    expect(await all(other)).toBe(before);
  });

  it('reads and changes nothing of it over the API either', async () => {
    const theirs = await idsOf(other);
    const before = await all(other);
    for (const { path, method, needs } of endpoints) {
      if (needs === null || !may(role, needs)) continue;
      for (const at of filled(path, theirs)) {
        const answer = await fetch(
          `${origin}${at}${path.includes('reports') ? '?from=2026-01&to=2026-12' : ''}`,
          {
            method,
            headers: { authorization: `Bearer the-secret-of-${role}`, 'content-type': 'application/json' },
            ...(method === 'POST' && { body: '{}' }),
          },
        );
        expect(leaks(role, await answer.text()), `${method} ${at}`).toEqual([]);
      }
    }
    expect(await all(other)).toBe(before);
  });
});

it('no id leads from one side to the other, nor from words passed on to whoever said them', async () => {
  const everywhere = async (schema: string, of: readonly string[]) =>
    (
      await Promise.all(
        of.map((table) => sql<{ row: string }>(`select t::text as row from ${schema}.${table} t`)),
      )
    )
      .flat()
      .map(({ row }) => row)
      .join('\n');
  const people = await everywhere('people', tables);
  const victim = await everywhere('victim', [...tables, ...onlyVictims]);
  expect((await idsOf('people')).filter((id) => victim.includes(id))).toEqual([]);
  expect((await idsOf('victim')).filter((id) => people.includes(id))).toEqual([]);
  const passed = await everywhere('service', ['passed_on']);
  expect((await idsOf('victim')).filter((id) => passed.includes(id))).toEqual([]);
  expect((await idsOf('people')).filter((id) => passed.includes(id))).toEqual([]);
});
