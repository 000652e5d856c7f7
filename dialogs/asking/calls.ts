import type { Line, Occasion } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

/** Whom they know and can talk to. */
export function personFor({ kind }: Occasion, voice: Voice): Line {
  return voice.say(kind === 'child' ? 'person.worker' : 'person.service');
}

/** Which helplines may be called, by whom: Childline by anyone under 19, Victim Support after a crime. */
export function callsFor({ kind, bands }: Occasion, voice: Voice): Line[] {
  const maybeUnder19 = kind === 'child' || (kind === 'victim' && bands.age !== '18-plus');
  return [
    voice.say('call.danger'),
    ...(maybeUnder19 ? [voice.say('call.childline')] : []),
    ...(kind === 'victim' ? [voice.say('call.victim-support')] : []),
    voice.say('call.samaritans'),
  ];
}
