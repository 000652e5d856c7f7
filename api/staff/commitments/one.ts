import { Fault } from '../../../fault.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { commitmentsPath } from '../paths.ts';

/** The commitment of that id. Throws `not-found`. */
export async function commitmentOf(
  { commitments }: Pick<Stores, 'commitments'>,
  id: string,
): Promise<Commitment> {
  const commitment = await commitments.get(id);
  if (!commitment) throw new Fault('not-found', 'There is no such commitment.');
  return commitment;
}

/** The page of a commitment. */
export function commitmentPath(id: string): string {
  return `${commitmentsPath}/${id}`;
}

/** The page of a commitment once something is done to it, which it tells. */
export function donePath(id: string, deed: Deed): string {
  return `${commitmentPath(id)}?done=${deed}`;
}

const deeds = {
  made: 'The commitment is made.',
  changed: 'The words are changed.',
  moved: 'It is moved on. Tell people, so that they know.',
  marked: 'The mark is saved.',
  'on-wall': 'It is on the wall for everybody.',
  'off-wall': 'It is off the wall.',
  told: 'People are told now. Below you see who was told, and how.',
  again: 'Whoever raised it since is told now too.',
  session: 'The session is recorded.',
} as const;
export type Deed = keyof typeof deeds;

/** What was just done, by its name in the address; null where nothing was. */
export function deedInWords(name: string): string | null {
  const words: Readonly<Record<string, string>> = deeds;
  return Object.hasOwn(words, name) ? (words[name] ?? null) : null;
}
