import type { TurnContext } from 'botbuilder';
import { z } from 'zod';

const adaptiveAction = z.object({ action: z.object({ type: z.string() }) });

/**
 * No card of ours invokes anything, so whatever does is no answer and changes nothing. A card's action is
 * refused with a status inside an HTTP 200: otherwise Teams shows a failure of the whole app.
 */
export async function answerInvoke(context: TurnContext): Promise<void> {
  const { name, value } = context.activity;
  const body = name === 'adaptiveCard/action' ? notSupported(value) : undefined;
  await context.sendActivity({
    type: 'invokeResponse',
    value: body ? { status: 200, body } : { status: 501 },
  });
}

function notSupported(value: unknown): object {
  const isAction = adaptiveAction.safeParse(value).success;
  return {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: isAction
      ? {
          code: 'NotSupported',
          message: 'Please answer with a button of the newest card, or type your answer.',
        }
      : { code: 'BadRequest', message: 'This action cannot be read.' },
  };
}
