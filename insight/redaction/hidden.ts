/** What stands in the place of what was taken out: `[name]`, `[phone]`. */
export const hiddenKinds = [
  'name',
  'phone',
  'number',
  'e-mail',
  'link',
  'account',
  'postcode',
  'place',
  'address',
  'date',
  'age',
] as const;

/** What was taken out already, and nothing else in brackets, as an expression. */
export const mark = `\\[(?:${hiddenKinds.join('|')})\\]`;
