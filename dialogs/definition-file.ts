import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';

/** What a file of a definition holds, and on which of its lines. */
export type DefinitionFile = {
  content: unknown;
  /** Why it is no YAML; then there is no content. */
  errors: { line: number; message: string }[];
  /**
   * The line of what a path leads to, or of the last part of it that is there, from 1 on. A question, a
   * statement or an option may be named by its key.
   */
  lineOf(path: readonly PropertyKey[]): number;
};

/** Reads the text of a file in YAML. */
export function definitionFile(text: string): DefinitionFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors = document.errors.map(({ pos: [at], message }) => ({ line: lines.linePos(at).line, message }));
  return {
    content: errors.length > 0 ? undefined : document.toJS(),
    errors,
    lineOf(path) {
      let [node, at]: [unknown, number] = [document.contents, 0];
      for (const step of path) {
        const next = childOf(node, String(step));
        if (!next) break;
        [node, at] = next;
      }
      return lines.linePos(at).line;
    },
  };
}

/** What stands under a name in a node, and where; also under what a path does not name. */
function childOf(node: unknown, step: string): [child: unknown, at: number] | null {
  if (isSeq<Node>(node)) {
    const child =
      node.items[Number(step)] ?? node.items.find((item) => isMap(item) && item.get('key') === step);
    return child ? [child, child.range?.[0] ?? 0] : null;
  }
  if (!isMap(node)) return null;
  const named = (name: string) => node.items.find(({ key }: Pair) => isScalar(key) && key.value === name);
  const pair = named(step);
  if (pair && isScalar(pair.key)) return [pair.value, pair.key.range?.[0] ?? 0];
  for (const holder of ['questions', 'statements', 'answer']) {
    const found = childOf(named(holder)?.value, step);
    if (found) return found;
  }
  return null;
}
