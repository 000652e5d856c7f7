/** Where a commitment stands, as everybody may read it: *thinking, doing, done, we can't, and why*. */
export const statuses = ['thinking', 'doing', 'done', 'cannot'] as const;
export type Status = (typeof statuses)[number];

/**
 * Where a commitment may go from where it stands: the one table. What is done may turn out not to be; what
 * could not be done may come back.
 */
export const nextStatuses: Readonly<Record<Status, readonly Status[]>> = {
  thinking: ['doing', 'done', 'cannot'],
  doing: ['done', 'cannot', 'thinking'],
  done: ['doing'],
  cannot: ['thinking'],
};

export function mayMove(from: Status, to: Status): boolean {
  return nextStatuses[from].includes(to);
}

/** Whether something is still to be done about it. */
export function isUnderWay(status: Status): boolean {
  return status === 'thinking' || status === 'doing';
}

/** What somebody says to "does this help?". */
export const verdicts = ['yes', 'no', 'not-sure'] as const;
export type Verdict = (typeof verdicts)[number];

/**
 * What a commitment had come to on a day, as it is told: what people had said, and what was done about it.
 */
export type Update = { id: string; status: Status; said: string; did: string };
