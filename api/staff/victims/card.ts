import { Fault } from '../../../fault.ts';
import { square } from '../cards/square.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { victimsPath } from '../paths.ts';
import { dayInWords } from '../words/days.ts';
import { titlesOf } from '../words/questionnaires.ts';
import { standingWords } from '../words/standing.ts';
import { invitationInWords } from './asking.ts';
import { victimOf } from './one.ts';

const path = `${victimsPath}/:id/card/:invitation`;

/** The card that a victim is handed, and taking it back. It is shown only while they agree to contact, checked as it is read. */
export function victimCardPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { questionnaires } = stores;
  const { victims, invitations } = stores.victim;

  const one = async (id: string, invitation: string) => {
    const victim = await victimOf(victims, id);
    const row = (await victims.invitations(id, clock())).find((each) => each.id === invitation);
    if (!row)
      throw new Fault('not-found', 'There is no such invitation. It may have been deleted by its date.');
    return { victim, row: invitationInWords(row, await titlesOf(questionnaires)) };
  };

  return [
    {
      name: 'staff.victims.card',
      method: 'GET',
      path,
      needs: 'invite-victims',
      async handle({ params: { id = '', invitation = '' }, query, signedIn, origin }) {
        const victim = await victimOf(victims, id);
        const by = signedIn?.who ?? '';
        const card = await victims.card({ victim: id, invitation, by, now: clock() });
        if (!card)
          throw new Fault('not-found', 'There is no such card. It may have been deleted by its date.');
        const place = new URL(origin).host;
        return render('victims/card.njk', {
          title: 'Card for a person who was harmed',
          here: 'victims',
          signedIn,
          victim,
          made: query.has('made'),
          place,
          proxy: card.proxy,
          questionnaire: (await titlesOf(questionnaires))(card.questionnaire),
          due: dayInWords(card.due),
          ...(card.code === null
            ? { why: `${standingWords[card.standing].text}. There is no code to show.` }
            : { code: card.code, link: `${place}/c/${card.code}`, qr: square(`${origin}/c/${card.code}`) }),
        });
      },
    },
    {
      name: 'staff.victims.card.cancel.ask',
      method: 'GET',
      path: `${path}/cancel`,
      needs: 'invite-victims',
      async handle({ params: { id = '', invitation = '' }, signedIn }) {
        const { victim, row } = await one(id, invitation);
        return render('victims/cancel.njk', {
          title: 'Cancel this invitation?',
          here: 'victims',
          signedIn,
          victim,
          row,
        });
      },
    },
    {
      name: 'staff.victims.card.cancel',
      method: 'POST',
      path: `${path}/cancel`,
      needs: 'invite-victims',
      async handle({ params: { id = '', invitation = '' }, signedIn }) {
        const { victim } = await one(id, invitation);
        const ended = await invitations.cancel(invitation, clock(), signedIn?.who ?? '');
        return seeOther(ended ? `${victim.href}#asked` : `${victim.href}/card/${invitation}/cancel`);
      },
    },
  ];
}
