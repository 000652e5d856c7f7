/** What a tab keeps until it is closed. */
export type TabStorage = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** A storage in memory: it is empty after a reload. */
export function memoryStorage(): TabStorage {
  const things = new Map<string, string>();
  return {
    getItem: (key) => things.get(key) ?? null,
    setItem: (key, value) => void things.set(key, value),
    removeItem: (key) => void things.delete(key),
  };
}

/**
 * The browser's storage of this tab; undefined where it keeps nothing, with cookies off or in another site's
 * frame.
 */
export function storageIn(find: () => TabStorage): TabStorage | undefined {
  try {
    const storage = find();
    storage.setItem('sayback-try', '1');
    storage.removeItem('sayback-try');
    return storage;
  } catch {
    return undefined;
  }
}
