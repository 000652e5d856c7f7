import type { News } from '../domain/commitment.ts';
import { agreed } from '../domain/consent.ts';
import type { Line, Occasion, State } from './state.ts';
import type { Voice } from './voice.ts';

/** Whether they may be told what became of what they raised: nobody hears it for somebody else, and a victim only with consent to just that. */
export function mayHear({ kind, consents, proxy }: Occasion): boolean {
  return !proxy && (kind !== 'victim' || agreed(consents ?? {}, 'hear-back'));
}

/** Whether the news helps is what is asked now. */
export function isAsked(occasion: Occasion, { phase, news }: State): boolean {
  return phase === 'done' && news?.asks === true && mayHear(occasion);
}

/** Whether they may go back to say something else of the news told last. */
export function mayBeChanged(occasion: Occasion, { phase, news }: State): boolean {
  return phase === 'done' && news !== undefined && !news.asks && mayHear(occasion);
}

/** Whether somebody may be spoken to first: they have finished, and nothing stands open that this would talk over. */
export function mayBeTold({ phase, agreeing, choosing }: State): boolean {
  return phase === 'done' && !agreeing && !choosing;
}

/** What was heard, and what is done about it. The service's own words stand as they were written, in English. */
export function newsLines({ status, said, did }: News, voice: Voice): Line[] {
  return [...after(voice.say('news.said'), said), ...after(voice.say(`news.${status}`), did)];
}

/** On one line, unless the two are in different languages. */
function after(label: Line, own: string): Line[] {
  return label.lang === 'en'
    ? [{ text: `${label.text} ${own}`, lang: 'en' }]
    : [label, { text: own, lang: 'en' }];
}
