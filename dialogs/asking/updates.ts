import type { Update } from '../../domain/commitment.ts';
import { agreed } from '../../domain/consent.ts';
import type { Line, Occasion, State } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

/**
 * Whether they may be told what became of what they raised: nobody hears back for somebody else, and a victim
 * only with consent to just that.
 */
export function mayHearBack({ kind, consents, proxy }: Occasion): boolean {
  return !proxy && (kind !== 'victim' || agreed(consents ?? {}, 'hear-back'));
}

/** Whether "does this help?" is what is asked now. */
export function asksForVerdict(occasion: Occasion, { phase, telling }: State): boolean {
  return phase === 'done' && telling?.asks === true && mayHearBack(occasion);
}

/** Whether they may go back to say something else of the update told last. */
export function verdictMayChange(occasion: Occasion, { phase, telling }: State): boolean {
  return phase === 'done' && telling !== undefined && !telling.asks && mayHearBack(occasion);
}

/**
 * Whether somebody may be spoken to first: they have finished, and nothing is open that this would talk over.
 */
export function mayBeToldFirst({ phase, agreeing, choosing }: State): boolean {
  return phase === 'done' && !agreeing && !choosing;
}

/**
 * What people had said, and what is done about it. The service's own words stay as they were written, in
 * English.
 */
export function updateLines({ status, said, did }: Update, voice: Voice): Line[] {
  return [...after(voice.say('update.said'), said), ...after(voice.say(`update.${status}`), did)];
}

/** On one line, unless the two are in different languages. */
function after(label: Line, own: string): Line[] {
  return label.lang === 'en'
    ? [{ text: `${label.text} ${own}`, lang: 'en' }]
    : [label, { text: own, lang: 'en' }];
}
