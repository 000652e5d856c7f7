/** JSON whose keys are in order, so that the same content always reads the same. */
export function canonicalJson(content: unknown): string {
  return JSON.stringify(content, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
