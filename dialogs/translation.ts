import { z } from 'zod';

/**
 * A questionnaire in another language: a file beside it, `KEY.LANG.yaml`, with a text for each string it
 * translates, by the string's place (dialogs/wording/wording.ts lists them): `title`, `listened.ask`,
 * `listened.ask.under-18`, `listened.options.yes`, `listened.labels.1`, `worker.instruction`,
 * `worker.fair.ask`. A missing one falls back to English.
 */
export const translationSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language tag such as cy or pt-BR'),
  /** What speakers call it. */
  name: z.string().min(1),
  /** Who checked it, by role; without it the translation is a draft, which a lead must accept first. */
  reviewedBy: z.string().min(1).optional(),
  strings: z.record(z.string(), z.string().trim().min(1)),
});
export type Translation = z.infer<typeof translationSchema>;

/** Those that respondents are offered: the ones that somebody has checked. */
export function offered(translations: Readonly<Record<string, Translation>>): Record<string, Translation> {
  return Object.fromEntries(
    Object.entries(translations).filter(([, { reviewedBy }]) => reviewedBy !== undefined),
  );
}
