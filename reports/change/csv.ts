import { commaSeparated } from '../words/comma-separated.ts';
import type { ChangeReport } from './report.ts';

const columns = [
  'question',
  'base',
  'up',
  'stayed',
  'down',
  'p',
  'says',
  'suppressed',
  'wording',
  'lowest',
  'highest',
] as const;

/**
 * The change as CSV (RFC 4180, UTF-8): the same figures as the JSON, a question a line. A suppressed one has
 * no numbers.
 */
export function changeCsv({ questions }: ChangeReport): string {
  return commaSeparated(columns, questions);
}
