import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { z } from 'zod';
import { setSchema } from './direct-line-bodies.ts';

/** A socket that remembers what it heard. Resolves once open, rejects with the status where it is refused. */
export async function listen(streamUrl: string) {
  const socket = new WebSocket(streamUrl);
  const sets: z.infer<typeof setSchema>[] = [];
  let empty = 0;
  socket.on('message', (data) => {
    const text = data.toString();
    if (text === '') empty++;
    else sets.push(setSchema.parse(JSON.parse(text)));
  });
  const closed = once(socket, 'close').then(([code, reason]) => ({ code, reason: String(reason) }));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_, response) => reject(new Error(`status ${response.statusCode}`)));
    socket.once('error', reject);
  });
  return {
    socket,
    sets,
    closed,
    emptyFrames: () => empty,
    activities: () => sets.flatMap((set) => set.activities),
    texts: () => sets.flatMap((set) => set.activities).map(({ text }) => text ?? ''),
  };
}
