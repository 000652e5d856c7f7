import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { Log } from '../../log.ts';
import { failureCode } from '../failure.ts';
import { isTooDeep } from '../incoming/depth.ts';
import { incomingOf } from '../incoming/incoming.ts';
import { message } from '../outgoing/activities.ts';
import { doorLine } from '../outgoing/door.ts';
import { PatientAdapter } from './adapter.ts';
import { Authentication, type Registration } from './authentication.ts';
import type { Pause } from './sending.ts';

type MessagesDependencies = {
  /** One turn, from a machine at this network address. */
  run(context: TurnContext, machine: string): Promise<void>;
  /** Undefined: only this machine is spoken to, and nobody where it is public. */
  registration: Registration | undefined;
  /**
   * Others may come to it from elsewhere. Behind a proxy every caller looks like this machine, and so none is
   * believed to be on it.
   */
  isPublic: boolean;
  log: Log;
  /** How it is waited before something is sent again; time passes where nothing is given. */
  pause?: Pause;
};

/**
 * `POST /api/messages`. `body` reads what was sent, and takes nothing but JSON; it is called once it is known
 * who calls. Rejects as that does: every other failure is answered.
 */
type Messages = (
  call: { request: IncomingMessage; address: string; body(): Promise<unknown> },
  response: ServerResponse,
) => Promise<void>;

/**
 * The bot for Teams and any other channel of the Bot Framework. With a registration the SDK checks who calls.
 * Without one, only callers on this machine are answered, and activities go nowhere else; where Sayback is
 * public nobody is.
 */
export function messagesOf({ run, registration, isPublic, log, pause }: MessagesDependencies): Messages {
  const adapter = new ChannelAdapter(registration, log, pause);
  const notAllowed = (response: ServerResponse, why: string) => {
    log('messages.refused', { status: 403 });
    answer(response, 403, { code: 'not-allowed', message: why });
  };
  const notBelieved = (response: ServerResponse, error: unknown) => {
    log('messages.refused', { code: failureCode(error) });
    answer(response, isForbidden(error) ? 403 : 401, notSignedIn);
  };

  return async ({ request, address, body: read }, response) => {
    const authorization = request.headers.authorization ?? '';
    const far = registration ? null : fromElsewhere(request, isPublic);
    if (far) return notAllowed(response, far);
    try {
      await adapter.isSigned(authorization);
    } catch (error) {
      return notBelieved(response, error);
    }
    const body = await read();
    if (!isActivity(body)) {
      return answer(response, 400, { code: 'bad-request', message: 'Send one activity as JSON.' });
    }
    if (isTooDeep(body)) {
      return answer(response, 400, { code: 'bad-request', message: 'This activity is nested too deeply.' });
    }
    const refused = registration ? null : toElsewhere(body);
    if (refused) return notAllowed(response, refused);
    let believed = false;
    try {
      const invoked = await adapter.receive(authorization, body, (context) => {
        believed = true;
        return run(context, address);
      });
      answer(response, invoked?.status ?? 200, invoked?.body);
    } catch (error) {
      if (!believed) return notBelieved(response, error);
      log('messages.failed', { code: failureCode(error) });
      answer(response, 502, { code: 'unavailable', message: 'Please send that again.' });
    }
  };
}

/**
 * CloudAdapter's `process` prints every failure with its cause, and returns the cause to the caller. This
 * goes around it.
 */
class ChannelAdapter extends PatientAdapter {
  /** Throws where nobody who is believed signed this call. */
  readonly isSigned: (authorization: string) => Promise<void>;

  constructor(registration: Registration | undefined, log: Log, pause: Pause | undefined) {
    const authentication = new Authentication(registration);
    super(authentication, pause);
    this.isSigned = (authorization) => authentication.isSigned(authorization);
    this.onTurnError = async (context, error) => {
      log('turn.failed', { code: failureCode(error), channel: channelOf(context.activity) });
      await context.sendActivity(message(doorLine('went-wrong', incomingOf(context.activity)?.locale)));
    };
  }

  receive(
    authorization: string,
    activity: Activity,
    run: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, run);
  }
}

/** A channel's name as the log may have it: a caller may call itself anything. */
function channelOf({ channelId }: Activity): string {
  return ['msteams', 'directline', 'webchat', 'emulator'].includes(channelId) ? channelId : 'other';
}

function isActivity(body: unknown): body is Activity {
  return incomingOf(body) !== null;
}

/** What proxies and what stands before them put beside a call. */
const ofProxies = new RegExp(
  '^(?:forwarded|x-forwarded(?:-\\w+)?|via|x-(?:real|client|cluster-client)-ip|' +
    '(?:cf-connecting|true-client)-ip)$',
);

/** Why a caller is refused while no bot is registered, whatever it sent; null where it is not. */
function fromElsewhere({ socket, headers }: IncomingMessage, isPublic: boolean): string | null {
  if (isPublic)
    return 'Without MicrosoftAppId nobody is heard here where SAYBACK_URL or SAYBACK_PROXY is set.';
  const passedOn = Object.keys(headers).some((name) => ofProxies.test(name));
  // Called by another name, it was passed on, or a page of another site has pointed that name here.
  const isNamedHere = isLoopbackUrl(`http://${headers.host}`);
  if (passedOn || !isNamedHere || !isLoopback(socket.remoteAddress ?? '')) {
    return 'Without MicrosoftAppId only callers on this machine are heard.';
  }
  return null;
}

/** Why replies would go elsewhere while no bot is registered, or null where they would not. */
function toElsewhere(activity: Activity): string | null {
  if (activity.deliveryMode === 'expectReplies') return null;
  return isLoopbackUrl(activity.serviceUrl)
    ? null
    : 'Without MicrosoftAppId replies go only to a serviceUrl on this machine.';
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '').replace(/^\[(.*)\]$/, '$1');
  return plain === '::1' || plain === 'localhost' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

function isLoopbackUrl(url: unknown): boolean {
  const parsed = typeof url === 'string' ? URL.parse(url) : null;
  return parsed !== null && isLoopback(parsed.hostname);
}

const notSignedIn = { code: 'not-signed-in', message: 'This call is not from a channel of this bot.' };

/**
 * Whether a known caller may not speak for this channel. The SDK gives a missing endorsement the status of a
 * bad token, where a 403 is due.
 */
function isForbidden(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('statusCode' in error && error.statusCode === 403) || /\bendorsements?\b/i.test(error.message);
}

/** Not with `writeHead`: restify's returns nothing. */
function answer(response: ServerResponse, status: number, body?: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  response.statusCode = status;
  if (text) response.setHeader('content-type', 'application/json; charset=utf-8');
  if (status === 401) response.setHeader('www-authenticate', 'Bearer');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(text);
}
