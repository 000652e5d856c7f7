import { beforeEach, describe, expect, it } from 'vitest';
import { english, phraseIn } from '../../../../dialogs/phrases/index.ts';
import { consentWording, type Purpose, purposes } from '../../../../domain/consent.ts';
import { daysAgo, now, reads, victimPages } from '../../../support/victim-pages.ts';
import { tell, victimWho } from '../../../support/victims.ts';

const { stores, worker, as, audit, clear } = await victimPages();
const { victims, consents } = stores.victim;

beforeEach(clear);

const who = (agreesTo: readonly Purpose[]) => victimWho(stores, { agreesTo, now: daysAgo(2) });
const pathOf = (id: string, purpose: Purpose) => `/staff/victims/${id}/consent/${purpose}`;
/** Sends the form as it stands on the page. */
const say = async (id: string, purpose: Purpose, said: string, more: Record<string, string> = {}) => {
  const { text } = await worker.get(pathOf(id, purpose));
  const seen = /name="seen" value="(\d+)"/.exec(text)?.[1] ?? '';
  return worker.post(pathOf(id, purpose), { said, way: 'spoken', seen, ...more });
};
const standing = async (id: string) => (await victims.get(id))?.consents;

describe('what somebody says to a purpose', () => {
  it.each(purposes)('%s is asked in the words of the chat, and written down with them', async (purpose) => {
    const id = await who(purpose === 'contact' ? [] : ['contact']);
    const wording = phraseIn(english, `consent.ask.${purpose}`).text;
    const shown = reads(await worker.get(pathOf(id, purpose)));
    expect(shown).toContain(`Read this out, word for word “${wording}”`);
    expect(shown).toContain('Now: Not asked');
    const done = await say(id, purpose, 'yes', { way: 'written' });
    expect(done.location).toBe(`/staff/victims/${id}?done=yes-${purpose}`);
    expect(reads(await worker.get(done.location ?? ''))).toContain('Their yes is recorded');
    expect((await consents.ledger(id))[0]).toEqual({
      purpose,
      given: true,
      way: 'written',
      by: 'rj-worker',
      wording,
      wordingVersion: consentWording,
      receipt: null,
      at: now,
    });
    expect((await audit()).at(-1)).toBe(`rj-worker consent.record.${purpose}.yes ${id}`);
  });

  it.each([
    ['neither yes nor no', { said: '' }, 'Select yes if they agree'],
    ['something else', { said: 'maybe' }, 'Select yes if they agree'],
    ['not how', { said: 'yes', way: '' }, 'Select how they said it'],
    ['in the chat, where only they can', { said: 'yes', way: 'in-chat' }, 'Select how they said it'],
  ])('is not written down where it is %s', async (_, {
    said,
    way = 'spoken',
  }: { said: string; way?: string }, message) => {
    const id = await who([]);
    const shown = await say(id, 'contact', said, { way });
    expect([shown.status, reads(shown).includes(message)]).toEqual([400, true]);
    expect(await consents.ledger(id)).toEqual([]);
  });

  it('is known from a purpose of another name', async () => {
    const id = await who([]);
    expect((await worker.get(`/staff/victims/${id}/consent/constructor`)).status).toBe(404);
  });

  it('is recorded by a police officer as by the RJ worker', async () => {
    const id = await who([]);
    await (await as('police-officer')).post(pathOf(id, 'contact'), { said: 'yes', way: 'spoken', seen: '0' });
    expect((await consents.ledger(id))[0]?.by).toBe('police-officer');
  });
});

describe('before contact is agreed', () => {
  it.each([
    ['was not asked', 'They have not been asked yet.', undefined],
    ['was refused', 'They said no to it on 24 November 2026.', false],
  ] as const)('nothing else is recorded where it %s', async (_, words, given) => {
    const id = await who([]);
    if (given === false) await tell(stores, id, 'contact', false, daysAgo(1));
    const before = await consents.ledger(id);
    const shown = await worker.get(pathOf(id, 'feedback'));
    expect(reads(shown)).toContain(`Contact must be agreed first. ${words}`);
    expect(shown.text).not.toContain('name="said"');
    const sent = await worker.post(pathOf(id, 'feedback'), {
      said: 'yes',
      way: 'spoken',
      seen: String(before.length),
    });
    expect([sent.status, await consents.ledger(id)]).toEqual([400, before]);
  });

  it('their page offers contact alone', async () => {
    const id = await who([]);
    const { text } = await worker.get(`/staff/victims/${id}`);
    expect([...text.matchAll(/consent\/([\w-]+)">Record/g)].map(([, purpose]) => purpose)).toEqual([
      'contact',
    ]);
  });
});

describe('a no', () => {
  it.each<[string, readonly Purpose[], Purpose, string[]]>([
    [
      'to feedback that was agreed to says that answers and invitations go',
      ['contact', 'feedback'],
      'feedback',
      [
        'their answers to questions about this',
        'their invitations to such questions',
        'everything else that they agreed to',
      ],
    ],
    [
      'to passing on says that unread words are called back',
      ['contact', 'pass-on'],
      'pass-on',
      ['their words that were passed on, where nobody has read them yet'],
    ],
    [
      'to contact says that everything goes',
      ['contact', 'feedback'],
      'contact',
      [
        'how to reach them, and their age',
        'all their answers',
        'all else that they agreed to: it becomes a no',
      ],
    ],
    [
      'to contact that was never asked says that how to reach them goes',
      [],
      'contact',
      ['how to reach them, and their age'],
    ],
  ])('%s, and nothing goes before somebody is sure', async (_, agreesTo, purpose, words) => {
    const id = await who(agreesTo);
    const before = await consents.ledger(id);
    const check = await say(id, purpose, 'no');
    expect(check.status).toBe(200);
    for (const said of ['This cannot be undone.', ...words]) expect(reads(check)).toContain(said);
    expect(await consents.ledger(id)).toEqual(before);
    const done = await say(id, purpose, 'no', { step: 'sure' });
    // Only what was agreed to before is taken back.
    const receipt = /\/receipts\/[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/;
    expect(done.location).toMatch(agreesTo.length > 0 ? receipt : /\?done=no-contact$/);
    expect(reads(check).includes('a receipt number')).toBe(agreesTo.length > 0);
    expect((await standing(id))?.[purpose]).toBe(false);
    expect((await audit()).at(-1)).toBe(`rj-worker consent.record.${purpose}.no ${id}`);
  });

  it('to what was never agreed to takes nothing away, and is recorded at once', async () => {
    const id = await who(['contact']);
    const { location } = await say(id, 'quotation', 'no');
    const shown = reads(await worker.get(location ?? ''));
    expect(shown).toContain('Their no is recorded: showing some of their words, without their name.');
    expect(shown).not.toContain('receipt');
    expect(await standing(id)).toEqual({ contact: true, quotation: false });
  });
});

describe('the receipt', () => {
  it('has the number, the day, and all that was taken back, and is found again from the ledger', async () => {
    const id = await who(['contact', 'feedback']);
    const { location } = await say(id, 'contact', 'no', { step: 'sure' });
    const receipt = location?.split('/').at(-1) ?? '';
    const shown = await worker.get(location ?? '');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    for (const said of [
      receipt,
      'On 25 November 2026 you said no to these:',
      '“May we contact you about what happened?”',
      '“May we ask you what our help was like?”',
      'We will not contact you any more.',
    ]) {
      expect(reads(shown)).toContain(said);
    }
    const { text } = await worker.get(`/staff/victims/${id}`);
    expect(text).toContain(`href="${location}"`);
  });

  it('of a part says what that part took away', async () => {
    const id = await who(['contact', 'pass-on']);
    const { location } = await say(id, 'pass-on', 'no', { step: 'sure' });
    const shown = reads(await worker.get(location ?? ''));
    expect(shown).toContain('they were called back');
    expect(shown).not.toContain('We will not contact you');
  });

  it('of somebody else is none', async () => {
    const [one, other] = [await who(['contact']), await who(['contact'])];
    const { location } = await say(one, 'contact', 'no', { step: 'sure' });
    const receipt = location?.split('/').at(-1);
    expect((await worker.get(`/staff/victims/${other}/receipts/${receipt}`)).status).toBe(404);
  });
});

describe('a form that is sent again', () => {
  it('is recorded once, and leads to the same receipt', async () => {
    const id = await who(['contact', 'feedback']);
    const fields = { said: 'no', way: 'spoken', seen: '2', step: 'sure' };
    const first = await worker.post(pathOf(id, 'feedback'), fields);
    const second = await worker.post(pathOf(id, 'feedback'), fields);
    expect(second.location).toBe(first.location);
    expect(await consents.ledger(id)).toHaveLength(3);
    const yes = { said: 'yes', way: 'spoken', seen: '3' };
    await worker.post(pathOf(id, 'feedback'), yes);
    expect((await worker.post(pathOf(id, 'feedback'), yes)).status).toBe(303);
    expect(await consents.ledger(id)).toHaveLength(4);
  });

  it('is looked at again where somebody recorded something else in the meantime', async () => {
    const id = await who(['contact', 'feedback']);
    await tell(stores, id, 'feedback', false, now);
    const shown = await worker.post(pathOf(id, 'feedback'), { said: 'yes', way: 'written', seen: '2' });
    expect(shown.status).toBe(400);
    expect(reads(shown)).toContain('Something was recorded for this person after you opened this page.');
    expect(reads(shown)).toContain('Now: No since 25 November 2026');
    expect((await standing(id))?.feedback).toBe(false);
  });
});

describe('their page', () => {
  it('has each purpose with where it stands and since when', async () => {
    const id = await who(['contact', 'feedback']);
    await tell(stores, id, 'feedback', false, now);
    const shown = reads(await worker.get(`/staff/victims/${id}`));
    expect(shown).toContain('Contact about what happened Yes since 23 November 2026');
    expect(shown).toContain('Being asked what our help was like No since 25 November 2026');
    expect(shown).toContain('Being told what we changed Not asked');
  });

  it('has the ledger, the newest first, with how, by whom and in which words', async () => {
    const id = await who([]);
    await say(id, 'contact', 'yes', { way: 'written' });
    await consents.record({
      victim: id,
      purpose: 'contact',
      given: false,
      way: 'in-chat',
      wording: 'Take back all?',
      wordingVersion: 'w2',
      who: 'in-chat',
      now,
    });
    const ledger = reads(await worker.get(`/staff/victims/${id}`)).split(
      'Everything they said yes or no to',
    )[1];
    const last = [
      /12:00pm Contact about what happened Wording.*“Take back all\?” \(version w2\) /,
      /No Receipt [0-9A-F-]{14} In the chat Themselves/,
    ];
    expect(ledger).toMatch(new RegExp(last.map(({ source }) => source).join('')));
    expect(ledger).toContain(
      `“May we contact you about what happened?” (version ${consentWording}) Yes ` +
        'In writing Restorative justice and victim worker',
    );
  });
});
