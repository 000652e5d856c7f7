import type { Stopping } from './giving-way.ts';

/** So many values are written in one go. */
const atOnce = 500;

/**
 * What `JSON.stringify` makes of it, in UTF-8, a part at a time. `ordered`: its keys are in order, so that
 * the same content always reads the same.
 */
export function* jsonByParts(value: unknown, { ordered = false } = {}): Stopping<Buffer> {
  const bytes: Buffer[] = [];
  let parts: string[] = [];
  let written = 0;
  function* write(one: unknown): Stopping<void> {
    written += 1;
    if (written % atOnce === 0) {
      bytes.push(Buffer.from(parts.join('')));
      parts = [];
      yield;
    }
    if (!isObject(one)) {
      parts.push(JSON.stringify(one) ?? 'null');
    } else if (Array.isArray(one)) {
      parts.push('[');
      for (const [at, item] of one.entries()) {
        if (at > 0) parts.push(',');
        yield* write(item);
      }
      parts.push(']');
    } else {
      const keyed = ordered ? inOrder(one) : one;
      if (!Object.values(keyed).some(isObject)) {
        parts.push(JSON.stringify(keyed));
        return;
      }
      let opens = '{';
      for (const [key, item] of Object.entries(keyed)) {
        if (item === undefined) continue;
        parts.push(`${opens}${JSON.stringify(key)}:`);
        opens = ',';
        yield* write(item);
      }
      parts.push('}');
    }
  }
  yield* write(value);
  bytes.push(Buffer.from(parts.join('')));
  return Buffer.concat(bytes);
}

/** What says itself how it is written, as a date does, is not taken apart. */
function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('toJSON' in value);
}

function inOrder(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
