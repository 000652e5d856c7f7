import type { BotServer } from './bot-server.ts';
import type { Called } from './direct-line-bodies.ts';

/**
 * A respondent over Direct Line on one instance, as little clever as a client may be, who presses to carry on
 * there.
 */
export async function respondent(
  on: BotServer,
  code: string,
  more: { locale?: string; user?: { id: string }; takeOver?: boolean } = {},
) {
  const generated = await on.call('POST', '/v3/directline/tokens/generate', {
    body: { code, takeOver: true, ...more },
  });
  const started = await on.call('POST', '/v3/directline/conversations', {
    token: generated.body.token,
    body: {},
  });
  const id = started.body.conversationId;
  const path = `/v3/directline/conversations/${encodeURIComponent(id)}`;
  let sent = 0;
  const post = (activity: object, { token = started.body.token, to = on } = {}): Promise<Called> =>
    to.call('POST', `${path}/activities`, { token, body: activity });
  return {
    id,
    path,
    generated,
    started,
    token: started.body.token,
    streamUrl: started.body.streamUrl,
    post,
    say(text: string, key = `k${sent++}`, to = on): Promise<Called> {
      return post(
        { type: 'message', from: { id: 'me' }, text, channelData: { clientActivityID: key } },
        { to },
      );
    },
    get(watermark?: string, { token = started.body.token, to = on } = {}): Promise<Called> {
      const query = watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
      return to.call('GET', `${path}/activities${query}`, { token });
    },
    reconnect(watermark?: string, { token = started.body.token, to = on } = {}): Promise<Called> {
      const query = watermark === undefined ? '' : `?watermark=${encodeURIComponent(watermark)}`;
      return to.call('GET', `${path}${query}`, { token });
    },
  };
}
