import type { Right } from '../http/access.ts';
import type { Answer } from '../http/answer.ts';
import type { StaffPage as Page, Sent } from './page.ts';
import type { SignedIn } from './signed-in.ts';

/** What a browser asked of a page that is a closure still. This file goes with the last of them. */
export type StaffCall = {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  form: FormData;
  origin: string;
  signedIn: SignedIn | null;
  secret: string | null;
  wanted: string | null;
};

export type StaffPage = {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  needs: Right | 'any-role' | null;
  compress?: true | ((signedIn: SignedIn) => boolean);
  handle(call: StaffCall): Promise<Answer>;
};

export function asPages(former: readonly StaffPage[]): Page[] {
  return former.map(({ handle, compress = false, ...page }) => ({
    ...page,
    compress,
    fields: [],
    templates: [],
    answer: (_, { sent, ...asked }) => handle({ ...asked, form: formOf(sent) }),
  }));
}

function formOf(sent: Sent): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(sent)) {
    for (const value of [values].flat()) {
      if (typeof value === 'string') form.append(name, value);
      else form.append(name, value);
    }
  }
  return form;
}
