import { isoDay } from '../../domain/calendar.ts';
import type { Line, Occasion } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

/** Whether the last day to answer is past, or the questions were called off before it. */
export function isOver({ due, cancelled = false }: Occasion, now: Date): boolean {
  return cancelled || (due !== null && now >= due && isoDay(now) > isoDay(due));
}

/** How long they can come back. */
export function untilWhen(due: Date | null, voice: Voice): Line {
  return due ? voice.say('rest.until', { date: due }) : voice.say('rest.any-day');
}
