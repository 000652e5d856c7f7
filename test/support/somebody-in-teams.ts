import { z } from 'zod';
import { type TeamsConnector, type TeamsReply, textOf } from './teams-connector.ts';

const bot = { id: '28:cccccccc-0000-4000-8000-000000000003', name: 'feedback-bot-reg' };
const tenant = 'bbbbbbbb-0000-4000-8000-000000000002';
let chats = 0;
let activities = 0;

/**
 * Somebody with the app in Teams: what they do reaches `origin` in Teams' own shapes,
 * and the answers come by way of the connector.
 */
export function somebodyInTeams(origin: string, connector: TeamsConnector) {
  const number = ++chats;
  const chat = `a:1PersonalChat${number}`;
  const from = {
    id: `29:1User${number}`,
    aadObjectId: `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`,
  };
  const envelope = () => ({
    timestamp: new Date().toISOString(),
    id: `f:${++activities}`,
    channelId: 'msteams',
    serviceUrl: connector.url,
    from,
    conversation: { conversationType: 'personal', tenantId: tenant, id: chat },
    recipient: bot,
    channelData: { tenant: { id: tenant } },
  });
  const send = async (activity: object) => {
    const response = await fetch(`${origin}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ ...envelope(), ...activity }),
    });
    const body = await response.text();
    const replies = connector.arrivedIn(chat);
    return { status: response.status, body, replies, text: textOf(replies) };
  };
  const message = (more: object) => ({
    type: 'message',
    id: String(1_772_445_600_000 + ++activities),
    localTimestamp: new Date().toISOString(),
    entities: [
      { locale: 'en-GB', country: 'GB', platform: 'iOS', timezone: 'Europe/London', type: 'clientInfo' },
    ],
    locale: 'en-GB',
    ...more,
  });
  return {
    chat,
    bot,
    from,
    send,
    /** Types something. */
    say: (text: string, more: object = {}) => send(message({ text, textFormat: 'plain', ...more })),
    /**
     * Presses what a card offers: as Teams sends an Action.Submit of ours, its data with the inputs,
     * and what was to be shown.
     */
    press(replies: TeamsReply[], title: string, inputs: object = {}) {
      const data = dataOf(replies, title);
      const { msteams, ...own } = data;
      const back = z.object({ text: z.string(), value: z.unknown() }).safeParse(msteams).data;
      const value = back ? back.value : { ...own, ...inputs };
      return send({
        ...message({}),
        id: `f:${++activities}`,
        replyToId: '1:card',
        channelData: { tenant: { id: tenant }, source: { name: 'message' } },
        ...(back && { text: back.text }),
        value,
      });
    },
    installs: () => send({ type: 'installationUpdate', action: 'add', locale: 'en-GB' }),
    isAdded: () => send({ type: 'conversationUpdate', membersAdded: [{ id: bot.id }] }),
    removes: (action = 'remove') => send({ type: 'installationUpdate', action }),
  };
}
export type SomebodyInTeams = ReturnType<typeof somebodyInTeams>;

/** What an action of the cards carries, by its title. */
export function dataOf(replies: TeamsReply[], title: string): Record<string, unknown> {
  const found: Record<string, unknown>[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('type' in value && value.type === 'Action.Submit' && 'title' in value && value.title === title) {
      if ('data' in value) found.push(z.record(z.string(), z.unknown()).parse(value.data));
    }
    for (const inner of Object.values(value)) look(inner);
  };
  look(replies.flatMap(({ attachments }) => attachments ?? []));
  const [data] = found;
  if (!data) throw new Error(`No card offers "${title}".`);
  return data;
}
