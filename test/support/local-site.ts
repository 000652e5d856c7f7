import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** A site on this machine for what a browser loads; it ends with the process. Resolves to its origin. */
export async function localSite(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return `http://127.0.0.1:${bound.port}`;
}
