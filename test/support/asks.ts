import { withConsents } from '../../dialogs/consent/consent.ts';
import { advance, begin } from '../../dialogs/conversation.ts';
import type { Questionnaire } from '../../dialogs/questionnaire.ts';
import type { Ask, Event, Occasion, State } from '../../dialogs/state.ts';
import type { Translation } from '../../dialogs/translation.ts';
import { purposes } from '../../domain/consent.ts';

/** Ways through the questions: which of the options is chosen, and what is said before going on. */
const ways = [
  { place: 0, aside: null },
  { place: 1, aside: 'simpler words' },
  { place: 2, aside: null },
  { place: -2, aside: null },
  { place: -1, aside: 'back' },
] as const;
/** Where what a victim agreed to is looked at, changed and taken back; the last leaves nothing to ask. */
const consents = [
  'what I agreed to',
  '2',
  'leave it',
  'leave it',
  'withdraw',
  'no',
  'what I agreed to',
  '2',
  'no',
  'yes',
];
const asides = ['stop', 'delete my answers', 'start again', 'change language', 'pause'];

/**
 * Everything that a questionnaire may ask, menus included, as found by going through it
 * in several ways. Each wording once.
 */
export function asksOf(questionnaire: Questionnaire, translations: Record<string, Translation> = {}): Ask[] {
  const locale = Object.keys(translations)[0] ?? 'en-GB';
  const due = new Date('2027-05-03T12:00:00Z');
  const kind = questionnaire.audience;
  const occasion: Occasion = { questionnaire, translations, kind, bands: {}, due };
  const found = new Map<string, Ask>();
  for (const way of ways) {
    if (kind !== 'victim') walk(occasion, locale, way, found);
    else {
      walk({ ...occasion, consents: { contact: true } }, locale, way, found);
      const all = Object.fromEntries(purposes.map((purpose) => [purpose, true]));
      walk({ ...occasion, consents: all, proxy: true }, locale, way, found);
    }
  }
  return [...found.values()];
}

function walk(
  first: Occasion,
  locale: string,
  { place, aside }: { place: number; aside: string | null },
  found: Map<string, Ask>,
): void {
  let turn = 0;
  let occasion = first;
  let state: State = begin(occasion, locale);
  const hear = (event: { type: 'open' } | Pick<Event & { type: 'said' }, 'type' | 'text' | 'press'>) => {
    const now = new Date(Date.parse('2027-04-01T12:00:00Z') + ++turn * 120_000);
    const stamp = { now, token: String(turn).padStart(8, '0'), device: 'phone' };
    const next = advance(occasion, state, { ...event, ...stamp });
    state = next.state;
    occasion = withConsents(occasion, next.effects);
    const asked = next.say.findLast((say) => say.say === 'ask');
    if (asked) found.set(JSON.stringify([asked.of, asked.wording.text, asked.before, asked.words]), asked);
    return asked;
  };
  let asked = hear({ type: 'open' });
  asked = hear({ type: 'said', text: '', press: { card: asked?.card ?? '', picked: ['start'] } });
  if (asked && 'menu' in asked.of && asked.of.menu === 'consent') {
    asked = hear({ type: 'said', text: '', press: { card: state.card, picked: ['yes'] } });
  }
  while (asked && turn < 200 && 'question' in asked.of) {
    if (aside) hear({ type: 'said', text: aside });
    if (place === 0 && turn === 4) {
      for (const text of asides) {
        hear({ type: 'said', text });
        hear({ type: 'said', text: 'no' });
        hear({ type: 'said', text: 'carry on' });
      }
    }
    const option = asked.options.at(place % Math.max(asked.options.length, 1));
    const before: State = state;
    asked = hear(
      option
        ? { type: 'said', text: '', press: { card: before.card, picked: [option.key] } }
        : { type: 'said', text: 'It was all right, in my own words.' },
    );
    // Going back and forth: what was said before is kept.
    if (aside === 'back' && asked && before.at === state.at) asked = hear({ type: 'said', text: 'skip' });
  }
  if (state.phase === 'done') {
    occasion = {
      ...occasion,
      updates: [{ id: 'a', status: 'done', said: 'You were late.', did: 'We ring.' }],
    };
    for (const text of ['hello', 'no', 'back', 'skip']) hear({ type: 'said', text });
  }
  if (occasion.consents) for (const text of consents) hear({ type: 'said', text });
}
