import { agreed } from './consent.ts';
import type { Line, Occasion } from './state.ts';
import type { Voice } from './voice.ts';

/**
 * That the same code lets them hear what changed, to whom that is promised: children and parents, and a victim who wants to. Panels,
 * courts and whoever speaks for somebody else are not told so.
 */
export function hearsLater({ kind, consents, proxy }: Occasion, voice: Voice): Line | undefined {
  const promised =
    kind === 'victim'
      ? !proxy && agreed(consents ?? {}, 'hear-back')
      : kind !== 'panel-member' && kind !== 'sentencer';
  return promised ? voice.say('done.later') : undefined;
}
