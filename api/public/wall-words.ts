import type { Status } from '../../domain/commitment.ts';

/**
 * How everybody is told where a commitment stands: in words, with a picture beside them, and what the words
 * about it are called.
 */
export const wallWords: Readonly<Record<Status, { status: string; picture: string; about: string }>> = {
  thinking: { status: 'We are thinking about it', picture: 'not-sure.svg', about: 'What we may do' },
  doing: { status: 'We are doing it', picture: 'pencil.svg', about: 'What we are doing' },
  done: { status: 'We did what we said', picture: 'yes.svg', about: 'What we did' },
  cannot: { status: 'We can’t do it', picture: 'no.svg', about: 'Why we can’t' },
};

/** A commitment in the words for everybody. Where it cannot be done, the reason is what there is to say. */
export function forEverybody(
  { status, said, doing, why }: { status: Status; said: string; doing: string; why: string | null },
  people: number | null,
) {
  return { ...wallWords[status], key: status, said, did: why ?? doing, people };
}
