import { beforeEach, expect, it } from 'vitest';
import { freshDatabase } from '../../../support/database.ts';
import { noon } from '../../../support/days.ts';
import { answered, seeded } from '../../../support/own-words.ts';
import { signedIn, staffServer, workingAs } from '../../../support/staff-browser.ts';
import { there } from '../../../support/there.ts';

const { stores, sql } = await freshDatabase();
const served = await staffServer(stores, { clock: () => noon });
await seeded(stores);
const lead = await signedIn(served);
const manager = await signedIn(served, 'complaints-manager');
const path = '/staff/themes';

beforeEach(async () => {
  await sql('delete from people.participant');
  await sql('delete from people.response');
});

async function chosen(ticked: Record<string, string> = {}): Promise<string> {
  await answered(stores, { best: 'My worker Sarah was nice. She had time for me.' });
  const { text } = await lead.get(`${path}/read`);
  const answer = /name="answer" value="([\w-]+)"/.exec(text)?.[1] ?? '';
  await lead.post(`${path}/read`, { answer, quote: 'yes', ...ticked });
  return there((await stores.people.quotations.list({ most: 100 }))[0]).id;
}

it('words go from the answer to a second person, who sees them alone', async () => {
  const id = await chosen();
  expect((await lead.get(`${path}/quotations`)).text).toContain('To be cut');
  expect((await lead.get(`${path}/quotations/${id}`)).text).toContain(
    'My worker [name] was nice. She had time for me.',
  );
  const kept = await lead.post(`${path}/quotations/${id}`, { shown: 'She had time for me.' });
  expect(kept.location).toBe(`${path}/quotations?kept`);

  const own = await lead.get('/staff/quotations');
  expect(own.text).toContain('somebody else has to look at them');
  expect(
    (await lead.post(`/staff/quotations/${id}`, { do: 'clear', shown: 'She had time for me.' })).status,
  ).toBe(404);

  const { text } = await manager.get('/staff/quotations');
  expect(text).toContain('She had time for me.');
  expect(text).not.toContain('was nice');
  const cleared = await manager.post(`/staff/quotations/${id}`, {
    do: 'clear',
    shown: 'She had time for me.',
  });
  expect(cleared.location).toBe('/staff/quotations?cleared');
  expect((await lead.get(`${path}/quotations`)).text).toMatch(/May be shown[\s\S]*By Complaints manager/);
  expect(await stores.audit.list({ did: 'quotation.clear', most: 1 })).toMatchObject([
    { who: 'complaints-manager', to: id },
  ]);
});

it('of two people with one role the one who chose words does not clear them, the other does', async () => {
  const [ann, bea, cy] = [
    await workingAs(served, 'Ann Example', ['lead'], { mayClear: true }),
    await workingAs(served, 'Bea Example', ['lead', 'board-member'], { mayClear: true }),
    await workingAs(served, 'Cy Example', ['lead']),
  ];
  const shown = 'She had time for me.';
  const clear = { do: 'clear', shown };
  await answered(stores, { best: 'My worker Sarah was nice. She had time for me.' });
  const { text } = await ann.get(`${path}/read`);
  const answer = /name="answer" value="([\w-]+)"/.exec(text)?.[1] ?? '';
  await ann.post(`${path}/read`, { answer, quote: 'yes' });
  const { id } = there((await stores.people.quotations.list({ most: 100 }))[0]);
  await ann.post(`${path}/quotations/${id}`, { shown });

  expect((await ann.get('/staff/quotations')).text).toContain('somebody else has to look at them');
  expect((await ann.post(`/staff/quotations/${id}`, clear)).status).toBe(404);
  expect((await cy.get('/staff/quotations')).status).toBe(403);
  expect((await cy.post(`/staff/quotations/${id}`, clear)).status).toBe(403);
  expect((await bea.get('/staff/quotations')).text).toContain('Ann Example');
  expect((await bea.post(`/staff/quotations/${id}`, clear)).location).toBe('/staff/quotations?cleared');
  expect((await ann.get(`${path}/quotations`)).text).toMatch(/May be shown[\s\S]*By Bea Example/);
  expect(await stores.audit.list({ did: 'quotation.clear', most: 1 })).toMatchObject([
    { who: 'Bea Example', name: 'Bea Example', roles: ['lead', 'board-member'], to: id },
  ]);
});

it('what is more than a cut is refused, and what was typed stays', async () => {
  const id = await chosen();
  const { status, text } = await lead.post(`${path}/quotations/${id}`, {
    shown: 'She always had time for me.',
  });
  expect([status, text.includes('Every other word must stay')]).toEqual([400, true]);
  expect(text).toContain('She always had time for me.</textarea>');
});

it('words are sent back, and dropped', async () => {
  const id = await chosen();
  await lead.post(`${path}/quotations/${id}`, { shown: 'She had time for me.' });
  expect((await manager.post(`/staff/quotations/${id}`, { do: 'return' })).location).toBe(
    '/staff/quotations?returned',
  );
  expect((await lead.get(`${path}/quotations`)).text).toContain('Sent back');
  expect((await lead.post(`${path}/quotations/${id}`, { do: 'drop' })).location).toBe(
    `${path}/quotations?dropped`,
  );
  expect((await lead.get(`${path}/quotations`)).text).toContain('There are none.');
});

it('where the service wants no second person, the lead clears them too', async () => {
  const alone = await staffServer(stores, { clock: () => noon, secondPerson: false });
  const id = await chosen();
  await lead.post(`${path}/quotations/${id}`, { shown: 'She had time for me.' });
  const only = await signedIn(alone);
  const done = await only.post(`/staff/quotations/${id}`, { do: 'clear', shown: 'She had time for me.' });
  expect(done.location).toBe('/staff/quotations?cleared');
});

it('nobody who clears reads an answer, nor anybody of one side the words of the other', async () => {
  expect((await manager.get(`${path}/read`)).status).toBe(403);
  expect((await manager.get(`${path}/quotations`)).status).toBe(403);
  const worker = await signedIn(served, 'rj-worker');
  expect((await worker.get('/staff/quotations')).status).toBe(403);
  expect((await worker.get('/staff/victim-quotations')).status).toBe(200);
  const id = await chosen();
  expect((await worker.get(`/staff/victim-themes/quotations/${id}`)).status).toBe(404);
  expect((await lead.get('/staff/victim-themes')).status).toBe(403);
});

it('praise that was cleared reaches the workers, and nothing else does', async () => {
  const worker = await signedIn(served, 'worker');
  expect((await worker.get('/staff/praise')).text).toContain('There is no praise to show yet.');
  const shown = 'She had time for me.';
  const clear = async (id: string) => {
    await lead.post(`${path}/quotations/${id}`, { shown });
    expect((await worker.get('/staff/praise')).text).not.toContain(shown);
    await manager.post(`/staff/quotations/${id}`, { do: 'clear', shown });
    return (await worker.get('/staff/praise')).text;
  };
  expect(await clear(await chosen())).not.toContain(shown);
  await sql('delete from people.response');
  const text = await clear(await chosen({ praise: 'yes' }));
  expect(text).toMatch(/She had time for me\.[\s\S]*A child, /);
  expect(text).not.toContain('nice');
});

it('many words stand on several pages, the newest first', async () => {
  for (let n = 0; n < 21; n++) await answered(stores, { best: `It was good, number ${n}.` });
  await sql(`insert into people.quotation
    (id, response_id, question, state, sealed, chosen_by, redacted_by, cleared_by, moved_at)
    select response_id, response_id, question, 'chosen', null, 'lead', null, null, answered_at
    from people.answer where question = 'best'`);
  const first = (await lead.get(`${path}/quotations`)).text;
  const [, older = ''] = /href="([^"]*after=[^"]*)"/.exec(first) ?? [];
  const second = (await lead.get(older)).text;
  const rows = (text: string) => text.split('To be cut').length - 1;
  expect([rows(first), rows(second), second.includes('Older'), second.includes('Newest')]).toEqual([
    20,
    1,
    false,
    true,
  ]);
});
