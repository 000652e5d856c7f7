import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** What nothing may do but where it is said: load, run, be sent from or shown inside of another page. */
const nothing = policyOf({ 'default-src': "'none'", 'frame-ancestors': "'none'" });

/** What a page of ours may do: have our style and pictures. */
const usualPage = {
  'default-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

/**
 * What stands on every answer, unless a route says otherwise. Returns the request's id, which stands in the
 * log too.
 */
export function setUsualHeaders(response: ServerResponse): string {
  const id = randomUUID();
  response.setHeader('X-Request-Id', id);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Content-Security-Policy', nothing);
  return id;
}

/**
 * The headers of an HTML page that no page of another origin can reach into. `directives` are those of its
 * Content-Security-Policy that differ from the usual ones: what is not said there it may neither load nor
 * run.
 */
export function pageHeaders(directives: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyOf({ ...usualPage, ...directives }),
    'cross-origin-opener-policy': 'same-origin',
  };
}

function policyOf(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map((directive) => directive.join(' '))
    .join('; ');
}
