import { giveWay, givingWay, type Stopping } from '../../domain/giving-way.ts';
import type { Answer } from './answer.ts';

/** So many characters are turned into bytes in one go, and so many values into JSON. */
const charactersAtOnce = 100_000;
const valuesAtOnce = 500;

/** A body as it is sent, made ready a part at a time: others have their turn meanwhile. */
export async function inParts(answer: Answer): Promise<Answer> {
  const { body } = answer;
  if (body === undefined || Buffer.isBuffer(body)) return answer;
  const text = typeof body === 'string' ? body : await givingWay(json(body));
  return { ...answer, body: text.length <= charactersAtOnce ? text : await bytesOf(text) };
}

/** A text in UTF-8. */
export async function bytesOf(text: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOf(text, at);
    parts.push(Buffer.from(text.slice(at, end)));
    at = end;
    await giveWay();
  }
  return Buffer.concat(parts);
}

/** Never between the two halves of one sign. */
function endOf(text: string, at: number): number {
  const end = at + charactersAtOnce;
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code < 0xdc00 ? end + 1 : end;
}

/** What `JSON.stringify` makes of it. */
export function* json(value: object): Stopping<string> {
  const parts: string[] = [];
  let waiting = 0;
  function* add(one: unknown): Stopping<void> {
    waiting += 1;
    if (waiting % valuesAtOnce === 0) yield;
    if (!isLarge(one)) {
      parts.push(JSON.stringify(one) ?? 'null');
    } else if (Array.isArray(one)) {
      yield* between('[', ']', one, (item) => add(item));
    } else {
      const entries = Object.entries(one).filter(([, item]) => item !== undefined);
      yield* between('{', '}', entries, ([key, item]) => {
        parts.push(`${JSON.stringify(key)}:`);
        return add(item);
      });
    }
  }
  function* between<Item>(
    opens: string,
    closes: string,
    items: Item[],
    each: (item: Item) => Stopping<void>,
  ) {
    parts.push(opens);
    for (const [at, item] of items.entries()) {
      if (at > 0) parts.push(',');
      yield* each(item);
    }
    parts.push(closes);
  }
  yield* add(value);
  return parts.join('');
}

/** It has others in it, which may be many. What says itself how it is written (a date) is not taken apart. */
function isLarge(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
  return Object.values(value).some((one) => typeof one === 'object' && one !== null);
}
