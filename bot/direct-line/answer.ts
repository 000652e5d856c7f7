import type { IncomingHttpHeaders } from 'node:http';

/** A call as it came in. */
export type DirectLineRequest = {
  method: string;
  /** The path with its query, as in the request line. */
  url: string;
  headers: IncomingHttpHeaders;
  /**
   * Reads the raw body; of a longer one than `most`, one byte more. Not before it is known who calls. Throws
   * `bad-request` where it does not arrive whole.
   */
  body(most: number): Promise<Uint8Array>;
  /** Where the call came from, a trusted proxy looked through. */
  remoteAddress: string;
};

/** What to answer. `body` is to be sent as JSON; without one, nothing is sent. */
export type DirectLineAnswer = { status: number; headers: Record<string, string>; body?: object };

/** The most bytes of an activity. */
export const activityBytes = 262_144;

/** A page of any origin may call: what lets it in is the token, never a cookie. */
const anyOrigin = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'allow, retry-after, www-authenticate',
  'cache-control': 'no-store',
};

export function answered(status: number, body?: object): DirectLineAnswer {
  return { status, headers: { ...anyOrigin }, ...(body && { body }) };
}

/** Code and message stand twice: as Direct Line's clients read them, and as all our own errors have them. */
export function refused(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): DirectLineAnswer {
  return {
    status,
    headers: { ...anyOrigin, ...headers },
    body: { error: { code, message }, code, message },
  };
}

/** What a browser asks before it calls from a page of another origin. */
export function preflight(): DirectLineAnswer {
  return {
    status: 204,
    headers: {
      ...anyOrigin,
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
      'access-control-max-age': '86400',
    },
  };
}

/** Every refusal of a call with a token, and why. */
export const refusals = {
  unauthorised: () =>
    refused(401, 'Unauthorized', 'A header "Authorization: Bearer TOKEN" is needed.', {
      'www-authenticate': 'Bearer',
    }),
  wrongToken: () => refused(403, 'InvalidToken', 'This token is not one of ours.'),
  expired: () =>
    refused(
      403,
      'TokenExpired',
      'This link has been resting. Your answers are safe. Type your code to carry on.',
    ),
  otherConversation: () => refused(403, 'WrongConversation', 'This token is for another conversation.'),
  elsewhere: () =>
    refused(403, 'OpenedElsewhere', 'You opened this on another page or phone. You can carry on there.'),
  answeredElsewhere: () =>
    refused(
      409,
      'answered-elsewhere',
      'Another page or phone answers this now. Ask whether to carry on here; then send "takeOver": true.',
    ),
  unknown: () =>
    refused(
      404,
      'ConversationNotFound',
      'This conversation is not here any more. Type your code to see where you are.',
    ),
  ended: () => refused(404, 'ConversationEnded', 'This conversation is closed. Nothing more is asked.'),
  noSuchPath: () => refused(404, 'NotFound', 'There is nothing at this address.'),
  noSuchMethod: (allowed: string[]) =>
    refused(405, 'MethodNotAllowed', 'This address does not take that method. See the header Allow.', {
      allow: allowed.join(', '),
    }),
  noSocket: () =>
    refused(400, 'BadSyntax', 'This is no handshake of a WebSocket, version 13.', {
      'sec-websocket-version': '13',
    }),
  noJson: () => refused(400, 'BadSyntax', 'The body is not the JSON that belongs here.'),
  tooDeep: () => refused(400, 'BadArgument', 'This activity is nested too deeply.'),
  tooLarge: () =>
    refused(413, 'MessageSizeTooBig', 'That is too much in one go. Please send it in smaller parts.'),
  notHere: (type: string) =>
    refused(400, 'BadArgument', `An activity of type ${type} cannot be sent over Direct Line.`),
  botFailed: () =>
    refused(502, 'BotError', 'Something went wrong here. Nothing is lost. Please send that again.'),
};
