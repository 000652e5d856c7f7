import type { Wording } from '../../../dialogs/questionnaire.ts';
import { sideOf } from '../../../domain/participant.ts';
import type { QuestionnaireStore, Version } from '../../../prisma/stores/questionnaires.ts';

/** What a questionnaire is called in English. */
export function titleOf({ questionnaire }: Pick<Version, 'questionnaire'>): string {
  return inEnglish(questionnaire.title);
}

function inEnglish(wording: Wording): string {
  return typeof wording === 'string' ? wording : wording.default;
}

/** The newest version of each questionnaire for those who were harmed. */
export async function victimsMayBeAsked(questionnaires: QuestionnaireStore): Promise<Version[]> {
  return (await newestOfAll(questionnaires)).filter(
    ({ questionnaire }) => sideOf(questionnaire.audience) === 'victim',
  );
}

/**
 * The newest version of each questionnaire for everybody else. Victims are asked on pages of their own, with
 * their consent.
 */
export async function mayBeAsked(questionnaires: QuestionnaireStore): Promise<Version[]> {
  return (await newestOfAll(questionnaires)).filter(
    ({ questionnaire }) => sideOf(questionnaire.audience) !== 'victim',
  );
}

/** Titles by key. A key that is not published any more is its own title. */
export async function titlesOf(questionnaires: QuestionnaireStore): Promise<(key: string) => string> {
  const titles = new Map(
    (await newestOfAll(questionnaires)).map((version) => [version.questionnaire.key, titleOf(version)]),
  );
  return (key) => titles.get(key) ?? key;
}

async function newestOfAll(questionnaires: QuestionnaireStore): Promise<Version[]> {
  const versions = await Promise.all((await questionnaires.keys()).map((key) => questionnaires.newest(key)));
  return versions.filter((version) => version !== null);
}
