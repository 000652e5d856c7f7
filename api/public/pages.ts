import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageWords } from '../../dialogs/phrases/pages.ts';
import { helplines } from '../../domain/helplines.ts';
import { Fault } from '../../fault.ts';
import { type Compressed, compressed, takenAs } from '../http/compressed.ts';
import type { Answer, Endpoint } from '../http/endpoint.ts';
import { type Asset, embedScript } from './assets.ts';

const folder = join(import.meta.dirname, '..', '..', 'web');
/** The respondent's page where a link was copied or typed a little wrong: it is for children, who cannot be sent back with a 404. */
const asTyped = ['/chat/', '/Chat', '/CHAT', '/c', '/c/:code/', '/C', '/C/:code', '/C/:code/'];
const shortWhile = { 'cache-control': 'public, max-age=300' };

/** The front page, what is kept in plain words, the page on which a respondent answers, and what other sites load to show it. Reads the files of web/ once. */
export function pageEndpoints({
  chat,
  front,
  service,
  sites,
}: {
  chat: { script: Asset; style: Asset };
  front: Asset;
  /** The service's own name. */
  service: string;
  /** Origins whose pages may show the respondent's page inside them. */
  sites: readonly string[];
}): Endpoint[] {
  // The page comes in English, and asks for its words in another language once it knows that the respondent wants it.
  const words = { lang: 'en-GB', dir: 'ltr', service };
  const { emergency, childline } = helplines;
  const calls = { emergency, childline, childlineDialled: childline.replaceAll(' ', '') };
  const chatPage = filled('chat/index.html', {
    ...words,
    ...calls,
    script: chat.script.path,
    style: chat.style.path,
  });
  const frontPage = filled('index.html', { ...words, style: front.path });
  const privacyPage = filled('privacy.html', { ...words, style: front.path });
  const embed = embedScript();
  const shown = { method: 'GET', needs: null } as const;
  const showChat: Endpoint['handle'] = async ({ encodings, origin }) =>
    page(chatPage, encodings, {
      'script-src': "'self'",
      'connect-src': ["'self'", ...socketsOf(origin)].join(' '),
      'frame-ancestors': sites.join(' ') || "'none'",
    });
  return [
    { ...shown, name: 'front', path: '/', handle: async ({ encodings }) => page(frontPage, encodings) },
    {
      ...shown,
      name: 'privacy',
      path: '/privacy',
      handle: async ({ encodings }) => page(privacyPage, encodings),
    },
    { ...shown, name: 'chat', path: '/chat', handle: showChat },
    // The page itself reads the code from its address, and takes it out of there.
    { ...shown, name: 'chat.code', path: '/c/:code', handle: showChat },
    ...asTyped.map((path): Endpoint => ({ ...shown, name: 'chat.as-typed', path, handle: showChat })),
    {
      ...shown,
      name: 'chat.words',
      path: '/chat/words/:tag',
      async handle({ params: { tag = '' } }) {
        const own = pageWords(tag);
        if (!own) throw new Fault('not-found', 'The page has no words of its own in this language.');
        return { status: 200, headers: shortWhile, body: own };
      },
    },
    {
      ...shown,
      name: 'embed',
      path: '/embed.js',
      async handle({ encodings }) {
        const { headers, body } = takenAs(embed, encodings);
        // Any site may load it; which of them may show the page is for the page's own policy.
        const open = { 'content-type': embed.type, 'cross-origin-resource-policy': 'cross-origin' };
        return { status: 200, headers: { ...shortWhile, ...open, ...headers }, body };
      },
    },
    {
      ...shown,
      name: 'robots',
      path: '/robots.txt',
      handle: async () => ({
        status: 200,
        headers: { ...shortWhile, 'content-type': 'text/plain; charset=utf-8' },
        body: 'User-agent: *\nDisallow: /\n',
      }),
    },
    // Browsers ask for it unbidden. There is none: a tab with our sign on it would show others what a child reads.
    {
      ...shown,
      name: 'icon',
      path: '/favicon.ico',
      handle: async () => ({ status: 204, headers: { 'cache-control': 'public, max-age=86400' } }),
    },
  ];
}

/** A page that loads nothing but what this server has, and runs nothing that stands in the page itself. */
function page(html: Compressed, encodings: readonly string[], more: Record<string, string> = {}): Answer {
  const policy = {
    'default-src': "'none'",
    'style-src': "'self'",
    'img-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
    ...more,
  };
  const { headers, body } = takenAs(html, encodings);
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': Object.entries(policy)
        .map((directive) => directive.join(' '))
        .join('; '),
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'cross-origin-opener-policy': 'same-origin',
      'x-robots-tag': 'noindex',
      ...headers,
    },
    body,
  };
}

/** A page of web/ with its `{{places}}` filled. */
function filled(file: string, values: Readonly<Record<string, string>>): Compressed {
  const html = readFileSync(join(folder, file), 'utf8');
  return compressed(
    html.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      if (value === undefined) throw new Error(`web/${file} has a place that nothing fills: ${place}`);
      return escaped(value);
    }),
  );
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** To Safari before 15.4, 'self' is no socket of the same host. The host may be what the caller said: nothing else gets into the policy. */
function socketsOf(origin: string): string[] {
  const { protocol, host } = new URL(origin);
  if (!/^[\w.:[\]-]+$/.test(host)) return [];
  return [`${protocol === 'https:' ? 'wss' : 'ws'}://${host}`];
}
