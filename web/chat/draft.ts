import type { TabStorage } from './tab-storage.ts';

const place = 'sayback-drafts';

/**
 * What was typed and not sent yet, by question, so that a reload loses nothing. Of one conversation alone:
 * the next child may sit here.
 */
export class Drafts {
  readonly #storage: TabStorage;
  #of = '';
  #texts = new Map<string, string>();

  constructor(storage: TabStorage) {
    this.#storage = storage;
  }

  /** Takes up the drafts of a conversation, and lets go of any other's. */
  open(conversation: string): void {
    if (this.#of !== conversation) {
      const { of, texts } = draftsIn(this.#storage.getItem(place));
      this.#of = conversation;
      this.#texts = of === conversation ? texts : new Map();
    }
    this.#write();
  }

  of(question: string): string {
    return this.#texts.get(question) ?? '';
  }

  keep(question: string, text: string): void {
    if (text === '') this.#texts.delete(question);
    else this.#texts.set(question, text);
    this.#write();
  }

  clear(): void {
    this.#texts.clear();
    this.#write();
  }

  /** Keeps them in this page alone, until it goes or they are opened again. */
  unstore(): void {
    this.#storage.removeItem(place);
  }

  #write(): void {
    if (this.#texts.size === 0) {
      this.unstore();
      return;
    }
    const text = JSON.stringify({ of: this.#of, texts: [...this.#texts] });
    try {
      this.#storage.setItem(place, text);
    } catch {
      // Full. What is typed still stands in the page.
    }
  }
}

function draftsIn(text: string | null): { of: string; texts: Map<string, string> } {
  try {
    const { of, texts } = JSON.parse(text ?? '{}');
    if (typeof of === 'string' && Array.isArray(texts)) return { of, texts: new Map(texts) };
  } catch {
    // Not ours, or cut off: as if there were none.
  }
  return { of: '', texts: new Map() };
}
