import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { SideStores } from '../../prisma/stores/stores.ts';
import type { FeedbackBot } from '../feedback-bot.ts';
import { PatientAdapter } from './adapter.ts';
import { Authentication, type Registration } from './authentication.ts';
import { isRefusedForGood, type Pause } from './sending.ts';

/**
 * What came of speaking first. `nothing`: there is nothing to tell there now. `refused`: the chat does not
 * take it. `later`: it has certainly not arrived, and may be tried again. `busy`: the same, and nobody else
 * is to be tried for a while. `unsure`: it may have arrived.
 */
type Spoken = 'told' | 'nothing' | 'refused' | 'busy' | 'later' | 'unsure';
type Speak = (to: { conversation: string; address: string }) => Promise<Spoken>;

type SpeakingDependencies = {
  bot: Pick<FeedbackBot, 'tell' | 'forgetChat'>;
  people: Pick<SideStores, 'chatReferences'>;
  victim: Pick<SideStores, 'chatReferences'>;
  /** Undefined: the bot is not registered, as on a machine of one's own. */
  registration: Registration | undefined;
  /** How long a chat has to take what is said, in milliseconds. */
  patience?: number;
  /** How it is waited before something is sent again; time passes where nothing is given. */
  pause?: Pause;
};

/**
 * Speaks first in a chat that is known, to tell the update that waits. The turn is durable before anything is
 * sent, and what may have arrived is not sent again: nobody is to be told the same thing twice by a machine
 * that they did not ask. The update is still what the chat is about, and is read again at their next word.
 */
export function speaking(dependencies: SpeakingDependencies): Speak {
  const { bot, people, victim, registration, patience = 20_000, pause } = dependencies;
  const adapter = new PatientAdapter(new Authentication(registration), pause);
  return async ({ conversation, address }) => {
    const { chatReferences } = conversation.startsWith('v-') ? victim : people;
    const reference = await chatReferences.get(address);
    const outgoing = reference && (await bot.tell(conversation, address));
    if (!outgoing) return 'nothing';
    const sent = { activities: 0 };
    try {
      const sending = adapter.continueConversationAsync(
        registration?.appId ?? '',
        reference,
        async (context) => {
          for (const activity of outgoing) {
            await context.sendActivity(activity);
            sent.activities++;
          }
        },
      );
      await within(patience, sending);
      return 'told';
    } catch (error) {
      // The update comes first.
      if (sent.activities > 0) return 'told';
      if (isRefusedForGood(error)) await bot.forgetChat(address);
      return whatCameOf(error);
    }
  };
}

const failureSchema = z.object({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  message: z.string().default(''),
});

/** Nobody was there to take it. */
const neverSent = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN/;

function whatCameOf(error: unknown): Spoken {
  if (error instanceof TooLate) return 'unsure';
  const { statusCode, code, message } = failureSchema.parse({ ...failureOf(error) });
  if (statusCode === 403 || statusCode === 404) return 'refused';
  if (statusCode === 429) return 'busy';
  if (statusCode === 412 || statusCode === 401) return 'later';
  if (statusCode !== undefined) return 'unsure';
  if (code === 'REQUEST_SEND_ERROR') return neverSent.test(message) ? 'later' : 'unsure';
  // It failed before it was sent: a token was not to be had.
  return 'later';
}

function failureOf(error: unknown): object {
  return error instanceof Error ? { ...error, message: error.message } : {};
}

class TooLate extends Error {}

async function within(patience: number, sending: Promise<void>): Promise<void> {
  const done = new AbortController();
  const late = wait(patience, undefined, { signal: done.signal }).then(() => Promise.reject(new TooLate()));
  try {
    await Promise.race([sending, late]);
  } finally {
    done.abort();
    late.catch(() => {});
    sending.catch(() => {});
  }
}
