import { generateKeyPairSync, sign } from 'node:crypto';
import { createRequire } from 'node:module';
import { afterAll, describe, expect, it } from 'vitest';
import { botServer } from '../../support/bot-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { fingerprintOf } from '../../support/fingerprint.ts';
import { localSite } from '../../support/local-site.ts';
import { statusUnread } from '../../support/unread-body.ts';

/**
 * Who may call while a bot is registered. Real RS256 tokens, and keys fetched as from Microsoft, from
 * this machine.
 */

const appId = '11111111-0000-4000-8000-000000000001';
const registration = { appId, password: 'x', type: 'MultiTenant', tenantId: undefined };
const database = await freshDatabase();
const on = await botServer({ ...database, registration });
const endorsed = generateKeyPairSync('rsa', { modulusLength: 2048 });
const forWebChat = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ofLogin = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

const keys = await localSite((request, response) => {
  const published = (kid: string, { publicKey }: typeof endorsed, endorsements: string[]) => ({
    ...publicKey.export({ format: 'jwk' }),
    kid,
    use: 'sig',
    endorsements,
  });
  const body =
    request.url === '/keys'
      ? {
          keys: [
            published('teams', endorsed, ['msteams']),
            published('webchat', forWebChat, ['webchat']),
            published('login', ofLogin, []),
          ],
        }
      : { jwks_uri: `http://${request.headers.host}/keys` };
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(body));
});

// The SDK remembers where keys are fetched by their address: those of Microsoft are looked up here instead.
// It exports neither class.
const load = createRequire(createRequire(import.meta.url).resolve('botframework-connector'));
const { JwtTokenExtractor } = load('./auth/jwtTokenExtractor.js');
const { OpenIdMetadata } = load('./auth/openIdMetadata.js');
for (const place of [
  'https://login.botframework.com/v1/.well-known/openidconfiguration',
  'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
]) {
  JwtTokenExtractor.openIdMetadataCache.set(place, new OpenIdMetadata(`${keys}/`));
}
afterAll(() => on.close());

const serviceUrl = 'https://smba.trafficmanager.net/emea/';
const minutes = (count: number) => Math.floor(Date.now() / 1000) + count * 60;

function token(
  claims: object = {},
  { kid = 'teams', key = endorsed.privateKey, alg = 'RS256' } = {},
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = {
    serviceurl: serviceUrl,
    iss: 'https://api.botframework.com',
    aud: appId,
    nbf: minutes(-30),
    exp: minutes(30),
    ...claims,
  };
  const signed = `${part({ alg, kid, typ: 'JWT' })}.${part(payload)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

/**
 * What the bot itself gets from Microsoft's sign-in, and shows to Teams with each reply: a token to call
 * with, and none to be called with.
 */
const itsOwn = (claims: object = {}) =>
  token(
    {
      iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
      aud: 'https://api.botframework.com',
      ver: '1.0',
      appid: appId,
      serviceurl: undefined,
      ...claims,
    },
    { kid: 'login', key: ofLogin.privateKey },
  );

let ids = 0;
const call = (bearer: string, more: object = {}) =>
  on.call('POST', '/api/messages', {
    token: bearer,
    body: {
      type: 'message',
      id: String(ids++),
      text: 'hello',
      channelId: 'msteams',
      serviceUrl,
      from: { id: '29:1User' },
      recipient: { id: `28:${appId}` },
      conversation: { id: 'a:1Chat', conversationType: 'personal' },
      deliveryMode: 'expectReplies',
      ...more,
    },
  });

describe('a call signed by Microsoft', () => {
  it.each([
    ['as in recorded traffic', token()],
    ['expired for 4 minutes, for clocks differ', token({ exp: minutes(-4) })],
    ['not valid for another 4', token({ nbf: minutes(4) })],
  ])('%s is heard', async (_, bearer) => {
    const { status, body } = await call(bearer);
    expect([status, body.activities[0]?.text]).toEqual([200, expect.stringContaining('type your code')]);
  });
});

describe('a call', () => {
  it.each([
    ['to another bot', token({ aud: '22222222-0000-4000-8000-000000000002' }), 401],
    ['from another issuer', token({ iss: 'https://issuer.example.org' }), 401],
    ['expired for 6 minutes', token({ exp: minutes(-6) }), 401],
    ['not valid for another 6', token({ nbf: minutes(6) }), 401],
    ['of another service address', token({ serviceurl: 'https://smba.example.org/' }), 401],
    ['of no service address', token({ serviceurl: undefined }), 401],
    ['signed by somebody else', token({}, { key: stranger.privateKey }), 401],
    ['signed with a key that is not published', token({}, { kid: 'none' }), 401],
    ['signed in a weaker way', token({}, { alg: 'HS256' }), 401],
    ["with the bot's own token, which Teams is shown with each reply", itsOwn(), 401],
    ['with one that the bot could get for itself', itsOwn({ aud: appId, serviceurl: serviceUrl }), 401],
    [
      'with a key that is not endorsed for Teams',
      token({}, { kid: 'webchat', key: forWebChat.privateKey }),
      403,
    ],
  ])('%s is refused shortly, and nothing is stored', async (_, bearer, expected) => {
    const { code } = await on.invite();
    const before = await fingerprintOf(database);
    const { status, body } = await call(bearer, { text: code });
    expect([status, body.code, body.message]).toEqual([
      expected,
      'not-signed-in',
      'This call is not from a channel of this bot.',
    ]);
    expect(await fingerprintOf(database)).toEqual(before);
  });

  it.each([
    ['somebody else', token({}, { key: stranger.privateKey })],
    ['the bot itself', itsOwn({ aud: appId })],
  ])('signed by %s is refused before anything of it is read', async (_, bearer) => {
    const headers = { authorization: `Bearer ${bearer}` };
    expect(await statusUnread(on.origin, 'POST', '/api/messages', headers)).toBe(401);
  });

  it.each([
    ['no service address', undefined],
    ['an empty one', ''],
    ['one that is no text', { url: serviceUrl }],
  ])('that names %s, though its token does, is refused', async (_, named) => {
    const { code } = await on.invite();
    const before = await fingerprintOf(database);
    expect((await call(token(), { text: code, serviceUrl: named })).status).toBe(401);
    expect(await fingerprintOf(database)).toEqual(before);
  });

  it.each(['AseChannel', 'webchat', 'emulator'])('for Teams is none for %s', async (channelId) => {
    expect((await call(token(), { channelId })).status).toBeGreaterThanOrEqual(401);
    expect((await call(itsOwn(), { channelId })).status).toBe(401);
  });
});
