import type { InvitationStore } from '../../../prisma/stores/invitations.ts';
import type { NewInvitation } from './new.ts';

/**
 * References that were invited before (`again`), and those whose invitation to the same questionnaire still
 * works (`open`).
 */
export async function askedBefore(
  store: Pick<InvitationStore, 'known'>,
  invitations: readonly NewInvitation[],
  now: Date,
): Promise<{ again: string[]; open: string[] }> {
  const named = invitations.flatMap(
    ({ reference, participant: { kind }, questionnaire: { questionnaire } }) =>
      reference === undefined ? [] : [{ reference, kind, key: questionnaire.key }],
  );
  const before = await store.known(
    named.map(({ kind, reference }) => ({ kind, reference })),
    now,
  );
  const again = new Set(before.map(whoOf));
  const open = new Set(before.filter((one) => one.open).map((one) => `${whoOf(one)} ${one.questionnaire}`));
  return {
    again: named.filter((one) => again.has(whoOf(one))).map(({ reference }) => reference),
    open: named.filter((one) => open.has(`${whoOf(one)} ${one.key}`)).map(({ reference }) => reference),
  };
}

function whoOf({ kind, reference }: { kind: string; reference: string }): string {
  return `${kind} ${reference}`;
}
