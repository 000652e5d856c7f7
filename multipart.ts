import { MIMEType } from 'node:util';
import { giveWay, oneByOne } from './domain/giving-way.ts';

/** No browser and no client says more of one part than this, in bytes. */
const longestHead = 2_000;
/** So many bytes are looked through in one go, before others have their turn. */
const atOnce = 64 * 1024;
/** No boundary is longer, by RFC 2046. */
const longestBoundary = 70;

/**
 * A body of the type multipart/form-data, taken apart. Null where it is none, or not whole; `too-much` where
 * it has more parts than `most`, or one with a long head. Others have their turn meanwhile.
 */
export async function takenApart(
  body: Uint8Array,
  contentType: string,
  most: number,
): Promise<FormData | 'too-much' | null> {
  const boundary = boundaryIn(contentType);
  if (!boundary || boundary.length > longestBoundary) return null;
  const parts = await splitAt(boundary, Buffer.from(body.buffer, body.byteOffset, body.byteLength), most);
  if (parts === null || parts === 'too-much') return parts;
  const mark = `--${boundary}\r\n`;
  const blank = '\r\n\r\n\r\n';
  const pieces = parts.flatMap(({ head }) => [Buffer.from(mark), head, Buffer.from(blank)]);
  // The platform reads what the parts say of themselves, without what is in them: that is soon done.
  const named = await formIn(Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]), contentType);
  if (named === null) return null;
  const whole = new FormData();
  const place = parts.values();
  await oneByOne(
    [...named].map(([name, of]) => ({ name, of, content: place.next().value?.content ?? Buffer.alloc(0) })),
    ({ content }) => content.length,
    ({ name, of, content }) => {
      if (typeof of === 'string') whole.append(name, new TextDecoder().decode(content));
      else whole.append(name, new File([new Uint8Array(content)], of.name, { type: of.type }));
    },
  );
  return whole;
}

type Part = { head: Buffer; content: Buffer };

/** What stands between the marks; what comes before the first, or after the last, is nothing. */
async function splitAt(boundary: string, body: Buffer, most: number): Promise<Part[] | 'too-much' | null> {
  const parts: Part[] = [];
  const opening = `--${boundary}`;
  const mark = Buffer.from(`\r\n${opening}`);
  if (body.subarray(0, opening.length).toString('latin1') !== opening) return null;
  for (let at = opening.length; ; ) {
    const after = body.subarray(at, at + 2).toString('latin1');
    if (after === '--') return parts;
    if (after !== '\r\n') return null;
    if (parts.length === most) return 'too-much';
    // A part that says nothing of itself ends its head at once.
    const begins = body.subarray(at, at + longestHead).indexOf('\r\n\r\n');
    if (begins < 0) return body.length - at > longestHead ? 'too-much' : null;
    const content = at + begins + 4;
    const end = await indexIn(body, mark, content);
    if (end < 0) return null;
    parts.push({ head: body.subarray(at + 2, at + begins), content: body.subarray(content, end) });
    at = end + mark.length;
  }
}

/** Where the mark stands first, from `from` on; -1 where it does not. */
async function indexIn(body: Buffer, mark: Buffer, from: number): Promise<number> {
  for (let at = from; at < body.length; at += atOnce) {
    const found = body.subarray(at, at + atOnce + mark.length - 1).indexOf(mark);
    if (found >= 0) return at + found;
    await giveWay();
  }
  return -1;
}

async function formIn(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormData | null> {
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch {
    return null;
  }
}

function boundaryIn(contentType: string): string | null {
  try {
    return new MIMEType(contentType).params.get('boundary');
  } catch {
    return null;
  }
}
