import { once } from 'node:events';
import { connect } from 'node:net';

/**
 * The status of a call that says it brings four megabytes and then brings none: there is one only where it is
 * answered before the body is read.
 */
export async function statusUnread(
  origin: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const { hostname, port, host } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const lines = Object.entries({
    host,
    'content-type': 'application/json',
    'content-length': '4000000',
    ...headers,
  }).map((header) => header.join(': '));
  socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  const [head] = await once(socket, 'data');
  socket.destroy();
  return Number(String(head).split(' ')[1]);
}
