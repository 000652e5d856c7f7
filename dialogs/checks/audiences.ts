import type { Kind } from '../../domain/participant.ts';

/** At most so many words in a sentence, whoever reads. */
export const longestSentence = 15;

/**
 * What each audience is promised: the highest reading age in years, an easier wording for every question
 * ("simpler words"), and a picture with every choice.
 */
export const audiences: Readonly<Record<Kind, { readingAge: number; simpler: boolean; pictures: boolean }>> =
  {
    child: { readingAge: 9, simpler: true, pictures: true },
    parent: { readingAge: 11, simpler: true, pictures: false },
    victim: { readingAge: 11, simpler: true, pictures: false },
    'panel-member': { readingAge: 13, simpler: false, pictures: false },
    sentencer: { readingAge: 14, simpler: false, pictures: false },
  };
