import { pageWords } from '../../dialogs/phrases/pages.ts';
import { Fault } from '../../fault.ts';
import type { Answer } from '../http/answer.ts';
import { type Compressed, takenAs } from '../http/compressed.ts';
import { pageHeaders } from '../http/headers.ts';
import type { Request } from '../http/request.ts';
import type { Route } from '../http/route.ts';
import { embedScript } from './assets.ts';
import type { PublicDependencies } from './dependencies.ts';

type PublicRoute = Route<Pick<PublicDependencies, 'pages' | 'sites'>>;

/**
 * The respondent's page where a link was copied or typed a little wrong: it is for children, who cannot be
 * sent back with a 404.
 */
const asTyped = ['/chat/', '/Chat', '/CHAT', '/c', '/c/:code/', '/C', '/C/:code', '/C/:code/'];
const shortWhile = { 'cache-control': 'public, max-age=300' };
const shown = { method: 'GET', needs: null } as const;

/** The front page, and what is kept in plain words. */
const frontPages: readonly PublicRoute[] = [
  {
    ...shown,
    name: 'front',
    path: '/',
    answer: async ({ pages }, { encodings }) => page(pages.front, encodings),
  },
  {
    ...shown,
    name: 'privacy',
    path: '/privacy',
    answer: async ({ pages }, { encodings }) => page(pages.privacy, encodings),
  },
];

/**
 * The page on which a respondent answers. It reads the code from its address itself, and takes it out of
 * there.
 */
const chatPages: readonly PublicRoute[] = [
  { ...shown, name: 'chat', path: '/chat', answer: showChat },
  { ...shown, name: 'chat.code', path: '/c/:code', answer: showChat },
  ...asTyped.map((path) => ({ ...shown, name: 'chat.as-typed', path, answer: showChat })),
  {
    ...shown,
    name: 'chat.words',
    path: '/chat/words/:tag',
    async answer(_, { params: { tag = '' } }) {
      const own = pageWords(tag);
      if (!own) throw new Fault('not-found', 'The page has no words of its own in this language.');
      return { status: 200, headers: shortWhile, body: own };
    },
  },
];

/**
 * What other sites load to show the respondent's page. Any site may; which of them may show it is for the
 * page's policy.
 */
const embed: PublicRoute = {
  ...shown,
  name: 'embed',
  path: '/embed.js',
  async answer(_, { encodings }) {
    const { type, ...script } = embedScript();
    const { headers, body } = takenAs(script, encodings);
    const open = { 'content-type': type, 'cross-origin-resource-policy': 'cross-origin' };
    return { status: 200, headers: { ...shortWhile, ...open, ...headers }, body };
  },
};

/** What browsers and search engines ask for unbidden. */
const unbidden: readonly PublicRoute[] = [
  {
    ...shown,
    name: 'robots',
    path: '/robots.txt',
    answer: async () => ({
      status: 200,
      headers: { ...shortWhile, 'content-type': 'text/plain; charset=utf-8' },
      body: 'User-agent: *\nDisallow: /\n',
    }),
  },
  {
    // There is none: a tab with our sign on it would show others what a child reads.
    ...shown,
    name: 'icon',
    path: '/favicon.ico',
    answer: async () => ({ status: 204, headers: { 'cache-control': 'public, max-age=86400' } }),
  },
];

/** The pages of web/ that are the same for everybody, and what belongs to them. */
export const pages: readonly PublicRoute[] = [...frontPages, ...chatPages, embed, ...unbidden];

async function showChat(
  { pages, sites }: Pick<PublicDependencies, 'pages' | 'sites'>,
  { encodings, origin }: Request,
): Promise<Answer> {
  return page(pages.chat, encodings, {
    'script-src': "'self'",
    'connect-src': ["'self'", ...socketsOf(origin)].join(' '),
    'frame-ancestors': sites.join(' ') || "'none'",
  });
}

/** A page that loads nothing but what this server has, and runs nothing that stands in the page itself. */
function page(
  html: Compressed,
  encodings: readonly string[],
  directives: Readonly<Record<string, string>> = {},
): Answer {
  const { headers, body } = takenAs(html, encodings);
  return {
    status: 200,
    headers: {
      ...pageHeaders(directives),
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      'x-robots-tag': 'noindex',
      ...headers,
    },
    body,
  };
}

/**
 * To Safari before 15.4, 'self' is no socket of the same host. The host may be what the caller said: nothing
 * else gets into the policy.
 */
function socketsOf(origin: string): string[] {
  const { protocol, host } = new URL(origin);
  if (!/^[\w.:[\]-]+$/.test(host)) return [];
  return [`${protocol === 'https:' ? 'wss' : 'ws'}://${host}`];
}
