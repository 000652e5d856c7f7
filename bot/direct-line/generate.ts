import { z } from 'zod';
import type { Codes } from '../codes.ts';
import { newToken } from '../new-token.ts';
import { doorLine } from '../outgoing/door.ts';
import { conversationsOf, type Sides } from '../sides.ts';
import { isAnsweredElsewhere, newOpening } from '../tabs.ts';
import { type DirectLineRequest, refusals, refused } from './answer.ts';
import type { Shown } from './entry.ts';
import { contentIn } from './posted.ts';
import type { Tokens } from './tokens.ts';

/** Nobody has a token yet, so little is read. */
const mostBytes = 65_536;
/** A whole message may be pasted where a code belongs. */
const mostTyped = 2000;

/** The body of tokens/generate: what Direct Line's clients send, with a code in the place of the secret. */
const generateSchema = z.object({
  code: z.string().trim().min(1).max(mostTyped),
  locale: z.string().max(35).optional().catch(undefined),
  user: z
    .object({ id: z.string().min(1).max(100) })
    .optional()
    .catch(undefined),
  takeOver: z.boolean().optional().catch(undefined),
  before: z.string().max(4000).optional().catch(undefined),
});

/** What a code lets its holder do, or why nothing. Unknown and cancelled codes are answered alike. */
export async function passFor(
  request: DirectLineRequest,
  { codes, sides, tokens, clock }: { codes: Codes; sides: Sides; tokens: Tokens; clock(): Date },
): Promise<Shown> {
  const asked = generateSchema.safeParse(await contentIn(request, mostBytes));
  if (!asked.success) {
    return { refusal: refused(400, 'bad-request', 'A code is needed, such as {"code": "BCDFG-HJKMN"}.') };
  }
  const { code, locale, user, before, takeOver = false } = asked.data;
  const found = await codes.find(code, { address: request.remoteAddress });
  switch (found.is) {
    case 'open': {
      const { conversation, ticket } = found;
      const id = user?.id ?? newToken() + newToken();
      const owner = id.startsWith('dl_') ? id : `dl_${id}`;
      const now = clock();
      const opening = openingBefore(before, conversation, tokens) ?? newOpening(now);
      const current = await conversationsOf(sides, conversation).fresh(conversation);
      if (current && !takeOver && isAnsweredElsewhere(current, opening)) {
        return { refusal: refusals.answeredElsewhere() };
      }
      const takesOver = takeOver && { takesOver: now.getTime() };
      return {
        pass: { conversation, ticket, user: owner, opening, ...(locale && { locale }), ...takesOver },
      };
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

/** The opening that an older token of the same conversation is of: the same tab opens its code again. */
function openingBefore(token: string | undefined, conversation: string, tokens: Tokens): string | undefined {
  const opened = token === undefined ? undefined : tokens.openToken(token);
  return opened?.is === 'valid' && opened.of.conversation === conversation ? opened.of.opening : undefined;
}
