import type { InvitationRow } from '../../../prisma/stores/invitation-rows.ts';
import { isOpen } from '../words/standing.ts';
import type { NewInvitation } from './new.ts';

/**
 * References that were invited before (`again`), and those whose invitation to the same questionnaire still
 * works (`open`).
 */
export function askedBefore(
  invitations: readonly NewInvitation[],
  known: readonly InvitationRow[],
): { again: string[]; open: string[] } {
  const before = new Set<string>();
  const open = new Set<string>();
  for (const { reference, kind, questionnaire, standing } of known) {
    if (reference === null) continue;
    const who = whoOf(kind, reference);
    before.add(who);
    if (isOpen(standing)) open.add(`${who} ${questionnaire}`);
  }
  const named = invitations.flatMap(({ reference, participant, questionnaire: { questionnaire } }) =>
    reference === undefined
      ? []
      : [{ reference, who: whoOf(participant.kind, reference), key: questionnaire.key }],
  );
  return {
    again: named.filter(({ who }) => before.has(who)).map(({ reference }) => reference),
    open: named.filter(({ who, key }) => open.has(`${who} ${key}`)).map(({ reference }) => reference),
  };
}

function whoOf(kind: string, reference: string): string {
  return `${kind} ${reference}`;
}
