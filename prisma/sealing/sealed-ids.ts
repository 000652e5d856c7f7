import { z } from 'zod';
import { isUuid } from '../database/identifiers.ts';
import type { Sealer } from './sealing.ts';

/** Which answer it is. */
export type AnswerId = { response: string; question: string };

const place = 'answer id';
const schema = z.tuple([z.string().refine(isUuid), z.string()]);

/**
 * The id of an answer, sealed and fit for an address: whoever reads words does not get to know whose, or
 * which go together. It is another each time.
 */
export function sealedIdOf(sealer: Sealer, side: string, { response, question }: AnswerId): string {
  return sealer.seal(JSON.stringify([response, question]), `${place} ${side}`).toString('base64url');
}

/** Null where it is no sealed id of ours, or one of the other side. */
export function answerIdIn(sealer: Sealer, side: string, sealedId: string): AnswerId | null {
  if (!/^[\w-]{40,400}$/.test(sealedId)) return null;
  try {
    const opened = schema.safeParse(
      JSON.parse(sealer.open(Buffer.from(sealedId, 'base64url'), `${place} ${side}`)),
    );
    return opened.success ? { response: opened.data[0], question: opened.data[1] } : null;
  } catch {
    return null;
  }
}
