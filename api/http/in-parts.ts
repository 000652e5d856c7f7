import { giveWay, givingWay } from '../../domain/giving-way.ts';
import { jsonByParts } from '../../domain/json-by-parts.ts';
import type { Answer } from './answer.ts';

/** So many characters are turned into bytes in one go. */
const atOnce = 100_000;

/** A body as it is sent, made ready a part at a time: others have their turn meanwhile. */
export async function inParts(answer: Answer): Promise<Answer> {
  const { body } = answer;
  if (body === undefined || Buffer.isBuffer(body)) return answer;
  if (typeof body !== 'string') return { ...answer, body: await givingWay(jsonByParts(body)) };
  return body.length <= atOnce ? answer : { ...answer, body: await bytesOf(body) };
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
  const end = at + atOnce;
  const code = text.charCodeAt(end - 1);
  return code >= 0xd800 && code < 0xdc00 ? end + 1 : end;
}
