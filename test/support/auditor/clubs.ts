import type { Answer } from '../../../dialogs/questionnaire.ts';
import type { Bands } from '../../../domain/participant.ts';
import { type BoardReport, boardReport } from '../../../reports/board/report.ts';
import { groupsOf, questionnaireOf, type Response } from '../responses.ts';

/** A questionnaire about a youth club. */
export const club = {
  id: 1,
  questionnaire: questionnaireOf([
    { key: 'mood', type: 'faces', ask: { default: 'How was it?', '10-14': 'Was it good?' } },
    {
      key: 'came',
      type: 'choice',
      ask: 'How did you get here?',
      options: [
        { key: 'walk', label: 'I walked' },
        { key: 'tram', label: 'By tram' },
        { key: 'dont-know', label: "I don't know", unscored: true },
      ],
    },
    { key: 'more', type: 'text', ask: 'You said {mood}. Why?' },
  ]),
};
/** The next version: a question in front, one gone, an option retired, one renamed, one new. */
export const clubNow = {
  id: 2,
  questionnaire: questionnaireOf([
    { key: 'safe', type: 'yes-no', ask: 'Was it safe?' },
    {
      key: 'came',
      type: 'choice',
      ask: 'How did you come?',
      options: [
        { key: 'boat', label: 'By boat' },
        { key: 'walk', label: 'On foot' },
        { key: 'tram', label: 'By tram', retired: true },
      ],
    },
    { key: 'more', type: 'text', ask: 'Why?' },
  ]),
};

let person = 0;
/** So many people who all answered the same. */
export function people(
  number: number,
  answers: Record<string, Answer>,
  bands: Bands = {},
  version = club,
): Response[] {
  return Array.from({ length: number }, () => ({ person: person++, bands, version, answers }));
}

/** A report on these responses, of the half-year in which they are where they do not say otherwise. */
export function report(
  responses: Response[],
  more: Partial<Parameters<typeof boardReport>[0]> = {},
): BoardReport {
  return boardReport({
    from: '2025-10',
    to: '2026-03',
    threshold: 5,
    groups: groupsOf(responses),
    asked: [],
    newest: [],
    ...more,
  });
}
