import { z } from 'zod';

/** A row as it is published: with its figures, or suppressed and without a single number. */
export type Row<Figures> = ({ suppressed: false } & Figures) | { suppressed: true };

/** The schema of a row: `about` says which it is, `figures` stand only where it is not suppressed. */
export function rowSchema<About extends z.ZodRawShape, Figures extends z.ZodRawShape>(
  about: About,
  figures: Figures,
) {
  return z.discriminatedUnion('suppressed', [
    z.object({ ...about, suppressed: z.literal(false), ...figures }),
    z.object({ ...about, suppressed: z.literal(true) }),
  ]);
}

/** A row, with figures only where it is not suppressed. */
export function row<Figures>(suppressed: boolean, figures: () => Figures): Row<Figures> {
  return suppressed ? { suppressed: true } : { suppressed: false, ...figures() };
}
