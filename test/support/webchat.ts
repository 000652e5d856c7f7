import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { localSite } from './local-site.ts';

const run = promisify(execFile);
const version = '4.18.1';
const integrity =
  'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg==';
const kept = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', `webchat-${version}.js`);

/**
 * Microsoft's Web Chat, unchanged: the bundle out of its package, fetched once from the npm registry and
 * checked against its checksum. Installing the package would bring 486 MB of what the bundle already holds.
 */
async function webChatBundle(): Promise<string> {
  if (existsSync(kept)) return readFile(kept, 'utf8');
  const folder = await mkdtemp(join(tmpdir(), 'sayback-webchat-'));
  try {
    await run('npm', ['pack', `botframework-webchat@${version}`, '--silent'], { cwd: folder });
    const packed = join(folder, `botframework-webchat-${version}.tgz`);
    const found = `sha512-${createHash('sha512')
      .update(await readFile(packed))
      .digest('base64')}`;
    if (found !== integrity) throw new Error('the Web Chat package is not the one that was tested');
    await run('tar', ['-xzf', packed, '-C', folder, 'package/dist/webchat.js']);
    await mkdir(join(kept, '..'), { recursive: true });
    const bundle = await readFile(join(folder, 'package', 'dist', 'webchat.js'), 'utf8');
    // On another file system it cannot be moved, and is fetched again next time.
    await rename(join(folder, 'package', 'dist', 'webchat.js'), kept).catch(() => undefined);
    return bundle;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A page such as a service's own site would make, on an origin of its own: Web Chat on our Direct Line, and
 * nothing else. It comes gzipped, as any server for such a bundle would send it.
 */
export async function webChatPage(): Promise<{ origin: string }> {
  const script = gzipSync(await webChatBundle());
  const html = gzipSync(page);
  const origin = await localSite((request, response) => {
    const isScript = request.url === '/webchat.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
    response.setHeader('content-encoding', 'gzip');
    response.end(isScript ? script : html);
  });
  return { origin };
}

const page = `<!doctype html><html lang="en"><title>Web Chat</title>
<style>html, body, #webchat { height: 100%; margin: 0 }</style>
<div id="webchat" role="main"></div>
<script src="/webchat.js"></script>
<script>
(async () => {
  const asked = new URLSearchParams(location.search);
  const domain = asked.get('server') + '/v3/directline';
  const response = await fetch(domain + '/tokens/generate', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: asked.get('code'), takeOver: true }),
  });
  const { token, conversationId } = await response.json();
  const known = asked.has('resumes') ? { conversationId } : {};
  const directLine = WebChat.createDirectLine({
    token, domain, ...known, webSocket: asked.get('by') === 'websocket', pollingInterval: 200,
  });
  window.statuses = [];
  directLine.connectionStatus$.subscribe((status) => window.statuses.push(status));
  WebChat.renderWebChat({ directLine }, document.getElementById('webchat'));
})();
</script>`;
