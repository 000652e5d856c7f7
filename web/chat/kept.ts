/** What a tab keeps until it is closed. */
export type Shelf = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** A shelf in memory: it is empty after a reload. */
export function memoryShelf(): Shelf {
  const things = new Map<string, string>();
  return {
    getItem: (key) => things.get(key) ?? null,
    setItem: (key, value) => void things.set(key, value),
    removeItem: (key) => void things.delete(key),
  };
}

/**
 * The browser's own shelf of this tab, or undefined where it lets nobody keep anything: cookies off, or a
 * frame of another site.
 */
export function shelfIn(find: () => Shelf): Shelf | undefined {
  try {
    const shelf = find();
    shelf.setItem('sayback-try', '1');
    shelf.removeItem('sayback-try');
    return shelf;
  } catch {
    return undefined;
  }
}
