/** What a page may load and run: nothing that is not said here or by the page. */
const usual = {
  'default-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self'",
  'form-action': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

/** The Content-Security-Policy of a page: the usual one, but for the directives given. Every page's header is made here. */
export function pagePolicy(directives: Readonly<Record<string, string>> = {}): string {
  return Object.entries({ ...usual, ...directives })
    .map((directive) => directive.join(' '))
    .join('; ');
}
