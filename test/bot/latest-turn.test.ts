import { expect, test } from 'vitest';
import { keptOf, type LatestTurn, latestOf } from '../../bot/latest-turn.ts';
import { advance, asks, begin } from '../../dialogs/conversation.ts';
import { readLibrary } from '../../dialogs/library.ts';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import { noon } from '../support/days.ts';
import { there } from '../support/there.ts';

const { questionnaire, translations } = there(readLibrary()[0]);
const nobody: Conversation = {
  id: 'p-1',
  side: 'people',
  version: 1,
  tab: '',
  address: null,
  questionnaire: { id: 1, questionnaire, translations },
  kind: 'child',
  bands: {},
  due: null,
  response: null,
  closed: false,
  cancelled: false,
  consents: null,
  proxy: false,
  memory: { state: null, latest: null, seen: [] },
};
const now = noon;
const opened = advance(
  { ...nobody, questionnaire, translations },
  begin({ ...nobody, questionnaire, translations }, 'en'),
  { type: 'open', now, token: 'card0000', device: 'phone' },
);
const turn: LatestTurn = { at: now.toISOString(), device: 'phone', own: null, says: opened.say };
const after = (latest: LatestTurn) => ({ ...nobody, memory: { state: opened.state, latest, seen: [] } });
const at = { asks, clock: () => now };

test('a turn is kept without what stands open, and comes back with it', () => {
  const kept = keptOf(turn);
  expect(kept.says.length).toBeGreaterThan(0);
  expect(kept.says.map(({ say }) => say)).not.toContain('ask');
  expect(latestOf(after(kept), 'phone', at)).toEqual(turn);
});

test('a turn that 0.1.0 kept whole comes back as it was', () => {
  expect(latestOf(after(turn), 'phone', at)).toEqual(turn);
});

test('a turn comes back on no other device', () => {
  expect(latestOf(after(keptOf(turn)), 'laptop', at)).toBeNull();
});
