import { z } from 'zod';
import type { Codes } from '../codes.ts';
import { newToken } from '../new-token.ts';
import { doorLine } from '../outgoing/door.ts';
import { newOpening } from '../tabs.ts';
import { type DirectLineRequest, refused } from './answer.ts';
import type { Shown } from './entry.ts';
import { contentIn } from './posted.ts';

/** The body of tokens/generate: what Direct Line's clients send, with a code in the place of the secret. */
const generateSchema = z.object({
  code: z.string().trim().min(1).max(100),
  locale: z.string().max(35).optional().catch(undefined),
  user: z
    .object({ id: z.string().min(1).max(100) })
    .optional()
    .catch(undefined),
});

/** What a code lets its holder do, or why nothing. Unknown and cancelled codes are answered alike. */
export async function passFor(
  request: DirectLineRequest,
  { codes, clock }: { codes: Codes; clock(): Date },
): Promise<Shown> {
  const asked = generateSchema.safeParse(contentIn(request));
  if (!asked.success) {
    return { refusal: refused(400, 'bad-request', 'A code is needed, such as {"code": "BCDFG-HJKMN"}.') };
  }
  const { code, locale, user } = asked.data;
  const found = await codes.find(code, request.remoteAddress);
  switch (found.is) {
    case 'open': {
      const { conversation, ticket } = found;
      const id = user?.id ?? newToken() + newToken();
      const owner = id.startsWith('dl_') ? id : `dl_${id}`;
      const pass = { conversation, ticket, user: owner, opening: newOpening(clock()) };
      return { pass: locale ? { ...pass, locale } : pass };
    }
    case 'ended':
      return { refusal: refused(410, 'code-ended', doorLine('ended', locale).text) };
    case 'not-open':
      return { refusal: refused(404, 'code-not-open', doorLine('not-open', locale).text) };
    case 'too-many-guesses': {
      const headers = { 'retry-after': String(found.retryAfter) };
      return {
        refusal: refused(429, 'too-many-guesses', doorLine('too-many-guesses', locale).text, headers),
      };
    }
  }
}
