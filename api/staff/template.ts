import type { Template as AnyTemplate } from '../http/templates.ts';

/** A template of web/staff, and what its pages are given: nothing else is ever rendered with it. */
export type Template<View extends object> = AnyTemplate<View> & {
  /** The section in the navigation that its pages stand in; see sections.ts. */
  here?: string;
};

export type ViewOf<Shown> = Shown extends Template<infer View> ? View : never;

/** Names a template of web/staff and the one type of what its pages are given. */
export function template<View extends object>(file: string, here?: string): Template<View> {
  return here === undefined ? { file } : { file, here };
}
