import type { Answer } from '../http/answer.ts';
import type { Render as Renders } from './renderer.ts';
import type { SignedIn } from './signed-in.ts';

/** The renderer as pages use it that are not values yet (former-page.ts). It goes with the last of them. */
export type Render = (
  template: string,
  page: { title: string; signedIn: SignedIn | null; status?: number; script?: string } & Record<
    string,
    unknown
  >,
) => Answer;

export function formerly(render: Renders): Render {
  return (file, { signedIn, here, ...page }) =>
    render({ file, ...(typeof here === 'string' && { here }) }, page, signedIn);
}
