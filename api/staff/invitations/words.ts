import type { Wording } from '../../../dialogs/questionnaire.ts';
import { sideOf } from '../../../domain/participant.ts';
import type { Standing } from '../../../prisma/stores/invitation-rows.ts';
import type { QuestionnaireStore, Version } from '../../../prisma/stores/questionnaires.ts';

/** What the pages call a standing, and the colour of its tag beside the words. */
export const standingWords: Readonly<Record<Standing, { text: string; colour: string }>> = {
  'not-started': { text: 'Not started', colour: 'grey' },
  started: { text: 'Started', colour: 'blue' },
  finished: { text: 'Finished', colour: 'green' },
  over: { text: 'Time is over', colour: 'orange' },
  cancelled: { text: 'Cancelled', colour: 'red' },
};

/** The standing of that name, null where there is none. */
export function standingOf(name: string): Standing | null {
  return standings.find((standing) => standing === name) ?? null;
}
export const standings: readonly Standing[] = ['not-started', 'started', 'finished', 'over', 'cancelled'];

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day as GOV.UK writes it: 3 May 2026. */
export function dayInWords(day: Date): string {
  return days.format(day);
}

export function titleOf({ questionnaire }: Pick<Version, 'questionnaire'>): string {
  return plain(questionnaire.title);
}

function plain(wording: Wording): string {
  return typeof wording === 'string' ? wording : wording.default;
}

/** "1 invitation", "23 invitations". */
export function counted(many: number, one = 'invitation'): string {
  return `${many} ${one}${many === 1 ? '' : 's'}`;
}

/** The newest version of each questionnaire for those who were harmed. */
export async function victimsMayBeAsked(questionnaires: QuestionnaireStore): Promise<Version[]> {
  return (await newestOfAll(questionnaires)).filter(
    ({ questionnaire }) => sideOf(questionnaire.audience) === 'victim',
  );
}

/** The newest version of each questionnaire for everybody else. Victims are asked on pages of their own, with their consent. */
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
