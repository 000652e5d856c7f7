import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { routes } from '../../../api/routes.ts';
import { openStores } from '../../../prisma/stores/open.ts';
import { apiServer, callApi, secret } from '../../support/api-server.ts';
import { emptyDatabase, freshDatabase } from '../../support/database.ts';

const { stores } = await freshDatabase();
const { origin, port, lines } = await apiServer(stores);

const problem = { code: z.string(), message: z.string() };
const directLineProblem = z.strictObject({ ...problem, error: z.strictObject(problem) });

/** The first line that answers these bytes, sent as they are. */
async function raw(...head: string[]): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8').write(`${head.join('\r\n')}\r\nConnection: close\r\n\r\n`);
  const [answer] = await once(socket, 'data');
  socket.destroy();
  return String(answer).split('\r\n')[0] ?? '';
}

describe('what is refused is told in plain words', () => {
  it.each([
    ['an unknown address', 'GET', '/nowhere', 404, 'not-found'],
    ['an address that is badly encoded', 'GET', '/c/%E0%A4%A', 404, 'not-found'],
    ['a method that an address does not take', 'POST', '/health', 405, 'wrong-method'],
  ])('%s', async (_, method, path, status, code) => {
    const answer = await callApi(origin + path, { method });
    expect(answer).toEqual({ status, body: { code, message: expect.stringMatching(/^[A-Z].*\.$/) } });
  });

  it.each([
    ['a body that is no JSON', 'application/json', '{"questionnaire"', 400, 'bad-request'],
    ['a body of another type', 'text/plain', '{}', 415, 'wrong-media-type'],
    ['a body that is too large', 'application/json', JSON.stringify('x'.repeat(70_000)), 413, 'too-large'],
    ['a body that is a list', 'application/json', '[]', 400, 'bad-request'],
    ['no body', 'application/json', '', 400, 'bad-request'],
  ])('%s', async (_, type, body, status, code) => {
    const response = await fetch(`${origin}/api/v1/invitations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': type },
      body,
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code, message: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it('a call without the key, and how to send it', async () => {
    const response = await fetch(`${origin}/api/v1/reports/board?from=2026-01&to=2026-01`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(await response.json()).toMatchObject({ code: 'not-signed-in' });
  });

  it('an address or a host that cannot be read, and the server goes on', async () => {
    expect(await raw('GET / HTTP/1.1', 'Host: a b[')).toBe('HTTP/1.1 400 Bad Request');
    expect(await raw('GET http://a:99999/ HTTP/1.1', 'Host: a')).toBe('HTTP/1.1 400 Bad Request');
    expect((await callApi(`${origin}/health`)).status).toBe(200);
  });

  it('a host that would be read as something else', async () => {
    for (const host of ['a/b', '/', 'a?', 'a#b', 'somebody@a', 'a\\b']) {
      expect(await raw('GET /chat HTTP/1.1', `Host: ${host}`), host).toBe('HTTP/1.1 400 Bad Request');
    }
  });

  it.each([
    ['a socket where there is none', '/nowhere', 'websocket', 'HTTP/1.1 404 Not Found'],
    ['another protocol, which is not spoken: the answer is as ever', '/health', 'h2c', 'HTTP/1.1 200 OK'],
  ])('an upgrade to %s', async (_, path, to, answer) => {
    expect(await raw(`GET ${path} HTTP/1.1`, 'Host: a', 'Connection: Upgrade', `Upgrade: ${to}`)).toBe(
      answer,
    );
  });

  it.each([
    '/nowhere',
    '/v3/directline/conversations/p-1/stream',
  ])('whoever asks for a socket at %s and hangs up, and the server goes on', async (path) => {
    for (let n = 0; n < 10; n++) {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
        () => socket.resetAndDestroy(),
      );
      await once(socket, 'close');
    }
    expect((await callApi(`${origin}/health`)).status).toBe(200);
  });
});

describe('a caller who names no host', () => {
  const open = routes.filter(({ method, path }) => method === 'GET' && !/[:*]/.test(path));

  it.each(open.map(({ path }) => path))('is answered at %s as one that does', async (path) => {
    const named = await raw(`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`);
    expect(named).not.toContain(' 500 ');
    expect(await raw(`GET ${path} HTTP/1.1`, 'Host:')).toBe(named);
    expect(await raw(`GET ${path} HTTP/1.0`)).toBe(named);
  });
});

describe('every answer', () => {
  it('may not be kept, framed, or guessed at, and has an id that is on the log', async () => {
    for (const path of ['/health', '/nowhere', '/chat', '/api/v1/openapi.json']) {
      const { headers } = await fetch(origin + path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(lines).toContainEqual(expect.objectContaining({ id: headers.get('x-request-id') }));
    }
  });

  it('answers HEAD as GET, without the body', async () => {
    const response = await fetch(`${origin}/chat`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000);
  });
});

describe('the log', () => {
  it('names the route, and never the address, in which a code may stand', async () => {
    lines.length = 0;
    await fetch(`${origin}/c/BCDFG-HJKMN?from=BCDFG-HJKMN`);
    await fetch(`${origin}/BCDFG-HJKMN`);
    expect(lines).toMatchObject([
      { event: 'request.answered', method: 'GET', route: 'chat.code', status: 200 },
      { event: 'request.answered', method: 'GET', route: 'none', status: 404 },
    ]);
    expect(JSON.stringify(lines)).not.toContain('BCDFG');
  });
});

describe('Direct Line', () => {
  it('may be called from a page of any origin', async () => {
    const response = await fetch(`${origin}/v3/directline/tokens/generate`, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    for (const name of ['authorization', 'content-type', 'x-ms-bot-agent', 'x-requested-with']) {
      expect(response.headers.get('access-control-allow-headers')).toContain(name);
    }
  });

  it.each([
    ['POST', '/v3/directline/nowhere', 404],
    ['PATCH', '/v3/directline/conversations', 405],
    ['POST', '/v3/directline/conversations', 401],
  ])('tells %s %s what is wrong in the way its clients read', async (method, path, status) => {
    const response = await fetch(origin + path, { method });
    const { code, message, error } = directLineProblem.parse(await response.json());
    expect(response.status).toBe(status);
    expect(error).toEqual({ code, message });
  });
});

describe('the database away', () => {
  it('makes /health say so, and every call fail without a detail', async () => {
    const { url, drop } = await emptyDatabase();
    const away = await openStores({ databaseUrl: url, key: randomBytes(32) });
    onTestFinished(() => away.close());
    const { origin, lines } = await apiServer(away);
    await drop();
    expect(await callApi(`${origin}/health`)).toEqual({
      status: 503,
      body: { status: 'unavailable', reason: 'The database does not answer.' },
    });
    const { status, body } = await callApi(`${origin}/api/v1/reports/board?from=2026-01&to=2026-01`);
    expect([500, 503]).toContain(status);
    expect(Object.keys(body ?? {}).sort()).toEqual(['code', 'message']);
    expect(JSON.stringify(body)).not.toMatch(/postgres|prisma|pool|select/i);
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'request.failed', route: 'reports.board' }),
    );
  });
});
