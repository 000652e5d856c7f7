import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Endpoint } from './endpoint.ts';

const folder = join(import.meta.dirname, '..', 'web');

/** The front page, and the page on which a respondent answers. Reads the files of web/ once. */
export function pageEndpoints(): Endpoint[] {
  const chat = page(readFileSync(join(folder, 'chat', 'index.html'), 'utf8'));
  const front = page(readFileSync(join(folder, 'index.html'), 'utf8'));
  const shown = { method: 'GET', needs: null } as const;
  return [
    { ...shown, name: 'front', path: '/', handle: async () => front },
    { ...shown, name: 'chat', path: '/chat', handle: async () => chat },
    // The page itself reads the code from its address, and takes it out of there.
    { ...shown, name: 'chat.code', path: '/c/:code', handle: async () => chat },
  ];
}

/** A page that holds its own style and script, and runs nothing else. */
function page(html: string): Answer {
  const policy = [
    "default-src 'none'",
    `script-src ${hashes(html, 'script')}`,
    `style-src ${hashes(html, 'style')}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy.join('; ') },
    body: html,
  };
}

function hashes(html: string, tag: 'script' | 'style'): string {
  const inline = [...html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs'))];
  const digests = inline.map(([, text = '']) => createHash('sha256').update(text).digest('base64'));
  return digests.length > 0 ? digests.map((digest) => `'sha256-${digest}'`).join(' ') : "'none'";
}
