import { Agent, request } from 'node:http';

/** What a load run saw: turns a second, and how long a turn took, in milliseconds. */
export type Seen = { turnsPerSecond: number; p50: number; p99: number; turns: number };

/** One conversation as the load sees it: gives the text to send next. */
export type Speaker = () => { conversation: string; text: string };

/**
 * Sends turns to `POST /api/messages` as the Bot Framework does, replies in the response, from so many
 * conversations at once, each waiting for its reply before it goes on.
 * Only ever to this machine; ends by itself.
 */
export async function drive(
  port: number,
  speakers: Speaker[],
  { seconds, check }: { seconds: number; check?: (reply: string) => void },
): Promise<Seen> {
  const agent = new Agent({ keepAlive: true, maxSockets: speakers.length });
  const took: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  let turn = 0;
  await Promise.all(
    speakers.map(async (speak) => {
      while (performance.now() < until) {
        const { conversation, text } = speak();
        const sent = performance.now();
        const reply = await post(agent, port, activity(conversation, text, turn++));
        took.push(performance.now() - sent);
        check?.(reply);
      }
    }),
  );
  const elapsed = (performance.now() - started) / 1000;
  agent.destroy();
  took.sort((a, b) => a - b);
  const at = (share: number) =>
    took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN;
  return { turnsPerSecond: took.length / elapsed, p50: at(0.5), p99: at(0.99), turns: took.length };
}

/** Sends one message and returns the response's body; throws where the status is not 200. */
export function say(port: number, conversation: string, text: string, turn: number): Promise<string> {
  const agent = new Agent();
  return post(agent, port, activity(conversation, text, turn)).finally(() => agent.destroy());
}

function activity(conversation: string, text: string, turn: number): string {
  return JSON.stringify({
    type: 'message',
    id: `turn-${process.pid}-${turn}`,
    channelId: 'bench',
    serviceUrl: 'http://127.0.0.1:9',
    deliveryMode: 'expectReplies',
    from: { id: `user-${conversation}` },
    recipient: { id: 'bot' },
    conversation: { id: conversation },
    locale: 'en-GB',
    text,
  });
}

function post(agent: Agent, port: number, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(
      { agent, port, host: '127.0.0.1', method: 'POST', path: '/api/messages', headers },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`status ${response.statusCode}: ${text.slice(0, 200)}`));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
