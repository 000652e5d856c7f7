import type { Answer } from '../http/answer.ts';
import { pageHeaders } from '../http/headers.ts';
import type { Fill, FillEach, Templates } from '../http/templates.ts';
import { sectionsFor } from './sections.ts';
import type { SignedIn } from './signed-in.ts';
import type { Template } from './template.ts';

/**
 * What stands above every view. `script` is the address of a script of ours; a page without one may run none.
 */
export type Head = { title: string; status?: number; script?: string };

/** Fills a template. The header says who is signed in, and offers what they may open. */
export type Render = RenderOne & {
  /** What stands on a page very many times, to be drawn before it. */
  each: FillEach;
};
type RenderOne = <View extends object>(
  template: Template<View>,
  page: Head & View,
  signedIn: SignedIn | null,
) => Answer;

/** Renders the templates of web/staff. */
export function renderer(fill: Fill & Pick<Templates, 'each'>): Render {
  const render: RenderOne = ({ file, here }, { status = 200, ...page }, signedIn) => ({
    status,
    headers: {
      ...pageHeaders({
        'img-src': "'self' data:",
        'form-action': "'self'",
        ...(page.script !== undefined && { 'script-src': "'self'" }),
      }),
      // With none at all, browsers would not say either which site a form comes from.
      'referrer-policy': 'same-origin',
    },
    body: fill<object>({ file }, { ...page, signedIn, ...headerFor(signedIn, here) }),
  });
  return Object.assign(render, { each: fill.each });
}

function headerFor(signedIn: SignedIn | null, here: string | undefined) {
  if (!signedIn) return { navigation: [], signedInAs: null, hasAccount: false };
  const navigation = sectionsFor(signedIn).map(({ key, href, text }) => ({
    href,
    text,
    active: key === here,
  }));
  return { navigation, signedInAs: signedIn.name, hasAccount: signedIn.hasAccount };
}
