import { z } from 'zod';
import { oneByOne } from '../../../domain/giving-way.ts';
import { linkOf } from '../../../domain/invitation-code.ts';
import { Fault } from '../../../fault.ts';
import type { InvitationCard } from '../../../prisma/stores/invitation-rows.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import type { Escaped } from '../../http/templates.ts';
import { qrCode } from '../cards/qr-code.ts';
import { cardWords } from '../cards/words.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { counted } from '../words/counted.ts';
import { dayInWords } from '../words/days.ts';
import { mayBeAsked, titleOf } from '../words/questionnaires.ts';
import { standingWords } from '../words/standing.ts';

const cards = template<ReturnType<typeof viewOf> & { cards: readonly Escaped[] }>(
  'invitations/cards.njk',
  'invitations',
);
const oneCard = template<CardView>('invitations/card.njk');
type CardView = ReturnType<typeof cardView> & { number: number; alone: boolean; place: string };

/** To draw a square takes as long as to read so many characters. */
const aSquare = 1_000;

/** Cards to print and hand out: of all that were made together, or of one invitation. */
export const invitationCards = page({
  name: 'staff.invitations.cards',
  method: 'GET',
  path: '/staff/invitations/cards',
  needs: 'invite',
  reads: z.object({ batch: typed, id: typed }),
  shows: [cards],
  draws: [oneCard],
  async handle({ stores, clock }, { read: { batch, id }, signedIn, origin, drawEach, show }) {
    const now = clock();
    const found = await stores.people.invitations.cards(batch === '' ? { id } : { batch }, now);
    if (found.length === 0) {
      throw new Fault(
        'not-found',
        'There are no cards here. The invitations may have been deleted by their date.',
      );
    }
    // Whoever sees a code could answer with it: nobody sees one unless it is written down first.
    if (found.some(({ code }) => code !== null)) {
      const to = batch === '' ? id : `batch:${batch}`;
      await stores.audit.write({ who: signedIn.who, did: 'invitation.codes-seen', to, at: now });
    }
    const versions = await mayBeAsked(stores.questionnaires);
    const asked = new Map(versions.map((version) => [version.questionnaire.key, version]));
    const place = new URL(origin).host;
    const views = await oneByOne(
      [...found.entries()],
      () => aSquare,
      ([at, card]): CardView => ({
        ...cardView(card, asked.get(card.questionnaire), origin),
        number: at + 1,
        alone: found.length === 1,
        place,
      }),
    );
    return show(cards, { ...viewOf(found, batch !== ''), cards: await drawEach(oneCard, views) });
  },
});

/** `made`: they were made just now. */
function viewOf(found: readonly InvitationCard[], made: boolean) {
  return {
    title: found.length === 1 ? 'Invitation card' : `${found.length} invitation cards`,
    made: made ? counted(found.length) : null,
    open: found.filter(({ code }) => code !== null).length,
  };
}

function cardView(card: InvitationCard, version: Version | undefined, origin: string) {
  const { reference, questionnaire, due, code } = card;
  const about = {
    reference: reference ?? 'No reference',
    title: version ? titleOf(version) : questionnaire,
    due: dayInWords(due),
    words: cardWords(version?.questionnaire),
  };
  if (code === null) return { ...about, why: whyNone(card) };
  return {
    ...about,
    why: null,
    code,
    link: linkOf(new URL(origin).host, code),
    qr: qrCode(linkOf(origin, code)),
  };
}

/** Why a card has no code. */
function whyNone({ standing, due }: InvitationCard): string {
  if (standing === 'over') {
    return `The last day was ${dayInWords(due)}. Invite this person again to make a new card.`;
  }
  if (standing === 'finished') return 'This person has finished. Their code is not shown any more.';
  return `${standingWords[standing].text}. There is no code to show.`;
}
