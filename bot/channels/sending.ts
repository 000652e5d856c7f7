import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

/**
 * How long a channel has to take what is sent, in milliseconds. After 15 seconds Teams sends the activity
 * again, so that waiting longer helps nobody.
 */
const patience = 8_000;
const firstPause = 250;

/** Until when a channel must have taken everything, in the milliseconds of `performance.now()`. */
export function lastMoment(): number {
  return performance.now() + patience;
}

/** Resolves after so many milliseconds. */
export type Pause = (milliseconds: number) => Promise<unknown>;

/**
 * Sends again what the channel has certainly not taken: 429 after the seconds it names, else ever later; 412,
 * while another send to the same chat is under way. Nothing else is sent twice, for a message that failed in
 * another way may have arrived. Throws what `send` threw where it is not sent again, or could not be before
 * `until`.
 */
export async function patiently<Result>(
  send: () => Promise<Result>,
  until: number,
  pause: Pause = wait,
): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await send();
    } catch (error) {
      const milliseconds = pauseAfter(error, tries);
      if (milliseconds === null || performance.now() + milliseconds > until) throw error;
      await pause(milliseconds);
    }
  }
}

const responseSchema = z.object({
  statusCode: z.number(),
  response: z.object({ headers: z.custom<{ get(name: string): unknown }>(hasGet) }).optional(),
  details: z.unknown().optional(),
});

function hasGet(headers: unknown): boolean {
  return typeof headers === 'object' && headers !== null && 'get' in headers;
}

/** Milliseconds, or null where sending again is wrong. */
function pauseAfter(error: unknown, tries: number): number | null {
  const { data } = responseSchema.safeParse(error);
  if (data?.statusCode !== 429 && data?.statusCode !== 412) return null;
  const seconds = Number(data.response?.headers.get('retry-after') || Number.NaN);
  if (data.statusCode === 429 && seconds >= 0) return seconds * 1000;
  return firstPause * 2 ** tries * (0.5 + Math.random());
}

const gone = /MessageWritesBlocked|BotNotInConversationRoster|ConversationBlockedByUser/;

/**
 * Whether nobody is there any more: the app was removed or blocked, or the chat is gone. The code stands in
 * `error.code`, or, when the bot was blocked, in JSON inside a string.
 */
export function isRefusedForGood(error: unknown): boolean {
  const { data } = responseSchema.safeParse(error);
  if (data?.statusCode !== 403 && data?.statusCode !== 404) return false;
  const told = JSON.stringify(data.details ?? null);
  if (data.statusCode === 403) return gone.test(told);
  // The message that is replied to may be gone while the chat is there.
  return !/ActivityNotFoundInConversation/.test(told);
}
