import type { BandName } from '../../domain/participant.ts';
import { type Comparison, globalMajority, type Voices, type VoicesQuestionnaire } from './schema.ts';

/** A group that is compared, with the questionnaire whose answers are. */
export type ComparedGroup = {
  questionnaire: string;
  title: string;
  band: BandName;
  value: string;
  compared: Comparison;
};

/** Those of whom clearly fewer answered than there are, the widest gap first. */
export function missing(voices: Voices): ComparedGroup[] {
  return voices.questionnaires
    .flatMap(comparedGroups)
    .filter(({ compared }) => compared.says === 'fewer')
    .sort((a, b) => gap(b.compared) - gap(a.compared));
}

/** Whom inspections ask about, however they stand: of the questionnaire that most answered. */
export function inspected({ questionnaires }: Voices): ComparedGroup[] {
  const most = questionnaires.toSorted((a, b) => answeredOf(b) - answeredOf(a))[0];
  const groups = most ? comparedGroups(most) : [];
  return askedAbout.flatMap(([band, value]) =>
    groups.filter((group) => group.band === band && group.value === value),
  );
}

const askedAbout: readonly (readonly [BandName, string])[] = [
  ['gender', 'girl'],
  ['ethnicity', globalMajority],
  ['care', 'in-care'],
];

function comparedGroups({ questionnaire, title, bands }: VoicesQuestionnaire): ComparedGroup[] {
  return bands.flatMap(({ band, rows, together }) =>
    [...rows, ...(together ? [together] : [])].flatMap((row) =>
      'compared' in row && row.compared
        ? [{ questionnaire, title, band, value: row.value, compared: row.compared }]
        : [],
    ),
  );
}

function answeredOf(one: VoicesQuestionnaire): number {
  return one.suppressed ? 0 : (one.answered ?? 0);
}

/** Whether there is anything to say it of at all. */
export function anyCompared({ questionnaires }: Voices): boolean {
  return questionnaires.some(({ bands }) => bands.some(({ base }) => base > 0));
}

function gap({ share, caseloadShare }: Comparison): number {
  return caseloadShare - share;
}
