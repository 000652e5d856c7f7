import type { InvitationRow } from '../../../prisma/stores/invitation-rows.ts';
import { may } from '../../http/access.ts';
import type { StaffDependencies } from '../dependencies.ts';
import type { SignedIn } from '../signed-in.ts';
import { dayInWords } from '../words/days.ts';
import { titlesOf } from '../words/questionnaires.ts';
import { standingWords } from '../words/standing.ts';
import type { VictimShown } from './one.ts';

/** What a victim was asked to answer, as the section of their page shows it. */
export async function askingOf({ stores, clock }: StaffDependencies, victim: VictimShown, worker: SignedIn) {
  const rows = await stores.victim.victims.invitations(victim.id, clock());
  const titles = await titlesOf(stores.questionnaires);
  return {
    rows: rows.map((row) => invitationInWords(row, titles)),
    mayInvite: may(worker, 'invite-victims'),
    agreed: victim.consents.contact === true,
  };
}

/** One invitation of theirs. */
export function invitationInWords(row: InvitationRow, titles: (key: string) => string) {
  return {
    id: row.id,
    title: titles(row.questionnaire),
    made: dayInWords(row.madeAt),
    due: dayInWords(row.due),
    standing: standingWords[row.standing],
    proxy: row.proxy,
    open: row.standing === 'not-started' || row.standing === 'started',
  };
}
