import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  createServer as createRestify,
  type Response,
  type Request as RestifyRequest,
  type Server,
} from 'restify';
import { Fault } from '../../fault.ts';
import type { Log } from '../../log.ts';
import { type Answer, send } from './answer.ts';
import { clientAddresses } from './client-address.ts';
import { kindOf, type Refusal, refusalOf } from './errors.ts';
import { setUsualHeaders } from './headers.ts';
import { inParts } from './in-parts.ts';
import { originOf, requestOf, type Surroundings } from './request.ts';
import type { Route } from './route.ts';

/** Sockets that a channel speaks over. */
export type Sockets = {
  /** A request for a socket below this path is the channel's; every other is answered in plain HTTP. */
  path: string;
  /** Never rejects. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
};

/** What a server is made of. */
export type ServerParts<Dependencies> = {
  routes: readonly Route<Dependencies>[];
  /** What the routes work with. */
  dependencies: Dependencies;
  sockets: Sockets;
  /** What is answered under a path that no route has, instead of the problem as JSON; null: that. */
  refuse(path: string, refusal: Refusal): Answer | null;
  log: Log;
  /** The public origin. Undefined: the one that the caller used. */
  publicUrl: string | undefined;
  /** Addresses and ranges whose X-Forwarded-For is believed. */
  proxies: readonly string[];
};

const mounts = {
  GET: 'get',
  HEAD: 'head',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'del',
  OPTIONS: 'opts',
} as const;

declare module 'restify' {
  interface Server {
    /** Runs before anything else; `false` ends it. Missing in the types. */
    first(handler: (request: IncomingMessage, response: ServerResponse) => boolean): Server;
  }
}

/** A server of these routes, not yet listening. Nothing gets out of it but answers. */
export function createServer<Dependencies>(parts: ServerParts<Dependencies>): Server {
  const server = createRestify({ name: '' });
  server.first((request, response) => refuseUnreadable(request, response, parts.refuse));
  const surroundings = { ...parts, addressOf: clientAddresses(parts.proxies) };
  for (const route of parts.routes) {
    const methods: (keyof typeof mounts)[] = route.method === 'GET' ? ['GET', 'HEAD'] : [route.method];
    for (const method of methods) {
      // restify takes a handler of two arguments only if it is an async function.
      server[mounts[method]](route.path, async (request: RestifyRequest, response: Response) => {
        await respond(route, { request, response }, parts, surroundings);
      });
    }
  }
  openSockets(server, parts.sockets);
  refuseElsewhere(server, parts);
  return server;
}

/** The log hears the route's name, and never the address, which may carry a code. */
async function respond<Dependencies>(
  route: Route<Dependencies>,
  { request, response }: { request: RestifyRequest; response: Response },
  { dependencies, log }: ServerParts<Dependencies>,
  surroundings: Surroundings,
): Promise<void> {
  const start = performance.now();
  const id = setUsualHeaders(response);
  try {
    const answer = await route.answer(dependencies, requestOf(request, surroundings), response);
    if (answer) send(response, await inParts(answer));
  } catch (error) {
    const refusal = refusalOf(error);
    const { status, problem } = refusal;
    if (status >= 500) {
      log('request.failed', { id, route: route.name, code: problem.code, error: kindOf(error) });
    }
    if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    if (!response.headersSent) {
      send(response, route.refuse?.(dependencies, refusal) ?? { status, body: problem });
    }
  }
  const ms = Math.round(performance.now() - start);
  const { method = '' } = request;
  log('request.answered', { id, method, route: route.name, status: response.statusCode, ms });
}

/**
 * Whatever else a client would like to speak (some offer HTTP/2 with every call), it is answered in plain
 * HTTP.
 */
function openSockets(server: Server, sockets: Sockets): void {
  const isSocket = ({ url, headers }: IncomingMessage) =>
    headers.upgrade?.toLowerCase() === 'websocket' && url?.startsWith(sockets.path) === true;
  Object.assign(server.server, { shouldUpgradeCallback: isSocket });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    void sockets.upgrade(request, socket, head);
  });
}

/** What restify refuses itself: an unknown address or method. */
function refuseElsewhere<Dependencies>(server: Server, { refuse, log }: ServerParts<Dependencies>): void {
  server.on(
    'restifyError',
    (request: RestifyRequest, response: Response, error: unknown, done: () => void) => {
      const id = setUsualHeaders(response);
      const refusal = refusalOf(error);
      const { status, problem } = refusal;
      const answer = refuse(request.url ?? '', refusal);
      if (answer) {
        const { headers = {}, body } = answer;
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
        const isText = typeof body === 'string' || Buffer.isBuffer(body);
        if (!isText) response.setHeader('Content-Type', 'application/json; charset=utf-8');
        response.sendRaw(status, isText ? body : JSON.stringify(body ?? problem));
      } else response.send(status, problem);
      log('request.answered', { id, method: request.method ?? '', route: 'none', status, ms: 0 });
      done();
    },
  );
}

/** An address or a Host header that is no URL would end the process inside restify. */
function refuseUnreadable(
  request: IncomingMessage,
  response: ServerResponse,
  refuse: ServerParts<never>['refuse'],
): boolean {
  const { url = '', headers } = request;
  const origin = originOf(headers);
  if (origin && (url.startsWith('/') ? URL.canParse(origin + url) : URL.canParse(url, origin))) return true;
  setUsualHeaders(response);
  const refusal = refusalOf(new Fault('bad-request', 'This address cannot be read.'));
  send(response, refuse(url, refusal) ?? { status: refusal.status, body: refusal.problem });
  return false;
}
