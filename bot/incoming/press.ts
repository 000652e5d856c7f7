import { z } from 'zod';
import { type Press, words } from '../../dialogs/state.ts';

const keys = z.array(z.string().max(200)).max(100);

/** Teams sends ticks as one string joined with commas; keys never hold one. */
const picked = z.union([
  keys,
  z
    .string()
    .max(20_000)
    .transform((joined) =>
      joined
        .split(',')
        .map((key) => key.trim())
        .filter(Boolean),
    )
    .pipe(keys),
]);

const pressSchema = z
  .object({
    card: z.string().min(1).max(64),
    picked: picked.optional(),
    text: z.string().optional(),
    word: z.enum(words).optional(),
    goTo: z.string().max(200).optional(),
  })
  .transform(({ card, picked, text, word, goTo }): Press => {
    const chosen = {
      ...(picked && { picked }),
      ...(text !== undefined && { text }),
      ...(word && { word }),
      ...(goTo !== undefined && { goTo }),
    };
    // A card sent with nothing ticked has no key for the ticks at all.
    return Object.keys(chosen).length > 0 ? { card, ...chosen } : { card, picked: [] };
  });

/**
 * The press in an activity's `value`, which channels deliver as an object or as a JSON string. Null where it
 * is not of one of our cards.
 */
export function pressIn(value: unknown): Press | null {
  if (value === undefined || value === null) return null;
  const parsed = pressSchema.safeParse(typeof value === 'string' ? fromJson(value) : value);
  return parsed.success ? parsed.data : null;
}

/** What a text says as JSON; null where it is none. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
