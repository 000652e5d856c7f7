import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../../../api/http/access.ts';
import { templates } from '../../../../api/http/templates.ts';
import { renderer } from '../../../../api/staff/renderer.ts';
import { boardCsv, boardPage } from '../../../../api/staff/reports/board.ts';
import type { Questionnaire } from '../../../../dialogs/questionnaire.ts';
import { boardReport } from '../../../../reports/board/report.ts';
import type { Asked } from '../../../../reports/board/response-rates.ts';
import { apiServer } from '../../../support/api-server.ts';
import { club, clubNow, people } from '../../../support/auditor/clubs.ts';
import { freshDatabase } from '../../../support/database.ts';
import { inWords } from '../../../support/page-words.ts';
import { anyResponses, given, groupsOf, questionnaireOf, type Response } from '../../../support/responses.ts';

const render = renderer(templates({ service: 'Youth justice service', style: '/style.css', demo: false }));
const now = new Date('2026-11-24T10:00:00Z');

type Data = {
  responses?: Response[];
  asked?: Asked[];
  newest?: { id: number; questionnaire: Questionnaire };
};

/** What a page answers when these people were asked and answered, and up to which months it read. */
async function answered(
  address: string,
  { responses = [], asked = [], newest = club }: Data = {},
  role: Role = 'lead',
) {
  const months: string[] = [];
  const versions = [newest, ...responses.map(({ version }) => version)];
  const tallies = {
    release: async () => undefined,
    read: async (to: string) => {
      months.push(to);
      return groupsOf(responses).map(({ version, ...group }) => ({
        ...group,
        version: { ...version, translations: {} },
      }));
    },
    asked: async () => [...asked],
  };
  const dependencies = {
    stores: {
      people: { tallies },
      editions: { list: async () => [], get: async () => null },
      questionnaires: {
        newest: async (key: string) => {
          const found = versions.find(({ questionnaire }) => questionnaire.key === key);
          return found ? { ...found, translations: {} } : null;
        },
      },
    },
    clock: () => now,
    threshold: 5,
    render,
  };
  const { pathname, searchParams } = new URL(address, 'http://here');
  const page = [boardPage, boardCsv].find(({ path }) => path === pathname);
  if (!page) throw new Error(`there is no page ${pathname}`);
  const { status, body, headers } = await page.answer(dependencies, {
    params: {},
    query: searchParams,
    sent: Object.fromEntries(searchParams),
    origin: 'http://here',
    signedIn: { who: role, name: role, roles: [role], mayClear: true, session: '', hasAccount: false },
    secret: null,
    wanted: null,
    from: { address: '', browser: null, agent: '' },
  });
  return { status, headers, html: String(body), months, text: inWords(String(body)) };
}

const askedOf = (responses: Response[], asked = 1): Asked[] =>
  responses.map(({ bands, version }) => ({
    questionnaire: version.questionnaire.key,
    month: '2026-01',
    bands,
    asked,
    answered: 1,
  }));
const selected = (html: string) =>
  [...html.matchAll(/<option value="([^"]*)" selected/g)].map(([, value]) => value);

describe('the period of the board report', () => {
  it('is the twelve months up to this one, where nothing is chosen', async () => {
    const { status, months, html, text } = await answered('/staff/report');
    expect({ status, months }).toEqual({ status: 200, months: ['2026-11'] });
    expect(html).toContain('<title>Board report, December 2025 to November 2026 – Sayback');
    expect(text).toContain('November 2026 is not over');
  });

  it('is whole months as chosen, and stays chosen', async () => {
    const { months, html, text } = await answered('/staff/report?from=2026-02&to=2026-02');
    expect(months).toEqual(['2026-02']);
    expect(html).toContain('<title>Board report, February 2026 – Sayback');
    expect(selected(html)).toEqual(['2026-02', '2026-02']);
    expect(text).not.toContain('is not over');
  });

  it.each([
    ['the half-years that the months lie in', '2026-02', '2026-05', 'October 2025 to September 2026'],
    ['without the one that is not over', '2026-05', '2026-11', 'April 2026 to September 2026'],
    ['the last that is over, where none of them is', '2026-10', '2026-11', 'April 2026 to September 2026'],
  ])('is whole half-years where groups are compared, and says so: %s', async (_, from, to, period) => {
    const { html, text, months } = await answered(`/staff/report?from=${from}&to=${to}&band=age`);
    expect(months).toEqual(['2026-09']);
    expect(text).toContain('Groups are shown for whole half-years that are over');
    expect(text).toContain(`This report is for ${period}.`);
    expect(html).toContain(`<title>Board report, ${period} – Sayback`);
    expect(selected(html)).toEqual([from, to, 'age']);
  });

  it('says nothing of half-years where just these were chosen', async () => {
    const { text } = await answered('/staff/report?from=2025-10&to=2026-03&band=age');
    expect(text).not.toContain('whole half-years');
  });

  it('may be longer ago than the list goes, and is then in it', async () => {
    const { months, html } = await answered('/staff/report?from=2019-05&to=2019-06');
    expect(months).toEqual(['2019-06']);
    expect(selected(html)).toEqual(['2019-05', '2019-06']);
  });

  it('that has not begun is not counted', async () => {
    const { months, text } = await answered('/staff/report?from=2027-01&to=2027-03');
    expect(months).toEqual([]);
    expect(text).toContain('These months have not begun yet. Choose months up to November 2026.');
  });

  it.each([
    [
      'the wrong way round',
      'from=2026-05&to=2026-03',
      'from',
      'The first month must be the same as the last',
    ],
    ['with a month that is none', 'from=2026-05&to=2026-13', 'to', 'Choose the last month from the list'],
    ['by a group that is none', 'from=2026-05&to=2026-06&band=shoe', 'band', 'Choose a group from the list'],
  ])('%s is asked for again, beside what was chosen', async (_, query, field, words) => {
    const { status, html, text, months } = await answered(`/staff/report?${query}`);
    expect({ status, months }).toEqual({ status: 400, months: [] });
    expect(html).toContain('<title>Error: Board report');
    expect(html).toContain(`<a href="#${field}">${words}`);
    expect(html).toMatch(new RegExp(`<select[^>]*id="${field}"[^>]*aria-describedby="${field}-error"`));
    expect(text.split(words)).toHaveLength(3);
    expect(selected(html)).toContain('2026-05');
    expect((await answered(`/staff/report.csv?${query}`)).status).toBe(400);
  });
});

describe('the board report page', () => {
  it('of nobody says so and leads to inviting', async () => {
    const { html, text } = await answered('/staff/report');
    expect(text.split('There is nobody to count in these months yet.')).toHaveLength(2);
    expect(html).toContain('href="/staff/invitations"');
    expect(text).not.toContain('Download');
  });

  it('of people who were asked and have not answered says that, and lists what they are asked', async () => {
    const asked = [{ questionnaire: 'club', month: '2026-01', bands: {}, asked: 12, answered: 0 }];
    const { text } = await answered('/staff/report', { asked });
    expect(text).toContain(
      '12 people were asked. Fewer than 5 answered in these months, so it is not shown how many.',
    );
    expect(text).toContain('No question was answered by 5 people or more');
    expect(text).toContain('How did you get here?');
  });

  it('of one answer shows nothing of it', async () => {
    const responses = people(1, { mood: given('5') }, { age: '10-14' });
    const { html, text } = await answered('/staff/report?band=age', { responses, asked: askedOf(responses) });
    expect(text).toContain('Too few people were asked or answered');
    expect(html).not.toContain('%');
  });

  it('begins with how many were asked and answered', async () => {
    const responses = people(9, { mood: given('5') });
    const { text } = await answered('/staff/report', { responses, asked: askedOf(responses, 2) });
    expect(text).toMatch(/In short 18 people were asked\. 9 answered: 50% \./);
  });

  it('has for each question its wording, people, and for each answer share, count and range', async () => {
    const responses = [
      ...people(6, { came: given('walk') }),
      ...people(2, { came: given('tram') }),
      ...people(3, { came: given('dont-know') }),
      ...people(4, { came: { is: 'skipped' } }),
      ...people(1, { came: { is: 'prefer-not-to-say' } }),
    ];
    const { text } = await answered('/staff/report', { responses, asked: askedOf(responses) });
    expect(text).toContain('How did you get here? 8 people answered.');
    expect(text).toContain('I walked 75% 6 answers, likely 41% to 93%');
    expect(text).toContain('By tram 25% 2 answers, likely 7% to 59%');
    expect(text).toContain("Not in the shares: I don't know 3, skipped 4, would rather not say 1.");
    expect(text).toContain('How was it? Fewer than 5 people answered this, so nothing is shown.');
  });

  it('says where several answers could be chosen, in a sentence of its own', async () => {
    const version = {
      id: 9,
      questionnaire: questionnaireOf([
        {
          key: 'liked',
          type: 'choices',
          ask: 'What did you like?',
          options: ['games', 'food'].map((key) => ({ key, label: key })),
        },
      ]),
    };
    const responses = people(9, { liked: given('games') }, {}, version);
    const { text } = await answered('/staff/report', {
      responses,
      newest: version,
      asked: askedOf(responses),
    });
    expect(text).toContain('9 people answered. Several answers could be chosen.');
  });

  it('shows a machine guess beside how many said something, marked, and how often it is right', async () => {
    const responses = [
      ...people(4, { more: given('said', 'positive') }),
      ...people(2, { more: given('said', 'negative') }),
      ...people(3, { more: given('said') }),
      ...people(3, { more: { is: 'skipped' } }),
    ];
    const { text } = await answered('/staff/report', { responses, asked: askedOf(responses) });
    expect(text).toContain('Said something 75% 9 answers');
    expect(text).toContain(
      "A machine's guess at how the 9 answers sound " +
        'Sounds positive 4 Sounds neither 0 Sounds negative 2 No guess 3',
    );
    expect(text).toContain('About 7 in 10 such guesses are right.');
  });

  it('shows no guess where the machine made none', async () => {
    const responses = people(9, { more: given('said') });
    const { text } = await answered('/staff/report', { responses, asked: askedOf(responses) });
    expect(text).toContain('Said something 100%');
    expect(text).not.toContain('machine');
  });

  it('compares the groups of one band, and of a hidden one says only that', async () => {
    const responses = [
      ...people(9, { mood: given('5') }, { age: '10-14', team: 'north' }),
      ...people(7, { mood: given('1') }, { age: '15-17' }),
      ...people(1, { mood: given('1') }, { age: '18-plus' }),
    ];
    const { text } = await answered('/staff/report?band=age', { responses, asked: askedOf(responses, 2) });
    expect(text).toContain('10 to 14 50% 18 asked, 9 answered');
    expect(text).toMatch(/10 to 14 9 people .*Really good 100% 9 answers, likely 70% to 100%/);
    expect(text).toContain('15 to 17 Not shown, to protect small groups');
    expect(text).toContain('18 or over Not shown, to protect small groups');
    expect(text).not.toContain('North');
  });

  it('says when nothing is known of the chosen band', async () => {
    const responses = people(9, { mood: given('5') });
    const { text } = await answered('/staff/report?band=team', { responses, asked: askedOf(responses) });
    expect(text).toContain('Nothing is known of team in these months');
  });

  it('gives no rate where more answered than were asked', async () => {
    const responses = people(9, { mood: given('5') });
    const { text } = await answered('/staff/report', { responses, asked: askedOf(responses, 0) });
    expect(text).toContain(
      '9 answered. Fewer than 5 were asked in these months, so there is no response rate.',
    );
  });

  it('joins the versions of a questionnaire, in the words of the newest', async () => {
    const responses = [
      ...people(5, { came: given('tram') }),
      ...people(5, { came: given('walk') }, {}, clubNow),
    ];
    const { text } = await answered('/staff/report', {
      responses,
      newest: clubNow,
      asked: askedOf(responses),
    });
    expect(text).toContain('How did you come? 10 people answered.');
    expect(text).toContain('By tram 50%');
  });

  it('has its questionnaires by whom they are for, children first', async () => {
    const asking = (id: number, key: string, audience: Questionnaire['audience'], title: string) => ({
      id,
      questionnaire: {
        ...questionnaireOf([{ key: 'safe', type: 'yes-no', ask: 'Was it safe?' }], key),
        audience,
        title,
      },
    });
    const versions = [
      asking(21, 'a-court', 'sentencer', 'Our report'),
      asking(22, 'b-parent', 'parent', 'Your child here'),
      asking(23, 'c-child', 'child', 'Your time'),
      asking(24, 'd-panel', 'panel-member', 'The panel'),
    ];
    const responses = versions.flatMap((version) => people(6, { safe: given('yes') }, {}, version));
    const { html, text } = await answered('/staff/report', { responses, asked: askedOf(responses) });
    const contents = ['Contents Children Your time ', 'Parents and carers Your child here ']
      .concat('Panel members The panel ', 'Courts Our report')
      .join('.*');
    expect(text).toMatch(new RegExp(contents));
    expect(text).toContain('Your child here (parents and carers): 6 asked, 6 answered (100%)');
    expect([...html.matchAll(/<h2[^>]* id="questionnaire-([^"]*)"/g)].map(([, key]) => key)).toEqual([
      'c-child',
      'b-parent',
      'd-panel',
      'a-court',
    ]);
  });

  it('leads on to what is not in it, and a board member to nothing that is not theirs', async () => {
    const [lead, board] = [
      await answered('/staff/report'),
      await answered('/staff/report', {}, 'board-member'),
    ];
    for (const { text, html } of [lead, board]) {
      expect(text).toContain('Not in this report: Victim figures , Parents: change .');
      expect(html).toContain('href="/staff/victim-figures"');
    }
    expect(lead.text).toContain('Invite somebody to answer');
    expect(board.text).not.toContain('Invite somebody to answer');
  });

  it('escapes every word that somebody wrote', async () => {
    const hostile = '<script>alert("x")</script>';
    const version = {
      id: 7,
      questionnaire: {
        ...questionnaireOf([
          {
            key: 'a',
            type: 'choice',
            ask: hostile,
            options: ['one', 'two'].map((key) => ({ key, label: hostile })),
          },
        ]),
        title: hostile,
      },
    };
    const responses = people(9, { a: given('one') }, { team: 'north' }, version);
    const { html } = await answered('/staff/report?band=team', {
      responses,
      newest: version,
      asked: askedOf(responses),
    });
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script| style=| on\w+=/);
  });

  it('shows the thirty largest of very many groups, and says that the file has all', async () => {
    const sizes = Array.from({ length: 40 }, (_, team) => 5 + team);
    const responses = sizes.flatMap((size, team) =>
      people(size, { mood: given('5') }, { team: `club-${team}x` }),
    );
    const asked = askedOf(responses);
    const { text, html } = await answered('/staff/report?band=team', { responses, asked });
    const all = Array.from({ length: 40 }, (_, team) => team);
    expect(all.filter((team) => html.includes(`>club ${team}x<`))).toEqual(all.slice(10));
    expect(text).toContain('Of 40 groups, the 30 in which most people were asked are shown.');
    expect(text).toContain('Of 40 groups, the 30 with the most answers are shown.');
    const { html: csv } = await answered('/staff/report.csv?band=team', { responses, asked });
    expect(all.filter((team) => csv.includes(`,club-${team}x,`))).toEqual(all);
  });

  it('never holds a number of a hidden row, whatever was answered', async () => {
    const versions = [club, clubNow];
    await fc.assert(
      fc.asyncProperty(anyResponses(versions, { people: 60, most: 60 }), async (responses) => {
        const asked = askedOf(responses);
        const { html } = await answered('/staff/report?band=age', { responses, newest: clubNow, asked });
        const { questionnaires } = boardReport({
          from: '2025-10',
          to: '2026-09',
          threshold: 5,
          groups: groupsOf(responses),
          asked,
          newest: [clubNow],
          bands: ['age'],
        });
        for (const { questions } of questionnaires) {
          if (questions.every(({ suppressed }) => suppressed)) continue;
          for (const { question, suppressed, bands } of questions) {
            const begins = html.indexOf(`id="club.${question}"`);
            const section = html.slice(begins, html.indexOf('</section>', begins));
            expect(begins).toBeGreaterThan(0);
            const figures = inWords(section.slice(section.indexOf('</h3>')));
            if (suppressed) {
              expect(figures.replace('Fewer than 5 people', '')).not.toMatch(/\d/);
              continue;
            }
            const rows = section.split('report-groups')[1]?.split('<tr role="row">').slice(2) ?? [];
            const published = bands[0]?.rows ?? [];
            expect(rows).toHaveLength(published.every((row) => row.suppressed) ? 0 : published.length);
            for (const [at, row] of published.entries()) {
              const shown = rows[at];
              if (!row.suppressed || shown === undefined) continue;
              expect(inWords(shown.split('</th>')[1] ?? '')).not.toMatch(/\d/);
              expect(shown).not.toContain('<svg');
            }
          }
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });
});

describe('the board report over HTTP', async () => {
  const { stores } = await freshDatabase();
  const { origin } = await apiServer(stores);
  const secret = await stores.sessions.open({
    who: 'lead',
    role: 'lead',
    now: new Date(),
    endsAt: new Date(Date.now() + 60_000),
  });
  const get = (path: string, cookie = `sayback-staff=${secret}`) =>
    fetch(origin + path, { redirect: 'manual', headers: { cookie } });

  it('is for who is signed in', async () => {
    for (const path of ['/staff/report', '/staff/report.csv']) {
      const response = await get(path, '');
      expect([response.status, response.headers.get('location')]).toEqual([303, '/staff/sign-in']);
    }
  });

  it('is a page that may run no script, and is kept nowhere', async () => {
    const response = await get('/staff/report');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toContain('no-store');
    expect(await response.text()).not.toMatch(/<script| style=/);
  });

  it('is a file too, of the same period', async () => {
    const response = await get('/staff/report.csv?from=2026-01&to=2026-03');
    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(response.headers.get('content-disposition')).toContain('board-2026-01-2026-03.csv');
    const bytes = Buffer.from(await response.arrayBuffer());
    // Without the mark, Excel takes the file for another encoding and spoils what is not plain ASCII.
    expect(bytes.subarray(0, 3).toString('hex')).toBe('efbbbf');
    expect(bytes.subarray(3).toString()).toMatch(/^questionnaire,question,band/);
  });
});
