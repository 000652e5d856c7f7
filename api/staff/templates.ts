import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Environment, FileSystemLoader, Environment as Templates } from 'nunjucks';
import { roleNames } from '../http/access.ts';
import type { Answer } from '../http/endpoint.ts';
import type { SignedIn } from './page.ts';
import { sectionsFor } from './sections.ts';

/** What every page knows. */
export type Setting = {
  /** The service's own name. */
  service: string;
  /** The address of the style. */
  style: string;
  /** Everything here is made up: every page says so. */
  demo: boolean;
};

export type Render = (
  template: string,
  page: { title: string; signedIn: SignedIn | null; status?: number; script?: string } & Record<
    string,
    unknown
  >,
) => Answer;

/** Renders the templates of web/staff. `script` is the address of a script of ours; pages without one may run none. Everything put into one is escaped. The header says who is signed in, and offers what they may open. */
export function renderer(setting: Setting): Render {
  const find = createRequire(import.meta.url);
  const roots = [
    join(import.meta.dirname, '..', '..', 'web', 'staff'),
    join(import.meta.dirname, '..', '..', 'web'),
    join(import.meta.dirname, '..', '..', 'web', 'pictures'),
    join(dirname(find.resolve('govuk-frontend/package.json')), 'dist'),
    dirname(find.resolve('@ministryofjustice/frontend/package.json')),
  ];
  const templates: Environment = new Templates(new FileSystemLoader(roots), {
    autoescape: true,
    throwOnUndefined: false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  templates.addGlobal('setting', setting);
  return (template, { status = 200, ...page }) => ({
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': page.script === undefined ? policy : `${policy}; script-src 'self'`,
      'cross-origin-opener-policy': 'same-origin',
      // With none at all, browsers would not say either which site a form comes from.
      'referrer-policy': 'same-origin',
    },
    body: templates.render(template, { ...page, ...headerFor(page.signedIn, page.here) }),
  });
}

function headerFor(signedIn: SignedIn | null, here: unknown) {
  if (!signedIn) return { navigation: [], roleName: null };
  const { role } = signedIn;
  const navigation = sectionsFor(role).map(({ key, href, text }) => ({ href, text, active: key === here }));
  return { navigation, roleName: roleNames[role] };
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
