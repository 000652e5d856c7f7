import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../support/database.ts';
import { inWords } from '../../../support/page-words.ts';
import { signedIn, staffServer } from '../../../support/staff-browser.ts';

const { stores } = await freshDatabase();
const served = await staffServer(stores);
const administrator = await signedIn(served, 'administrator');
const path = '/staff/accounts';

type Fields = { name?: string; email?: string; role?: string[]; teams?: string; may?: string[] };
const usual: Fields = { name: 'Ada Example', email: 'ada@example.org', role: ['worker'] };

/** The form as a browser sends it: every tick is a field of its own. */
function sent(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...usual, ...fields })) {
    for (const one of [value].flat()) form.append(name, one ?? '');
  }
  return form;
}
const send = async (to: string, fields: Fields) => {
  const form = sent(fields);
  const body = new Blob([form.toString()], { type: 'application/x-www-form-urlencoded' });
  const { text, ...shown } = await administrator.send(to, body);
  return { ...shown, html: text, text: inWords(text) };
};
const added = async (fields: Fields) => {
  const { status, location, text } = await send(`${path}/new`, fields);
  if (status !== 303 || !location) throw new Error(text);
  return location.replace('?done=added', '');
};

describe('what is said of somebody who works here', () => {
  it.each<[string, Fields, string]>([
    ['has a name', { name: ' ' }, 'Enter their first and last name'],
    ['has a name of letters', { name: '123' }, 'Enter their first and last name'],
    ['has a name that fits', { name: 'a'.repeat(81) }, 'The name must be 80 characters or fewer'],
    ['has an e-mail address', { email: '' }, 'Enter their work e-mail address'],
    ['has one with a name before the @', { email: '@example.org' }, 'Enter an e-mail address in full'],
    ['has one with a domain', { email: 'ada@example' }, 'Enter an e-mail address in full'],
    ['has one without blanks', { email: 'ada x@example.org' }, 'Enter an e-mail address in full'],
    ['has one @', { email: 'a@b@example.org' }, 'Enter an e-mail address in full'],
    ['has no dots in a row', { email: 'ada@example..org' }, 'Enter an e-mail address in full'],
    ['has a role', { role: [] }, 'Select what they do here'],
    ['has a role that there is', { role: ['king'] }, 'Select what they do here'],
    ['has teams that fit', { teams: 'x'.repeat(201) }, 'Teams must be 200 characters or fewer'],
    [
      'has a role that clears, to clear',
      { role: ['worker'], may: ['clear'] },
      'Only a participation lead, a restorative justice and victim worker or a complaints manager can clear',
    ],
  ])('%s', async (_, fields, problem) => {
    const { status, text, html } = await send(`${path}/new`, fields);
    expect([status, text.includes('There is a problem'), text.includes(problem)]).toEqual([400, true, true]);
    expect(html).toContain('<title>Error: Add somebody who works here');
  });

  it.each([
    ['lead', 'safeguarding-lead', 'Together they would tell whose words those are.'],
    ['lead', 'rj-worker', 'must not read children’s words'],
    ['lead', 'police-officer', 'must not read children’s words'],
    ['worker', 'rj-worker', 'must not read children’s words'],
    ['worker', 'police-officer', 'must not read children’s words'],
  ])('is never both %s and %s, and says why', async (one, other, why) => {
    const { status, text } = await send(`${path}/new`, { role: [other, one, 'administrator'] });
    expect([status, text.includes('Nobody can be both'), text.includes(why)]).toEqual([400, true, true]);
  });

  it('stays in the form where something is wrong', async () => {
    const { html } = await send(`${path}/new`, {
      name: '',
      email: 'b@example.org',
      role: ['lead'],
      teams: 'North',
      may: ['clear'],
    });
    expect(html).toContain('value="b@example.org"');
    expect(html).toContain('value="North"');
    expect(html.match(/value="(lead|clear)" checked/g)).toHaveLength(2);
  });
});

describe('a person who works here', () => {
  it('is added once, and their page says what they may do', async () => {
    const form = {
      name: '  Bo   Example ',
      email: 'bo@example.org',
      role: ['lead', 'board-member'],
      teams: 'North, Court,north ,',
      may: ['clear', 'deputise'],
    };
    const at = await added(form);
    expect(await added(form)).toBe(at);
    const { text } = await administrator.get(`${at}?done=added`);
    for (const words of [
      'They are added.',
      'bo@example.org',
      'Participation lead Board member',
      'North, Court',
      'Clears words that are to be shown Stands in for the safeguarding lead',
      'by Administrator',
    ]) {
      expect(inWords(text)).toContain(words);
    }
    expect(inWords((await administrator.get(path)).text)).toContain('Bo Example');
  });

  it('has an address that nobody else has', async () => {
    await added({ name: 'Cy Example', email: 'cy@example.org' });
    const { status, text } = await send(`${path}/new`, { name: 'Other', email: 'CY@example.org' });
    expect([status, text.includes('has this e-mail address already')]).toEqual([400, true]);
  });

  it('is changed, and on the record by name', async () => {
    const at = await added({ name: 'Di Example', email: 'di@example.org', role: ['worker'] });
    const form = await administrator.get(`${at}/change`);
    expect(form.text).toContain('value="di@example.org"');
    const { location } = await send(`${at}/change`, {
      name: 'Di Changed',
      email: 'di@example.org',
      role: ['complaints-manager'],
    });
    expect(location).toBe(`${at}?done=changed`);
    const { text } = await administrator.get(at);
    expect(inWords(text)).toContain('Di Changed');
    expect(inWords(text)).toContain('Complaints manager');
    const record = inWords((await administrator.get('/staff/audit?did=account.change')).text);
    expect(record).toContain('Changed what somebody may do Di Changed');
  });

  it('leaves: their address goes, their name stays, and nothing is changed any more', async () => {
    const at = await added({ name: 'Ed Example', email: 'ed@example.org' });
    expect(inWords((await administrator.get(`${at}/end`)).text)).toContain('End the account of Ed Example?');
    const { location } = await send(`${at}/end`, {});
    expect(inWords((await administrator.get(location ?? '')).text)).toContain(
      'The account of Ed Example is ended.',
    );
    const { text } = await administrator.get(at);
    expect(inWords(text)).toContain('They work here no more.');
    expect(text).not.toContain('ed@example.org');
    for (const to of [`${at}/change`, `${at}/end`]) {
      expect((await administrator.get(to)).status).toBe(404);
      expect((await send(to, {})).status).toBe(404);
    }
  });

  it('who is the last administrator stays one', async () => {
    const at = await added({ name: 'Flo Example', email: 'flo@example.org', role: ['administrator'] });
    const ended = await send(`${at}/end`, {});
    expect([ended.status, ended.text.includes('They are the last administrator.')]).toEqual([400, true]);
    const changed = await send(`${at}/change`, { name: 'Flo', email: 'flo@example.org', role: ['worker'] });
    expect([changed.status, changed.text.includes('They are the last administrator.')]).toEqual([400, true]);
  });

  it.each(['', '/change', '/end'])('who is nobody has no page %s', async (page) => {
    expect((await administrator.get(`${path}/nobody${page}`)).status).toBe(404);
  });
});
