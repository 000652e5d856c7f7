import { describe, expect, it } from 'vitest';
import type { Commitment, CommitmentStore } from '../../../../prisma/stores/commitments.ts';
import type { TellingStore } from '../../../../prisma/stores/tellings.ts';
import { freshDatabase } from '../../../support/database.ts';
import { library, today } from '../../../support/figures-year.ts';
import { answered, seeded } from '../../../support/own-words.ts';
import { inWords } from '../../../support/page-words.ts';
import { signedIn, staffServer } from '../../../support/staff-browser.ts';
import { there } from '../../../support/there.ts';

/** What waits for whom, each thing one click away. */

const { stores } = await freshDatabase();
await seeded(stores);
const end = (await library(stores))('end-of-order').questionnaire;

const not = () => Promise.reject(new Error('not asked of this page'));
const commitment = (status: Commitment['status'], due: string | null): Commitment => ({
  id: `${status} ${due}`,
  theme: 'place',
  said: 'The building is dark',
  doing: 'New lights',
  owner: 'Head of service',
  due: due === null ? null : new Date(due),
  planAim: null,
  status,
  why: null,
  mark: null,
  onWall: false,
  madeAt: today,
  movedAt: today,
});
const commitments: CommitmentStore = {
  list: async () => [
    commitment('doing', '2026-11-23'),
    commitment('doing', '2026-11-24'),
    commitment('thinking', '2026-12-08'),
    commitment('thinking', '2026-12-09'),
    commitment('done', '2026-01-01'),
    commitment('thinking', null),
  ],
  add: not,
  get: not,
  change: not,
  move: not,
  history: not,
  tell: not,
  updates: not,
  toldInSession: not,
  sessions: not,
};
const tellings: TellingStore = {
  notHeard: async () => 5,
  heardBack: not,
  queue: not,
  queueSince: not,
  waiting: not,
  outcomes: not,
  unshown: not,
  show: not,
  next: not,
  unreachable: not,
  missed: not,
};

const before = await staffServer(stores, { clock: () => today });
const after = await staffServer(
  { ...stores, commitments, people: { ...stores.people, tellings } },
  { clock: () => today },
);
const home = async (served: typeof before, role: Parameters<typeof signedIn>[1] = 'lead') => {
  const { text } = await (await signedIn(served, role)).get('/staff');
  return { words: inWords(text), html: text };
};

describe('what waits', () => {
  it('is nothing, and said kindly, where nothing does', async () => {
    const { words } = await home(before);
    expect(words).toContain('Nobody has been asked yet');
    expect(words).not.toContain('Waiting for you');
  });

  it('is answers to read, readers who differ, and words to cut and to clear', async () => {
    for (const said of ['The building is dark', 'My worker had time for me', 'Too many people at once']) {
      await answered(stores, { best: said }, { questionnaire: end });
    }
    expect((await home(before)).words).toContain('3 answers to read and sort by theme');

    const { codings, quotations } = stores.people;
    const themes = (await stores.codebook.list()).map(({ id }) => id);
    const next = async (who: string, queue: 'unread' | 'second', theme: number) => {
      const { sealedId } = there(await codings.next({ who, queue, newestFirst: false }));
      const about = { sealedId, who, themes: themes.slice(theme, theme + 1), praise: false, settles: false };
      await codings.code({ ...about, now: today });
      return sealedId;
    };
    const sealedId = await next('lead', 'unread', 0);
    await next('second-lead', 'second', 1);
    await quotations.choose({ sealedId, who: 'lead', now: today });
    const { words, html } = await home(before);
    for (const [text, href] of [
      ['2 answers to read and sort by theme', '/staff/themes/read'],
      ['1 answer to settle, where readers differ', '/staff/themes/differences'],
      ['1 quotation to cut', '/staff/themes/quotations'],
    ]) {
      expect(words).toContain(text);
      expect(html).toContain(`href="${href}">${text}`);
    }

    const [quotation] = await quotations.list({ most: 100 });
    const { answer } = there(await quotations.get(there(quotation).id));
    await quotations.redact({ id: there(quotation).id, shown: answer, who: 'lead', now: today });
    expect((await home(before)).words).not.toContain('quotation');
    const second = await home(before, 'complaints-manager');
    expect(second.html).toContain('href="/staff/quotations">1 quotation to clear');
  });

  it('is what was promised and is due, and who has not heard back', async () => {
    const { words, html } = await home(after);
    expect(words).toContain('1 commitment past the day that was set Late');
    expect(html).toContain('href="/staff/commitments">2 commitments due in the next two weeks');
    expect(words).toContain('5 or more people asked to hear back, and have not heard');
  });
});

it('the board is told what became of what was promised', async () => {
  const { words } = await home(after, 'board-member');
  expect(words).toContain(
    'What became of our commitments 3 commitments that we are thinking about ' +
      '2 commitments that we are working on 1 commitment kept 1 commitment past the day that was set',
  );
  expect(words).not.toContain('Waiting for you');
  expect((await home(before, 'board-member')).words).not.toContain('What became of our commitments');
});
