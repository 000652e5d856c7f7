/**
 * Takes the code out of the page's address, before anything else happens: what stays in the history opens
 * nothing. A link has it behind the `#`, which browsers keep to themselves; an older one has it in the path.
 */
export function takeCodeOfLink(): string | undefined {
  const { pathname, hash, search } = location;
  const code = hash.slice(1) || /^\/c\/([^/]+)/i.exec(pathname)?.[1];
  if (hash !== '' || pathname !== '/chat') history.replaceState(null, '', `/chat${search}`);
  return code;
}
