import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { botServer } from '../support/bot-server.ts';
import { freshDatabase } from '../support/database.ts';
import { statusUnread } from '../support/unread-body.ts';
import { until } from '../support/until.ts';

/** What somebody who has no token can make the server hold. */

const database = await freshDatabase();
const registration = {
  appId: '11111111-0000-4000-8000-000000000001',
  password: 'x',
  type: 'MultiTenant',
  tenantId: undefined,
};
const on = await botServer({ ...database, registration });
const unregistered = await botServer({ ...database, publicUrl: 'https://feedback.example.org' });
afterAll(async () => {
  await on.close();
  await unregistered.close();
});

const conversations = '/v3/directline/conversations';
const forged = { authorization: 'Bearer a.b.c' };

describe('nothing of a body is read before it is known who calls', () => {
  it.each<[string, string, string, Record<string, string>, number]>([
    ['the API without a key', 'POST', '/api/v1/invitations', {}, 401],
    ['the API with a wrong key', 'POST', '/api/v1/invitations', forged, 401],
    ['a form of the staff', 'POST', '/staff/invitations/new', {}, 401],
    ['a channel without a token', 'POST', '/api/messages', {}, 401],
    ['a channel with one that is none', 'POST', '/api/messages', forged, 401],
    ['Direct Line, to start without a token', 'POST', conversations, {}, 401],
    ['Direct Line, to start with one that is none', 'POST', conversations, forged, 403],
    ['Direct Line, to say something', 'POST', `${conversations}/p-1/activities`, forged, 403],
    ['Direct Line, to send a file', 'POST', `${conversations}/p-1/upload`, forged, 403],
    ['Direct Line, for a newer token', 'POST', '/v3/directline/tokens/refresh', {}, 401],
    ['Direct Line, where there is nothing', 'POST', '/v3/directline/nothing', {}, 404],
    ['Direct Line, what no address takes', 'PUT', conversations, {}, 405],
  ])('%s', async (_, method, path, headers, status) => {
    expect(await statusUnread(on.origin, method, path, headers)).toBe(status);
  });

  it('a channel from elsewhere, where no bot is registered', async () => {
    expect(await statusUnread(unregistered.origin, 'POST', '/api/messages')).toBe(403);
  });

  it('and of a code, for which nobody has a token, only a little', async () => {
    const body = JSON.stringify({ code: 'BCDFG-HJKMN', padding: 'x'.repeat(70_000) });
    const called = await on.call('POST', '/v3/directline/tokens/generate', { body });
    expect([called.status, called.body.code]).toEqual([413, 'MessageSizeTooBig']);
  });
});

it('a socket that is refused is closed, though whoever asked for it leaves their end open', async () => {
  const { hostname, port, host } = new URL(on.origin);
  const ask = async () => {
    const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    let closed = false;
    socket
      .on('error', () => {})
      .on('close', () => {
        closed = true;
      });
    const headers = [
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    socket.write(`GET ${conversations}/p-1/stream?t=x HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
    const [head] = await once(socket, 'data');
    expect(String(head)).toContain('403 Forbidden');
    expect(String(head)).toContain('access-control-allow-origin: *');
    // Only the other end's being gone makes a write fail.
    await until(() => {
      if (!closed) socket.write('x');
      return closed;
    });
  };
  await Promise.all(Array.from({ length: 50 }, ask));
});
