import { english, phraseIn } from '../../../dialogs/phrases/index.ts';
import { verdicts } from '../../../domain/commitment.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import { wallWords } from '../../public/wall-words.ts';
import { raisedThemes } from '../../v1/figures/commitments.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { commitmentPath } from './one.ts';
import { statusTags } from './words.ts';

/** An update on its way to be told: its id, and what was said and done in the words that people read. */
export type UpdateToTell = { commitment: Commitment; update: string; said: string; did: string };

/** The form in which it is put in words. */
export async function tellView(
  dependencies: StaffDependencies,
  telling: UpdateToTell,
  problems: readonly Problem[] = [],
) {
  const { status } = telling.commitment;
  return {
    ...(await sharedView(dependencies, telling)),
    title: 'Tell people',
    tag: statusTags[status],
    /** What the words about it are called. */
    about: wallWords[status].about,
    problems,
    wrong: wrongOf(problems),
  };
}

/** The words as people read them: as the chat says them, to the word. */
export async function previewView(dependencies: StaffDependencies, telling: UpdateToTell) {
  const { status } = telling.commitment;
  return {
    ...(await sharedView(dependencies, telling)),
    title: 'Check what people will read',
    standing: status,
    picture: wallWords[status].picture,
    says: {
      said: phraseIn(english, 'update.said').text,
      did: phraseIn(english, `update.${status}`).text,
      asks: phraseIn(english, 'update.ask').text,
      choices: verdicts.map((verdict) => phraseIn(english, verdict).text),
    },
  };
}

async function sharedView(dependencies: StaffDependencies, { commitment, update, said, did }: UpdateToTell) {
  const raised = await raisedThemes(dependencies);
  return {
    action: `${commitmentPath(commitment.id)}/tell`,
    back: commitmentPath(commitment.id),
    update,
    theme: raised(commitment.theme).label,
    words: { said, did },
  };
}
