import { agreed } from './consent.ts';
import type { Line, Occasion } from './state.ts';
import type { Voice } from './voice.ts';

/**
 * That the same code lets them hear what changed, to whom that is promised: children and parents, and a victim who wants to. Panels,
 * courts and whoever speaks for somebody else are not told so.
 */
export function hearsLater(occasion: Occasion, voice: Voice): Line | undefined {
  return isPromised(occasion) ? voice.say('done.later') : undefined;
}

/** The same for somebody who comes back while there is no news. */
export function hearsHere(occasion: Occasion, voice: Voice): Line | undefined {
  return isPromised(occasion) ? voice.say('news.none') : undefined;
}

function isPromised({ kind, consents, proxy }: Occasion): boolean {
  return kind === 'victim'
    ? !proxy && agreed(consents ?? {}, 'hear-back')
    : kind !== 'panel-member' && kind !== 'sentencer';
}
