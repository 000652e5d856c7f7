import type { Status } from '../../domain/commitment.ts';
import { commaSeparated } from '../words/comma-separated.ts';
import type { HeardBack } from './heard-back.ts';
import type { Outcomes } from './outcomes.ts';
import type { CommitmentsReport } from './schema.ts';

const columns = [
  'kind',
  'commitment',
  'theme',
  'people',
  'said',
  'doing',
  'owner',
  'due',
  'status',
  'why',
  'became',
  'planAim',
  'mark',
  'on',
  'suppressed',
  'base',
  'told',
  'share',
  'low',
  'high',
  'asked',
  'medianDays',
  'inChat',
  'onPage',
  'waiting',
  'noChat',
  'refused',
  'failed',
  'yes',
  'no',
  'notSure',
] as const;

/**
 * The report as CSV (RFC 4180, UTF-8), a line each: the two headline figures, then each commitment and what
 * was told of it.
 */
export function commitmentsCsv({ heardBack, commitments }: CommitmentsReport): string {
  return commaSeparated(columns, [
    ...headlines(heardBack),
    ...commitments.flatMap(({ updates, sessions, madeOn, ...about }) => [
      { kind: 'commitment', on: madeOn, ...about },
      ...updates.flatMap((update) => toldLines(about.commitment, update)),
      ...sessions.map(({ on, people }) => ({
        kind: 'session',
        commitment: about.commitment,
        on,
        base: people,
      })),
    ]),
  ]);
}

function headlines({ inTime, wait }: HeardBack) {
  return [
    { kind: 'heard-back-in-time', ...inTime },
    { kind: 'days-to-hear-back', ...wait },
  ];
}

function toldLines(
  commitment: string,
  { on, status, sent, verdicts }: { on: string; status: Status } & Outcomes,
) {
  return [
    { kind: 'sent', commitment, on, status, ...sent },
    { kind: 'verdicts', commitment, on, status, ...verdicts },
  ];
}
