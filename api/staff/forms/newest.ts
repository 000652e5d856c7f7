/** A part of a list, the newest first. Addresses are null where there is no such page. */
export type Newest<Row> = { rows: Row[]; next: string | null; first: string | null };

/**
 * The part that begins after the row called `after` (empty: at the newest). `found`: one more than `aPage`,
 * where there are more. `query`: what else stands in the address.
 */
export function newestOf<Row extends { id: string }>(
  found: readonly Row[],
  {
    path,
    after,
    aPage,
    query = {},
  }: { path: string; after: string; aPage: number; query?: Record<string, string> },
): Newest<Row> {
  const rows = found.slice(0, aPage);
  const last = found.length > aPage ? rows.at(-1) : undefined;
  const addressOf = (more: Record<string, string>) => {
    const asked = new URLSearchParams({ ...query, ...more }).toString();
    return asked === '' ? path : `${path}?${asked}`;
  };
  return {
    rows,
    next: last ? addressOf({ after: last.id }) : null,
    first: after === '' ? null : addressOf({}),
  };
}
