import { Fault } from '../../../fault.ts';
import type { InvitationFilter, InvitationRow } from '../../../prisma/stores/invitation-rows.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { dayInWords } from '../words/days.ts';
import { titlesOf } from '../words/questionnaires.ts';
import { standingOf, standings, standingWords } from '../words/standing.ts';

const aPage = 50;
const path = '/staff/invitations';

/** Who has been asked, and taking an invitation back. What was answered is never here. */
export function invitationPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { questionnaires, people } = stores;

  const one = async (id: string) => {
    const [card] = await people.invitations.cards({ id }, clock());
    if (!card)
      throw new Fault('not-found', 'There is no such invitation. It may have been deleted by its date.');
    // The code stays where it is.
    const { code: _, ...row } = card;
    return inWords(row, await titlesOf(questionnaires));
  };

  return [
    {
      name: 'staff.invitations',
      method: 'GET',
      path,
      needs: 'see-invitations',
      async handle({ query, signedIn }) {
        const now = clock();
        const filter = filterOf(query);
        const after = query.get('after') ?? undefined;
        const found = await people.invitations.list({
          ...filter,
          ...(after !== undefined && { after }),
          most: aPage + 1,
          now,
        });
        const rows = found.slice(0, aPage);
        const titles = await titlesOf(questionnaires);
        const keys = await questionnaires.keys();
        const filtered = Object.keys(filter).length > 0;
        const last = found.length > aPage ? rows.at(-1)?.id : undefined;
        return render('invitations/list.njk', {
          title: 'Invitations',
          here: 'invitations',
          signedIn,
          rows: rows.map((row) => inWords(row, titles)),
          filtered,
          filter,
          empty: !filtered && after === undefined && rows.length === 0,
          statuses: [
            { value: '', text: 'Any' },
            ...standings.map((value) => ({
              value,
              text: standingWords[value].text,
              selected: value === filter.standing,
            })),
          ],
          questionnaires: [
            { value: '', text: 'Any' },
            ...keys.map((value) => ({
              value,
              text: titles(value),
              selected: value === filter.questionnaire,
            })),
          ],
          next: last && `${path}?${new URLSearchParams({ ...filter, after: last })}`,
          first: after !== undefined && `${path}?${new URLSearchParams({ ...filter })}`,
          cancelled: query.has('cancelled'),
        });
      },
    },
    {
      name: 'staff.invitations.cancel.ask',
      method: 'GET',
      path: `${path}/:id/cancel`,
      needs: 'cancel-invitations',
      async handle({ params: { id = '' }, signedIn }) {
        const row = await one(id);
        const title = 'Cancel this invitation?';
        return render('invitations/cancel.njk', { title, here: 'invitations', signedIn, row });
      },
    },
    {
      name: 'staff.invitations.cancel',
      method: 'POST',
      path: `${path}/:id/cancel`,
      needs: 'cancel-invitations',
      async handle({ params: { id = '' }, signedIn }) {
        await one(id);
        const now = clock();
        // Somebody may have finished in the meantime; the page then says so.
        const ended = await people.invitations.cancel(id, now, signedIn?.who ?? '');
        if (!ended) return seeOther(`${path}/${id}/cancel`);
        return seeOther(`${path}?cancelled`);
      },
    },
  ];
}

function filterOf(query: URLSearchParams): InvitationFilter {
  const standing = standingOf(query.get('standing') ?? '');
  const questionnaire = query.get('questionnaire')?.replaceAll('\0', '');
  const reference = query.get('reference')?.replaceAll('\0', '').trim().slice(0, 100);
  return {
    ...(standing && { standing }),
    ...(questionnaire && { questionnaire }),
    ...(reference && { reference }),
  };
}

function inWords(row: InvitationRow, titles: (key: string) => string) {
  const open = row.standing === 'not-started' || row.standing === 'started';
  return {
    id: row.id,
    reference: row.reference ?? 'No reference',
    called: row.reference ? `reference ${row.reference}` : `made ${dayInWords(row.madeAt)}, no reference`,
    title: titles(row.questionnaire),
    made: dayInWords(row.madeAt),
    due: dayInWords(row.due),
    standing: standingWords[row.standing],
    open,
  };
}
