import { Fault } from '../../../fault.ts';
import type { InvitationRow } from '../../../prisma/stores/invitation-rows.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { seeOther } from '../../http/answer.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { titlesOf } from '../words/questionnaires.ts';
import { rowView } from './row-view.ts';

const path = '/staff/invitations/:id/cancel';

const cancelQuestion = template<{ row: ReturnType<typeof rowView> }>('invitations/cancel.njk', 'invitations');

/** Asks whether an invitation is to be taken back; of one that has ended it says so. */
export const askToCancel = page({
  name: 'staff.invitations.cancel.ask',
  method: 'GET',
  path,
  needs: 'cancel-invitations',
  reads: nothing,
  shows: [cancelQuestion],
  async handle({ stores, clock }, { params, show }) {
    const row = await invitationOf(stores, params.id, clock());
    const titles = await titlesOf(stores.questionnaires);
    return show(cancelQuestion, { title: 'Cancel this invitation?', row: rowView(row, titles) });
  },
});

/** Takes an invitation back. */
export const cancelInvitation = page({
  name: 'staff.invitations.cancel',
  method: 'POST',
  path,
  needs: 'cancel-invitations',
  reads: nothing,
  async handle({ stores, clock }, { params: { id }, signedIn }) {
    const now = clock();
    await invitationOf(stores, id, now);
    // Somebody may have finished in the meantime; the page then says so.
    const ended = await stores.people.invitations.cancel(id, now, signedIn.who);
    return seeOther(ended ? '/staff/invitations?cancelled' : `/staff/invitations/${id}/cancel`);
  },
});

/** Throws `not-found`. */
async function invitationOf({ people }: Stores, id: string, now: Date): Promise<InvitationRow> {
  const [card] = await people.invitations.cards({ id }, now);
  if (!card) {
    throw new Fault('not-found', 'There is no such invitation. It may have been deleted by its date.');
  }
  return card;
}
