/** What a field comes to, or what is wrong with it in plain words. */
export type Parsed<Value> = { value: Value } | { problem: string };

/** What is wrong on a page, and the field that it leads to. */
export type Problem = { href: string; text: string };

/** The problem of one field, where it has any. */
export function problemsOf(field: string, parsed: Parsed<unknown>): Problem[] {
  return 'problem' in parsed ? [{ href: `#${field}`, text: parsed.problem }] : [];
}

/** The first problem of each field, by the field's name. */
export function wrongOf(problems: readonly Problem[]): Record<string, { text: string }> {
  const wrong: Record<string, { text: string }> = {};
  for (const { href, text } of problems) wrong[href.slice(1)] ??= { text };
  return wrong;
}
