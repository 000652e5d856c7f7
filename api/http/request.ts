import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Request as RestifyRequest } from 'restify';

/** A call as a route gets it. */
export type Request = {
  /** As Node has it. Whoever wants the body reads it from here, with a limit (body.ts). */
  incoming: IncomingMessage;
  method: string;
  /** What stands in the places of the route's path. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The origin under which the caller reaches us. */
  origin: string;
  /** The caller's address. */
  address: string;
  /** The content codings that the caller takes. */
  encodings: readonly string[];
};

/** What a server knows of those who call it. */
export type Surroundings = {
  /** The public origin. Undefined: the one that the caller used. */
  publicUrl: string | undefined;
  addressOf(request: IncomingMessage): string;
};

/** Of a caller that says nothing of the host, as HTTP allows. */
const nameless = 'http://localhost';

/** The origin that a caller used, as its Host header has it; null where that is no host. */
export function originOf({ host }: IncomingHttpHeaders): string | null {
  if (!host) return nameless;
  if (host === last.host) return last.origin;
  const origin = /[/?#@\\]/.test(host) ? null : (URL.parse(`http://${host}`)?.origin ?? null);
  last = { host, origin };
  return origin;
}

/** Nearly all who call use one name, and each call's is read twice. */
let last: { host: string; origin: string | null } = { host: '', origin: null };

/** A call as restify has it, as a route gets it. */
export function requestOf(incoming: RestifyRequest, { publicUrl, addressOf }: Surroundings): Request {
  const { headers, method = '' } = incoming;
  return {
    incoming,
    method,
    params: incoming.params ?? {},
    query: new URLSearchParams(incoming.getQuery()),
    origin: publicUrl ?? originOf(headers) ?? nameless,
    address: addressOf(incoming),
    encodings: (headers['accept-encoding'] ?? '').split(',').flatMap(encodingIn),
  };
}

/** One of the accept-encoding header's, unless it is refused with q=0. */
function encodingIn(one: string): string[] {
  const [name = '', quality = ''] = one
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  return /^q=0(\.0*)?$/.test(quality) ? [] : [name];
}
