import type { Questionnaire } from '../../dialogs/questionnaire.ts';
import type { Effect } from '../../dialogs/state.ts';
import { codebook } from '../../insight/codebook.ts';
import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { SideStores, Stores } from '../../prisma/stores/stores.ts';
import { complete, keep, memory, turn } from './commits.ts';
import { arrive } from './invited.ts';
import { questionnaireOf } from './responses.ts';
import { there } from './there.ts';

/** A questionnaire of two free-text answers, whose first screen says that words may be shown. */
export const free: Questionnaire = {
  ...questionnaireOf(
    [
      { key: 'best', type: 'text', ask: 'What was the best thing?' },
      { key: 'change', type: 'text', ask: 'What should change?' },
    ],
    'free',
  ),
  mayQuote: true,
};

export function said(words: string) {
  return { is: 'given' as const, input: words, value: words, categories: ['said'] };
}

/** Somebody has answered and finished. */
export async function answered(
  stores: Stores,
  words: Record<string, string>,
  {
    questionnaire = free,
    side = stores.people,
    now = new Date('2026-11-10T12:00:00Z'),
    alerts = [],
  }: { questionnaire?: Questionnaire; side?: SideStores; now?: Date; alerts?: string[] } = {},
): Promise<Conversation & { response: string }> {
  const { held } = await arrive(stores, questionnaire, { side, now });
  const answers = Object.entries(words).map(([question, text]) => ({ question, answer: said(text) }));
  const begun = there(await side.conversations.commit(turn(held, [{ do: 'start' }], { at: now })));
  const done = there(
    await side.conversations.commit(
      turn(
        begun,
        [...answers.map(keep), ...alerts.map((question): Effect => ({ do: 'alert', question })), complete],
        {
          at: now,
          tally: '0,0,',
          memory: memory('done'),
        },
      ),
    ),
  );
  return { ...done, response: begun.response ?? '' };
}

/** The ready codebook is there. Returns ids by key. */
export async function seeded(stores: Stores): Promise<(key: string) => string> {
  await stores.codebook.seed(
    codebook.filter(({ key }) => key !== 'praise'),
    new Date('2026-11-01'),
  );
  const themes = await stores.codebook.list();
  return (key) => there(themes.find((theme) => theme.key === key)).id;
}
