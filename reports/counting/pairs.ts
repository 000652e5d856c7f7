import { type Question, questionsOf } from '../../dialogs/questionnaire.ts';
import { inOneGo } from '../../domain/giving-way.ts';
import { distinctRespondents } from './distinct-respondents.ts';
import type { CountedVersion } from './joined-questionnaire.ts';
import { categoriesOf, codeOf } from './tally.ts';

/** The last earlier and the last later response of one person. */
export type Pair = { earlier: Response; later: Response };
type Response = { version: CountedVersion; cells: readonly string[] };

/** Responses of one version, a line each as in released.ts. */
export type Responses = { version: CountedVersion; rows: string };

/**
 * Everybody who answered both, with the last response of each. The last is the one of the newest version, and
 * within a version the one that stands last in the groups and rows as they are handed over: hand them over
 * oldest first.
 */
export function pairsOf(earlier: readonly Responses[], later: readonly Responses[]): Pair[] {
  const byAge = (groups: readonly Responses[]) => groups.toSorted((a, b) => a.version.id - b.version.id);
  const groups = [...byAge(earlier), ...byAge(later)];
  const { newest, previous, groupOf, starts } = inOneGo(distinctRespondents(groups));
  const isLater = (row: number) => (groupOf[row] ?? 0) >= earlier.length;

  return newest.flatMap((last) => {
    let first = last;
    while (first >= 0 && isLater(first)) first = previous[first] ?? -1;
    if (first < 0 || first === last) return [];
    const response = (row: number) => responseAt(groups[groupOf[row] ?? -1], starts[row] ?? 0);
    const [before, after] = [response(first), response(last)];
    return before && after ? [{ earlier: before, later: after }] : [];
  });
}

function responseAt(group: Responses | undefined, start: number): Response | null {
  if (!group) return null;
  const end = group.rows.indexOf('\n', start);
  const row = group.rows.slice(start, end === -1 ? undefined : end);
  return { version: group.version, cells: row.split(',') };
}

/**
 * The place on its scale that a response gave to a question; null where it gave none, or its version asked
 * something else.
 */
export function placeGiven(
  { version, cells }: Response,
  { key, type }: Pick<Question, 'key' | 'type'>,
): number | null {
  const questions = questionsOf(version.questionnaire);
  const at = questions.findIndex((question) => question.key === key && question.type === type);
  const question = questions[at];
  if (!question) return null;
  const place = categoriesOf(question).findIndex((_, code) => codeOf(code) === cells[at]);
  return place === -1 ? null : place;
}
