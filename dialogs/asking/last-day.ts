import type { Line } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' });

/** Whether the last day to answer is past, by the calendar in London. */
export function isOver(due: Date | null, now: Date): boolean {
  return due !== null && now >= due && day.format(now) > day.format(due);
}

/** How long they can come back. */
export function untilWhen(due: Date | null, voice: Voice): Line {
  return due ? voice.say('rest.until', { date: due }) : voice.say('rest.any-day');
}
