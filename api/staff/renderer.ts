import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Environment, FileSystemLoader, Environment as Templates } from 'nunjucks';
import { roleNames } from '../http/access.ts';
import type { Answer } from '../http/endpoint.ts';
import { pagePolicy } from '../http/page-policy.ts';
import { sectionsFor } from './sections.ts';
import type { SignedIn } from './signed-in.ts';
import type { Template } from './template.ts';

/** What every page knows. */
export type Setting = {
  /** The service's own name. */
  service: string;
  /** The address of the style. */
  style: string;
  /** Everything here is made up: every page says so. */
  demo: boolean;
  /** A name that a template puts out and no view has is an error, not a blank. Tests ask for it. */
  strict?: boolean;
};

/** What stands above every view. `script` is the address of a script of ours; a page without one may run none. */
export type Head = { title: string; status?: number; script?: string };

/** Fills a template. The header says who is signed in, and offers what they may open. */
export type Render = <View extends object>(
  template: Template<View>,
  page: Head & View,
  signedIn: SignedIn | null,
) => Answer;

/** Renders the templates of web/staff. Everything put into one is escaped. */
export function renderer(setting: Setting): Render {
  const find = createRequire(import.meta.url);
  const web = join(import.meta.dirname, '..', '..', 'web');
  const roots = [
    join(web, 'staff'),
    web,
    join(web, 'pictures'),
    join(dirname(find.resolve('govuk-frontend/package.json')), 'dist'),
    dirname(find.resolve('@ministryofjustice/frontend/package.json')),
  ];
  const templates: Environment = new Templates(new FileSystemLoader(roots), {
    autoescape: true,
    throwOnUndefined: setting.strict ?? false,
    trimBlocks: true,
    lstripBlocks: true,
  });
  templates.addGlobal('setting', setting);
  return ({ file, here }, { status = 200, ...page }, signedIn) => ({
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy({
        'img-src': "'self' data:",
        'form-action': "'self'",
        ...(page.script !== undefined && { 'script-src': "'self'" }),
      }),
      'cross-origin-opener-policy': 'same-origin',
      // With none at all, browsers would not say either which site a form comes from.
      'referrer-policy': 'same-origin',
    },
    body: templates.render(file, { ...page, signedIn, ...headerFor(signedIn, here) }),
  });
}

function headerFor(signedIn: SignedIn | null, here: string | undefined) {
  if (!signedIn) return { navigation: [], roleName: null };
  const { role } = signedIn;
  const navigation = sectionsFor(role).map(({ key, href, text }) => ({ href, text, active: key === here }));
  return { navigation, roleName: roleNames[role] };
}
