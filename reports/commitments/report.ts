import { z } from 'zod';
import { isoDay } from '../../domain/calendar.ts';
import { type Status, statuses } from '../../domain/commitment.ts';
import { commaSeparated } from '../words/comma-separated.ts';
import { type HeardBack, heardBackSchema } from './heard-back.ts';
import { type Outcomes, outcomesSchema } from './outcomes.ts';

/** What became of a commitment by today: kept, past its day, found impossible, or still on its way. */
const endings = ['kept', 'overdue', 'cannot', 'open'] as const;
export type Ending = (typeof endings)[number];

/** What became of a commitment. Its day itself is not yet past. */
export function became({ status, due }: { status: Status; due: Date | null }, now: Date): Ending {
  if (status === 'done') return 'kept';
  if (status === 'cannot') return 'cannot';
  return isPast(due, now) ? 'overdue' : 'open';
}

function isPast(due: Date | null, now: Date): boolean {
  return due !== null && isoDay(due) < isoDay(now);
}

const dayText = z.iso.date();
const commitmentSchema = z.object({
  commitment: z.string().describe('Its id.'),
  theme: z.string().describe('The label of the theme by now.'),
  people: z
    .int()
    .nullable()
    .describe(
      'The distinct people who raised the theme, in whole batches of the threshold: there are so ' +
        'many at least. Null where they are too few. Of each side only where enough raised it there.',
    ),
  said: z.string(),
  doing: z.string(),
  owner: z.string(),
  due: dayText.nullable(),
  status: z.enum(statuses),
  why: z.string().nullable().describe('Why it cannot be done.'),
  became: z
    .enum(endings)
    .describe('Kept is done; overdue is neither done nor found impossible, and its day is past.'),
  planAim: z.string().nullable(),
  mark: z.literal([1, 2, 3]).nullable().describe("The service's own mark of progress."),
  madeOn: dayText,
  sessions: z
    .array(z.object({ on: dayText, people: z.int() }))
    .describe('Told in a session: when, and how many were there.'),
  updates: z.array(z.object({ status: z.enum(statuses), on: dayText, ...outcomesSchema.shape })),
});

/** Commitments kept and not, and who heard back. */
export const commitmentsReportSchema = z.object({
  threshold: z.int().describe('What fewer people than this make up is suppressed.'),
  on: dayText.describe('The day on which it was counted.'),
  heardBack: heardBackSchema,
  commitments: z.array(commitmentSchema),
});
export type CommitmentsReport = z.infer<typeof commitmentsReportSchema>;

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
