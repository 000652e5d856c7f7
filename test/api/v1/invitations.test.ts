import { describe, expect, it } from 'vitest';
import { invitationSchema } from '../../../api/v1/invitations.ts';
import { addDays, isoDay } from '../../../domain/calendar.ts';
import { apiServer, callApi } from '../../support/api-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { questionnaireOf } from '../../support/responses.ts';

const { stores, sql } = await freshDatabase();
const { origin } = await apiServer(stores);
await stores.questionnaires.publish(
  questionnaireOf([{ key: 'more', type: 'text', ask: 'What else?' }]),
  {},
  new Date(),
);

const child = { kind: 'child', age: '15-17', team: 'north' };
const create = (body: unknown) => callApi(`${origin}/api/v1/invitations`, { method: 'POST', body });
const days = (many: number) => isoDay(addDays(new Date(), many));

describe('inviting somebody', () => {
  it('gives a code and the address that opens with it', async () => {
    const { status, body } = await create({ questionnaire: 'club', participant: child });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      code: expect.stringMatching(/^[2-9B-Z]{5}-[2-9B-Z]{5}$/),
      url: expect.stringContaining(`${origin}/c#`),
    });
  });

  it('lasts eight weeks, or until the day that was said', async () => {
    await sql('delete from people.invitation');
    await create({ questionnaire: 'club', participant: child });
    await create({ questionnaire: 'club', participant: child, due: days(3) });
    const rows = await sql<{ due: string }>('select due::text from people.invitation order by due desc');
    expect(rows.map(({ due }) => due)).toEqual([days(56), days(3)]);
  });

  it('is on the audit record without anything about the person', async () => {
    const { body } = await create({ questionnaire: 'club', participant: child });
    const [entry] = await sql('select * from service.audit order by at desc limit 1');
    expect(entry).toMatchObject({ who: 'SAYBACK_API_KEY', did: 'invitation.create' });
    expect(body).toMatchObject({ id: entry?.to_what });
    expect(JSON.stringify(entry)).not.toMatch(/15-17|north/);
  });

  it.each([
    [
      'a questionnaire that is not there; those that are, are named',
      { questionnaire: 'pub' },
      404,
      'There are: club.',
    ],
    [
      'a questionnaire whose name no database can hold',
      { questionnaire: 'club\u0000' },
      400,
      'questionnaire must be the key of a questionnaire',
    ],
    ['a person it is not for', { participant: { kind: 'parent' } }, 400, 'participant.kind must be child'],
    [
      'a victim, whose consent must be on record first',
      { participant: { kind: 'victim' } },
      403,
      'consent is on record',
    ],
    [
      'a kind that is not known; those that are, are named',
      { participant: { kind: 'boss' } },
      400,
      'participant.kind must be one of: child, victim',
    ],
    [
      'a band that is not known',
      { participant: { kind: 'child', shoe: '44' } },
      400,
      'participant.shoe is not known here.',
    ],
    [
      'a value that is not known',
      { participant: { kind: 'child', age: '12' } },
      400,
      'participant.age must be one of: 10-14, 15-17, 18-plus.',
    ],
    [
      'a value that is none of a service',
      { participant: { kind: 'child', team: 'The North' } },
      400,
      'participant.team use lower-case letters',
    ],
    ['a last day that is past', { due: days(-1) }, 400, 'due must be a day from today on'],
    ['a last day that is far away', { due: days(400) }, 400, 'at most a year ahead'],
    ['a last day that is no day', { due: 'Friday' }, 400, 'due must be a date such as 2026-05-03.'],
    ['nobody', { participant: undefined }, 400, 'participant is missing.'],
  ])('refuses %s', async (_, wrong, status, words) => {
    const answer = await create({ questionnaire: 'club', participant: child, ...wrong });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ code: expect.any(String), message: expect.stringContaining(words) });
  });

  it('names every field that is wrong at once, and never repeats what was sent', async () => {
    const { body } = await create({ questionnaire: 7, participant: { kind: 'Jo Bloggs', age: 'Jo Bloggs' } });
    expect(body).toMatchObject({
      code: 'bad-request',
      problems: [{ field: 'questionnaire' }, { field: 'participant.age' }, { field: 'participant.kind' }],
    });
    expect(JSON.stringify(body)).not.toContain('Bloggs');
  });
});

describe('cancelling an invitation', () => {
  const cancel = (id: string) => callApi(`${origin}/api/v1/invitations/${id}`, { method: 'DELETE' });

  it('ends its code', async () => {
    const { body } = await create({ questionnaire: 'club', participant: child });
    const { id, code } = invitationSchema.parse(body);
    expect(await cancel(id)).toEqual({ status: 204, body: null });
    expect(await stores.people.invitations.find(code, new Date())).toMatchObject({ is: 'cancelled' });
    const [entry] = await sql('select did, to_what from service.audit order by at desc limit 1');
    expect(entry).toEqual({ did: 'invitation.cancel', to_what: id });
  });

  it.each([
    ['one that never was', '019a0000-0000-7000-8000-000000000000', 404],
    ['one that cannot be', 'mine', 400],
  ])('of %s is refused', async (_, id, status) => {
    expect(await cancel(id)).toMatchObject({ status, body: { message: expect.any(String) } });
  });
});

describe('a reference', () => {
  it('is the same person however it is typed', async () => {
    for (const reference of ['yj 7/a', ' YJ  7/A ']) {
      expect((await create({ questionnaire: 'club', participant: child, reference })).status).toBe(201);
    }
    const people = await sql("select id from people.participant where pseudonym = 'YJ 7/A'");
    expect(people).toHaveLength(1);
  });

  it.each([
    'Sam Smith',
    'SMITH',
    'zoë 2',
    'Amelia-Rose 14',
    'kwame/1',
  ])('is not "%s", which may be a name', async (reference) => {
    const { status, body } = await create({ questionnaire: 'club', participant: child, reference });
    expect(status).toBe(400);
    expect(body).toHaveProperty('message', expect.stringContaining('and no name'));
  });

  it.each(['', '-1', '=1+1', 'A'.repeat(41), 'مريم', 'a@b.example'])('is never "%s"', async (reference) => {
    const { status, body } = await create({ questionnaire: 'club', participant: child, reference });
    expect([status, JSON.stringify(body)]).toEqual([
      400,
      expect.stringContaining('reference must be at most 40 letters'),
    ]);
  });
});

it('an id that is none is said to be none', async () => {
  const { status, body } = await callApi(`${origin}/api/v1/invitations/bad-id`, { method: 'DELETE' });
  expect([status, JSON.stringify(body)]).toEqual([
    400,
    expect.stringContaining('id must be the id of an invitation'),
  ]);
});
