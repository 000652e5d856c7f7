import { MIMEType } from 'node:util';

/** No browser and no client says more of one part than this, in bytes. */
const longestHead = 2_000;

/**
 * Whether a body of the type multipart/form-data has more parts than this, or one with a long head. To take
 * it apart would take time in which nobody else is answered.
 */
export function hasManyParts(body: Uint8Array, contentType: string, most: number): boolean {
  const boundary = boundaryIn(contentType);
  if (!boundary) return false;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const mark = `--${boundary}`;
  let at = bytes.indexOf(mark);
  for (let parts = 0; at >= 0; parts++) {
    if (parts > most) return true;
    const end = bytes.indexOf(mark, at + mark.length);
    const head = bytes.subarray(at, end < 0 ? undefined : end).indexOf('\r\n\r\n');
    const longest = mark.length + longestHead;
    if (head > longest || (head < 0 && (end < 0 ? bytes.length : end) - at > longest)) return true;
    at = end;
  }
  return false;
}

function boundaryIn(contentType: string): string | null {
  try {
    return new MIMEType(contentType).params.get('boundary');
  } catch {
    return null;
  }
}
