import { Fault } from '../../../fault.ts';
import type { InvitationCard } from '../../../prisma/stores/invitation-rows.ts';
import { square } from '../cards/square.ts';
import { cardWords } from '../cards/words.ts';
import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { counted } from '../words/counted.ts';
import { dayInWords } from '../words/days.ts';
import { mayBeAsked, titleOf } from '../words/questionnaires.ts';
import { standingWords } from '../words/standing.ts';

/** Cards to print and hand out. */
export function cardPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { audit, people, questionnaires } = stores;
  return [
    {
      name: 'staff.invitations.cards',
      method: 'GET',
      path: '/staff/invitations/cards',
      needs: 'invite',
      async handle({ query, signedIn, origin }) {
        const now = clock();
        const batch = query.get('batch');
        const id = query.get('id') ?? '';
        const found = await people.invitations.cards(batch === null ? { id } : { batch }, now);
        if (found.length === 0) {
          throw new Fault(
            'not-found',
            'There are no cards here. The invitations may have been deleted by their date.',
          );
        }
        // Whoever sees a code could answer with it: nobody sees one unless it is written down first.
        if (found.some(({ code }) => code !== null)) {
          const to = batch === null ? id : `batch:${batch}`;
          await audit.write({ who: signedIn?.who ?? '', did: 'invitation.codes-seen', to, at: now });
        }
        const asked = new Map((await mayBeAsked(questionnaires)).map((one) => [one.questionnaire.key, one]));
        const place = new URL(origin).host;
        return render('invitations/cards.njk', {
          title: found.length === 1 ? 'Invitation card' : `${found.length} invitation cards`,
          here: 'invitations',
          signedIn,
          made: batch === null ? null : counted(found.length),
          open: found.filter(({ code }) => code !== null).length,
          place,
          cards: found.map((card) => {
            const version = asked.get(card.questionnaire);
            return {
              reference: card.reference,
              title: version ? titleOf(version) : card.questionnaire,
              due: dayInWords(card.due),
              words: cardWords(version?.questionnaire),
              ...(card.code === null
                ? { why: whyNone(card) }
                : {
                    code: card.code,
                    link: `${place}/c/${card.code}`,
                    qr: square(`${origin}/c/${card.code}`),
                  }),
            };
          }),
        });
      },
    },
  ];
}

function whyNone({ standing, due }: InvitationCard): string {
  if (standing === 'over')
    return `The last day was ${dayInWords(due)}. Invite this person again to make a new card.`;
  if (standing === 'finished') return 'This person has finished. Their code is not shown any more.';
  return `${standingWords[standing].text}. There is no code to show.`;
}
