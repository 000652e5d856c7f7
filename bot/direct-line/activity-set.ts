import type { Conversation } from '../../prisma/conversations/conversation.ts';
import type { OwnMessage } from '../latest-turn.ts';
import { message } from '../outgoing/activities.ts';
import { doorLine } from '../outgoing/door.ts';

/** What a client reads, by socket or by asking. The watermark is the version of the conversation. */
export type ActivitySet = { activities: object[]; watermark: string };

/**
 * A turn as it is sent. `at`: when it was, as an ISO time. `alerts`: the respondent's own message told of
 * risk, and goes back to whoever has just sent it, but to no page that is loaded later.
 */
export type SentTurn = { at: string; own: OwnMessage | null; alerts: boolean; outgoing: object[] };

export const bot = { id: 'sayback', name: 'Sayback', role: 'bot' };

/**
 * How many activities a turn has place for. What is asked anew outside a turn has places of its own, so that
 * no id ever means two things.
 */
const places = 100;
const anewFrom = 50;

/** The id of an activity. Always the same, so that a client that gets it twice knows it. */
export function activityId(conversation: string, version: number, place = 0): string {
  return `${conversation}|${String(version * places + place).padStart(7, '0')}`;
}

/** A turn as a client reads it: first the respondent's own message, as Direct Line sends it back. */
export function setOf(conversation: string, version: number, turn: SentTurn, anew = false): ActivitySet {
  const at = Date.parse(turn.at);
  const first = anew ? anewFrom : turn.own ? 0 : 1;
  const all = turn.own ? [turn.own, ...turn.outgoing] : turn.outgoing;
  const activities = all.map((activity, place) => ({
    from: bot,
    ...activity,
    id: activityId(conversation, version, first + place),
    // A millisecond apart, because clients put them in the order of their times.
    timestamp: new Date(at + place).toISOString(),
    channelId: 'directline',
    conversation: { id: conversation },
    ...(turn.own && place > 0 && { replyToId: activityId(conversation, version) }),
  }));
  return { activities, watermark: String(version) };
}

/**
 * That another tab or device has taken the conversation up, in words: the last that this one reads. Its
 * watermark is none, so that nothing is brought after it.
 */
export function elsewhereOf({ id, version, memory: { state } }: Conversation, now: Date): ActivitySet {
  const said = message(doorLine('elsewhere', state?.locale));
  const { activities } = setOf(id, version, {
    at: now.toISOString(),
    own: null,
    alerts: false,
    outgoing: [said],
  });
  const last = activities.map((activity) => ({ ...activity, id: activityId(id, version, places - 1) }));
  return { activities: last, watermark: 'elsewhere' };
}

/** The version that a client has seen; null where it names none that this conversation had. */
export function watermarkOf(given: string | null, conversation: Conversation): number | null {
  if (given === null || !/^\d{1,15}$/.test(given)) return null;
  const version = Number(given);
  return version <= conversation.version ? version : null;
}
