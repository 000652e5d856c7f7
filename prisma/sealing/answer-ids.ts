import { z } from 'zod';
import { isUuid } from '../database/identifiers.ts';
import type { Sealer } from '../sealing/sealing.ts';

/** Which answer a handle leads to. */
export type AnswerPlace = { response: string; question: string };

const place = 'answer handle';
const schema = z.tuple([z.string().refine(isUuid), z.string()]);

/** A name for an answer that says nothing of it, fit for an address: whoever reads words does not get to know whose, or which go together. */
export function handleOf(sealer: Sealer, side: string, { response, question }: AnswerPlace): string {
  return sealer.seal(JSON.stringify([response, question]), `${place} ${side}`).toString('base64url');
}

/** Null where it is no handle of ours, or of the other side. */
export function answerAt(sealer: Sealer, side: string, handle: string): AnswerPlace | null {
  if (!/^[\w-]{40,400}$/.test(handle)) return null;
  try {
    const opened = schema.safeParse(
      JSON.parse(sealer.open(Buffer.from(handle, 'base64url'), `${place} ${side}`)),
    );
    return opened.success ? { response: opened.data[0], question: opened.data[1] } : null;
  } catch {
    return null;
  }
}
