import { z } from 'zod';
import { linkOf } from '../../../domain/invitation-code.ts';
import { Fault } from '../../../fault.ts';
import type { InvitationCard } from '../../../prisma/stores/invitation-rows.ts';
import { seeOther } from '../../http/answer.ts';
import { qrCode } from '../cards/qr-code.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { nothing, present } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { titlesOf } from '../words/questionnaires.ts';
import { standingWords } from '../words/standing.ts';
import { invitationInWords } from './asking.ts';
import { type VictimShown, victimOf } from './one.ts';

const path = `${victimsPath}/:id/card/:invitation`;

type Which = Readonly<{ id: string; invitation: string }>;
type Invited = { victim: VictimShown; row: ReturnType<typeof invitationInWords> };

const victimCard = template<ReturnType<typeof cardView>>('victims/card.njk', 'victims');
const cancelQuestion = template<Invited>('victims/cancel.njk', 'victims');

/** The card that a victim is handed. It is shown only while they agree to contact, checked as it is read. */
export const showCard = page({
  name: 'staff.victims.card',
  method: 'GET',
  path,
  needs: 'invite-victims',
  reads: z.object({ made: present }),
  shows: [victimCard],
  async handle({ stores, clock }, { params: { id, invitation }, read, signedIn: { who: by }, origin, show }) {
    const { victims } = stores.victim;
    const victim = await victimOf(victims, id);
    const card = await victims.card({ victim: id, invitation, by, now: clock() });
    if (!card) throw new Fault('not-found', 'There is no such card. It may have been deleted by its date.');
    const titles = await titlesOf(stores.questionnaires);
    return show(victimCard, cardView({ victim, card, titles, made: read.made, origin }));
  },
});

/** Asks whether somebody is sure to cancel. */
export const askToCancel = page({
  name: 'staff.victims.card.cancel.ask',
  method: 'GET',
  path: `${path}/cancel`,
  needs: 'invite-victims',
  reads: nothing,
  shows: [cancelQuestion],
  async handle(dependencies, { params, show }) {
    const { victim, row } = await invitedAs(dependencies, params);
    return show(cancelQuestion, { title: 'Cancel this invitation?', victim, row });
  },
});

export const cancelInvitation = page({
  name: 'staff.victims.card.cancel',
  method: 'POST',
  path: `${path}/cancel`,
  needs: 'invite-victims',
  reads: nothing,
  async handle(dependencies, { params, signedIn: { who } }) {
    const { stores, clock } = dependencies;
    const { victim } = await invitedAs(dependencies, params);
    const { invitation } = params;
    const ended = await stores.victim.invitations.cancel(invitation, clock(), who);
    return seeOther(ended ? `${victim.href}#asked` : `${victim.href}/card/${invitation}/cancel`);
  },
});

/** Throws `not-found` where there is no such person, or no such invitation of theirs. */
async function invitedAs({ stores, clock }: StaffDependencies, { id, invitation }: Which): Promise<Invited> {
  const { victims } = stores.victim;
  const victim = await victimOf(victims, id);
  const row = (await victims.invitations(id, clock())).find((each) => each.id === invitation);
  if (!row)
    throw new Fault('not-found', 'There is no such invitation. It may have been deleted by its date.');
  return { victim, row: invitationInWords(row, await titlesOf(stores.questionnaires)) };
}

function cardView({
  victim,
  card: { questionnaire, due, proxy, code, standing },
  titles,
  made,
  origin,
}: {
  victim: VictimShown;
  card: InvitationCard;
  titles: (key: string) => string;
  made: boolean;
  origin: string;
}) {
  const place = new URL(origin).host;
  return {
    title: 'Card for a person who was harmed',
    victim,
    made,
    place,
    proxy,
    questionnaire: titles(questionnaire),
    due: dayInWords(due),
    code: code && { text: code, link: linkOf(place, code), qr: qrCode(linkOf(origin, code)) },
    /** Said in the place of a code that is not there any more. */
    instead: `${standingWords[standing].text}. There is no code to show.`,
  };
}
