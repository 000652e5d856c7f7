import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../../dialogs/questionnaire.ts';
import type { Bands } from '../../../domain/participant.ts';
import { boardReportSchema } from '../../../reports/board/report.ts';
import { tally } from '../../../reports/counting/tally.ts';
import { apiServer, callApi, secret } from '../../support/api-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { given, questionnaireOf } from '../../support/responses.ts';

const { stores } = await freshDatabase();
const { origin } = await apiServer(stores);
const club = await stores.questionnaires.publish(
  questionnaireOf([{ key: 'safe', type: 'yes-no', ask: 'Was it safe?' }]),
  {},
  new Date(),
);

/** Somebody is asked and, where there are answers, answers. */
async function invite(at: string, bands: Bands, answers?: Record<string, Answer>): Promise<void> {
  const now = new Date(at);
  const { invitations, conversations } = stores.people;
  const participant = { kind: 'child' as const, ...bands };
  const { code } = await invitations.create({ questionnaire: club, participant, due: now, now });
  const opened = answers && (await invitations.find(code, now));
  if (opened?.is !== 'open') return;
  const conversation = await conversations.open(opened.conversation, opened.ticket, {
    tab: randomUUID(),
    now,
  });
  if (!conversation || !answers) throw new Error('the code did not open');
  await conversations.commit({
    conversation,
    memory: conversation.memory,
    effects: [
      { do: 'start' },
      ...Object.entries(answers).map(([question, answer]) => ({ do: 'keep' as const, question, answer })),
      { do: 'complete' },
    ],
    at: now,
    tally: tally(club.questionnaire, answers),
    way: 'page',
  });
}

const report = `${origin}/api/v1/reports/board`;
const csv = { headers: { authorization: `Bearer ${secret}`, accept: 'text/csv' } };

describe('the board report over HTTP', () => {
  beforeAll(async () => {
    for (let child = 0; child < 7; child++) {
      await invite('2026-02-03T10:00:00Z', { age: '10-14' }, { safe: given(child < 5 ? 'yes' : 'no') });
    }
    await invite('2026-02-04T10:00:00Z', { age: '15-17' }, { safe: given('no') });
    await invite('2026-02-05T10:00:00Z', { age: '15-17' });
    // Reading lets the figures move: what follows waits for more.
    await callApi(`${report}?from=2026-02&to=2026-02`);
    await invite('2026-03-05T10:00:00Z', { age: '15-17' }, { safe: given('no') });
  });

  it('counts what was answered in the period', async () => {
    const { status, body } = await callApi(`${report}?from=2025-10&to=2026-03`);
    expect(status).toBe(200);
    expect(boardReportSchema.parse(body)).toEqual(body);
    expect(body).toMatchObject({
      asked: 9,
      answered: 8,
      questionnaires: [
        {
          questionnaire: 'club',
          title: 'The club',
          questions: [
            {
              question: 'safe',
              base: 8,
              categories: [
                { category: 'yes', count: 5, share: 0.625 },
                { category: 'no', count: 3 },
                { category: 'not-sure', count: 0 },
              ],
              bands: [
                {
                  band: 'age',
                  rows: [
                    { value: '10-14', suppressed: true },
                    { value: '15-17', suppressed: true },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('keeps the answers of few waiting until there are enough to tell none of them apart', async () => {
    const { body } = await callApi(`${report}?from=2026-03&to=2026-03`);
    expect(body).toMatchObject({ suppressed: true, questionnaires: [{ questions: [{ suppressed: true }] }] });
  });

  it('of a period without anybody says so', async () => {
    const { body } = await callApi(`${report}?from=2020-01&to=2020-12`);
    expect(body).toMatchObject({ questionnaires: [], notes: [expect.stringContaining('nobody to count')] });
  });

  it('comes as CSV where that is asked for, with the same figures', async () => {
    for (const url of [report, `${report}.csv`]) {
      const response = await fetch(`${url}?from=2026-01&to=2026-02`, csv);
      expect(response.headers.get('content-type')).toContain('text/csv');
      expect(response.headers.get('content-disposition')).toBe(
        'attachment; filename="board-2026-01-2026-02.csv"',
      );
      expect(await response.text()).toContain('\r\nclub,safe,all,all,yes,5,0.625,8,false,');
    }
  });

  it('has no groups over other months than whole half-years', async () => {
    const { body } = await callApi(`${report}?from=2026-01&to=2026-02`);
    expect(body).toMatchObject({ questionnaires: [{ bands: [], questions: [{ base: 8, bands: [] }] }] });
  });

  it('tells one band where one is asked for', async () => {
    const { body } = await callApi(`${report}?from=2025-10&to=2026-03&band=team`);
    expect(body).toMatchObject({ questionnaires: [{ bands: [], questions: [{ bands: [] }] }] });
  });

  it.each([
    ['without a period', '', 'from is missing. to is missing.'],
    ['with a month that is none', '?from=2026-13&to=2026-14', 'from must be a month such as 2026-05.'],
    [
      'with a month that the database has not',
      '?from=0000-01&to=0000-02',
      'from must be a month such as 2026-05.',
    ],
    ['with a period the wrong way round', '?from=2026-03&to=2026-01', 'from must not be after to.'],
    [
      'with groups over other months than half-years',
      '?from=2025-10&to=2026-02&band=age',
      'band is told only of whole half-years that are over: ' +
        'from an April to a September, or from an October to a March',
    ],
    [
      'with groups over a half-year that is not over',
      '?from=2025-10&to=2199-03&band=age',
      'band is told only of whole half-years that are over',
    ],
    ['with a band that is none', '?from=2026-01&to=2026-02&band=shoe', 'band must be one of: age, gender'],
    ['with something else', '?from=2026-01&to=2026-02&name=x', 'name is not known here.'],
  ])('is refused in plain words %s', async (_, query, words) => {
    expect(await callApi(report + query)).toMatchObject({
      status: 400,
      body: { code: 'bad-request', message: expect.stringContaining(words) },
    });
  });

  it('is refused to who takes neither JSON nor CSV', async () => {
    const answer = await callApi(`${report}?from=2026-01&to=2026-02`, { headers: { accept: 'image/png' } });
    expect(answer).toMatchObject({ status: 406, body: { code: 'not-acceptable' } });
  });
});
