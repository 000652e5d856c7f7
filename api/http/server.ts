import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createServer, type Request, type Response, type Server } from 'restify';
import type { Log } from '../../log.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { frontStyle, staffStyle } from '../public/assets.ts';
import { type Codes, withdrawForms } from '../public/withdraw.ts';
import { answerPage } from '../staff/answer-page.ts';
import { staffPages } from '../staff/pages.ts';
import { renderer } from '../staff/renderer.ts';
import type { SignInLinks } from '../staff/sign-in/links.ts';
import { template } from '../staff/template.ts';
import { formerly } from '../staff/templates.ts';
import { endpoints } from '../v1/endpoints.ts';
import { type ApiKey, signIn } from './access.ts';
import { send, setUsualHeaders } from './answering.ts';
import { bytesOf, jsonOf } from './body.ts';
import { clientAddresses } from './client-address.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import { kindOf, problemOf } from './errors.ts';
import { bestType } from './media-type.ts';

/** The channel that bot/ speaks itself: everything under /v3/directline is routed and answered there, errors and CORS included. */
export type DirectLine = {
  handle(request: {
    method: string;
    /** Path and query. */
    url: string;
    headers: IncomingMessage['headers'];
    /** Raw; of a longer one than `mostBytes.directLine`, one byte more. */
    body: Uint8Array;
    remoteAddress: string;
  }): Promise<{ status: number; headers: Record<string, string>; body?: object }>;
  /** Never rejects. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
};

/** What the server needs; main.ts hands it over. */
export type ApiParts = {
  stores: Stores;
  clock: () => Date;
  log: Log;
  keys: readonly ApiKey[];
  /** Report rows of fewer distinct people are suppressed. */
  threshold: number;
  /** The public origin. Undefined: the one that the caller used. */
  publicUrl: string | undefined;
  /** Addresses and ranges whose X-Forwarded-For is believed. */
  proxies: readonly string[];
  directLine: DirectLine;
  codes: Codes;
  /** `POST /api/messages`: reads `request.body`, answers by itself, never rejects. */
  messages(request: IncomingMessage & { body?: unknown }, response: ServerResponse): Promise<void>;
  /** Words are shown only once a second person has cleared them. */
  secondPerson: boolean;
  /** The service's own name, as staff pages say it. */
  service: string;
  /** Origins whose pages may show the respondent's page inside them. */
  sites: readonly string[];
  /** Everything in the database is made up: pages say so. */
  demo: boolean;
  /** Templates refuse to put out what no view has. */
  strict?: boolean;
  /** Links that sign staff in at this machine; null: there are none. */
  links: SignInLinks | null;
};

const errorPage = template<{ message: string }>('error.njk');

const mostBytes = { form: 4 * 1024, api: 64 * 1024, messages: 512 * 1024, directLine: 4 * 1024 * 1024 };
const mounts = {
  GET: 'get',
  HEAD: 'head',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'del',
  OPTIONS: 'opts',
} as const;
type Method = keyof typeof mounts;
const directLineMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

declare module 'restify' {
  interface Server {
    /** Runs before anything else; `false` ends it. Missing in the types. */
    first(handler: (request: IncomingMessage, response: ServerResponse) => boolean): Server;
  }
}

/** The whole of what is served over HTTP, not yet listening. */
export function createApi(parts: ApiParts): Server {
  const { log, directLine, messages } = parts;
  const addressOf = clientAddresses(parts.proxies);
  const server = createServer({ name: '' });

  server.first(refuseUnreadable);
  for (const endpoint of endpoints(parts)) {
    const methods: Method[] = endpoint.method === 'GET' ? ['GET', 'HEAD'] : [endpoint.method];
    for (const method of methods) {
      mount(method, endpoint.path, endpoint.name, (request, response) =>
        answer(endpoint, request, response, parts),
      );
    }
  }
  const render = renderer({ ...parts, style: staffStyle().path });
  const refusedPage = ({ status, problem: { message } }: ReturnType<typeof problemOf>) =>
    render(errorPage, { status, title: titleOf(status), message }, null);
  const dependencies = { ...parts, render };
  for (const page of staffPages(dependencies)) {
    const methods: Method[] = page.method === 'GET' ? ['GET', 'HEAD'] : [page.method];
    for (const method of methods) {
      mount(
        method,
        page.path,
        page.name,
        async (request, response) => {
          const shown = await answerPage(page, request, {
            dependencies,
            origin: originOf(request, parts),
            encodings: encodingsOf(request),
          });
          send(response, shown);
        },
        refusedPage,
      );
    }
  }
  const { consents } = parts.stores.victim;
  const withdrawing = withdrawForms({
    ...parts,
    consents,
    render: formerly(render),
    style: frontStyle().path,
  });
  for (const form of withdrawing.forms) {
    const methods: Method[] = form.method === 'GET' ? ['GET', 'HEAD'] : [form.method];
    for (const method of methods) {
      mount(
        method,
        form.path,
        form.name,
        async (request, response) => {
          const sent = method === 'POST' ? await bytesOf(request, mostBytes.form) : null;
          const fields = new URLSearchParams(sent?.toString());
          const code = (sent ? fields.get('code') : request.params?.code) ?? '';
          const receipt = fields.get('receipt') ?? '';
          const { cookie: cookies = '' } = request.headers;
          const [from, origin] = [addressOf(request), originOf(request, parts)];
          send(response, await form.handle({ code, receipt, from, cookies, origin }));
        },
        ({ status }) => withdrawing.trouble(status),
      );
    }
  }
  mount('POST', '/api/messages', 'messages', async (request, response) => {
    request.body = await jsonOf(request, mostBytes.messages);
    await messages(request, response);
  });
  for (const method of directLineMethods) {
    mount(method, '/v3/directline/*', 'direct-line', async (request, response) => {
      const { url = '', headers } = request;
      const body = await bytesOf(request, mostBytes.directLine);
      send(
        response,
        await directLine.handle({ method, url, headers, body, remoteAddress: addressOf(request) }),
      );
    });
  }

  // Whatever else a client would like to speak (some offer HTTP/2 with every call), it is answered in plain HTTP.
  Object.assign(server.server, { shouldUpgradeCallback: opensSocket });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    void directLine.upgrade(request, socket, head);
  });

  // What restify refuses itself: an unknown address or method.
  server.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    const id = setUsualHeaders(response);
    const refusal = problemOf(error);
    const { status, problem } = refusal;
    // A person mistyped it: no program asks for a page of the staff.
    if (request.url?.startsWith('/staff/')) {
      const { body, headers = {} } = refusedPage(refusal);
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      response.sendRaw(status, body);
    } else response.send(status, problem);
    log('request.answered', { id, method: request.method ?? '', route: 'none', status, ms: 0 });
    done();
  });
  return server;

  /** Nothing gets out of what is mounted but answers; the log hears the route's name, and never the address, which may carry a code. */
  function mount(
    method: Method,
    path: string,
    route: string,
    respond: (request: Request, response: Response) => Promise<void>,
    refuse = ({ status, problem }: ReturnType<typeof problemOf>): Answer => ({ status, body: problem }),
  ): void {
    server[mounts[method]](path, async (request: Request, response: Response) => {
      const start = performance.now();
      const id = setUsualHeaders(response);
      try {
        await respond(request, response);
      } catch (error) {
        const refusal = problemOf(error);
        const { status, problem } = refusal;
        if (status >= 500) log('request.failed', { id, route, code: problem.code, error: kindOf(error) });
        if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
        if (!response.headersSent) send(response, refuse(refusal));
      }
      const ms = Math.round(performance.now() - start);
      log('request.answered', { id, method, route, status: response.statusCode, ms });
    });
  }
}

async function answer(
  { method, needs, handle }: Endpoint,
  request: Request,
  response: Response,
  parts: ApiParts,
): Promise<void> {
  const { headers, params } = request;
  const caller = needs ? signIn(headers.authorization, parts.keys, needs) : null;
  const body = method === 'POST' ? await jsonOf(request, mostBytes.api) : undefined;
  const call = {
    params,
    query: Object.fromEntries(new URLSearchParams(request.getQuery())),
    body,
    accepts: (types: readonly string[]) => bestType(headers.accept, types),
    encodings: encodingsOf(request),
    origin: originOf(request, parts),
    caller,
  };
  send(response, await handle(call));
}

function originOf({ headers }: IncomingMessage, { publicUrl }: ApiParts): string {
  return publicUrl ?? `http://${headers.host ?? 'localhost'}`;
}

function encodingsOf({ headers }: IncomingMessage): string[] {
  return (headers['accept-encoding'] ?? '').split(',').flatMap(encodingIn);
}

/** One of the accept-encoding header's, unless it is refused with q=0. */
function encodingIn(one: string): string[] {
  const [name = '', quality = ''] = one
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/);
  return /^q=0(\.0*)?$/.test(quality) ? [] : [name];
}

function titleOf(status: number): string {
  if (status === 401) return 'You are signed out';
  if (status === 403) return 'You cannot do that here';
  if (status === 404) return 'Page not found';
  return status < 500 ? 'That did not work' : 'Sorry, there is a problem';
}

function opensSocket({ url, headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket' && url?.startsWith('/v3/directline/') === true;
}

/** An address or a Host header that is no URL would end the process inside restify. */
function refuseUnreadable(request: IncomingMessage, response: ServerResponse): boolean {
  const { url = '', headers } = request;
  const base = `http://${headers.host || 'localhost'}`;
  if (url.startsWith('/') ? URL.canParse(base + url) : URL.canParse(url, base)) return true;
  setUsualHeaders(response);
  send(response, { status: 400, body: { code: 'bad-request', message: 'This address cannot be read.' } });
  return false;
}
