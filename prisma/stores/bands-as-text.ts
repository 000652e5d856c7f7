import { type BandName, type Bands, bandNames, bandsSchema } from '../../domain/participant.ts';

/**
 * Bands as text in one order, so that records with the same bands group together. `only` leaves out all
 * others.
 */
export function bandsText(bands: Bands, only: readonly BandName[] = bandNames): string {
  return JSON.stringify(
    bands,
    bandNames.filter((name) => only.includes(name)),
  );
}

export function bandsOf(text: string): Bands {
  return bandsSchema.parse(JSON.parse(text));
}
