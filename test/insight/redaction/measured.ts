import { goneForNothing, type LabelledLine, stillSeen } from './labelled.ts';

/** What a reader takes out of labelled lines: by kind, how many of how many; and what went for nothing. */
export type Measured = {
  kinds: ReadonlyMap<string, { taken: number; of: number }>;
  /** Words that tell of nobody and went, of all such words. */
  gone: { words: number; of: number };
  /** The lines in which something stayed, or went for nothing. */
  wrong: { text: string; redacted: string }[];
};

/** How well `redact` does on labelled lines. */
export function measured(lines: readonly LabelledLine[], redact: (text: string) => string): Measured {
  const kinds = new Map<string, { taken: number; of: number }>();
  const gone = { words: 0, of: 0 };
  const wrong: Measured['wrong'] = [];
  for (const line of lines) {
    const left = redact(line.text);
    const seen = stillSeen(line, left);
    const nothing = goneForNothing(line, left);
    for (const tell of line.tells) {
      const { taken, of } = kinds.get(tell.kind) ?? { taken: 0, of: 0 };
      kinds.set(tell.kind, { taken: taken + (seen.includes(tell) ? 0 : 1), of: of + 1 });
    }
    gone.words += nothing.length;
    gone.of += line.text.split(/\s+/).length;
    if (seen.length + nothing.length > 0) wrong.push({ text: line.text, redacted: left });
  }
  return { kinds, gone, wrong };
}
