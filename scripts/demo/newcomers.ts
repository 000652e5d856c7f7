import { sentences } from '../../dialogs/phrases/en.ts';
import { consentWording } from '../../domain/consent.ts';
import type { InvitationRow } from '../../prisma/stores/invitation-rows.ts';
import type { Version } from '../../prisma/stores/questionnaires.ts';
import type { SideStores, Stores } from '../../prisma/stores/stores.ts';
import { day } from './calendar.ts';

/** Who tries Sayback out: an invitation for each of three, besides the made-up year. */
export type Newcomers = { child: string; parent: string; victim: string };

/** The reference of the child and the parent. */
export const newcomer = 'DEMO-0000';
const harmed = 'DEMO-VR-0000';
const answeringDays = 28;
const worker = 'rj-worker';

/**
 * Codes that open questions today: those made before, where they are still open, else new ones. The child's
 * is made last, so that its being there says that the year is whole.
 */
export async function newcomersCodes(stores: Stores, now: Date): Promise<Newcomers> {
  const due = new Date(+now + answeringDays * day);
  const victim = await victimsCode(stores, due, now);
  const { invitations } = stores.people;
  const codeOf = async (kind: 'child' | 'parent', questionnaire: string) => {
    const before = await invitations.list({ reference: newcomer, questionnaire, most: 20, now });
    const open = await openCode(invitations, before, now);
    if (open) return open;
    const made = await invitations.create({
      questionnaire: await newest(stores, questionnaire),
      participant: {
        kind,
        team: 'north',
        order: 'referral-order',
        ...(kind === 'child' && { age: '15-17' as const }),
      },
      reference: newcomer,
      due,
      now,
    });
    return made.code;
  };
  const parent = await codeOf('parent', 'parent-self-assessment');
  return { victim, parent, child: await codeOf('child', 'end-of-order') };
}

/** Whoever took back everything when they tried it stays gone: then it is somebody new. */
async function victimsCode(stores: Stores, due: Date, now: Date): Promise<string> {
  const { victims, invitations } = stores.victim;
  const before = await victims.list({ reference: harmed, most: 100 });
  const here = before.find(({ consents }) => consents.contact === true);
  const open = here && (await openCode(invitations, await victims.invitations(here.id, now), now));
  if (open) return open;
  const id = here?.id ?? (await newVictim(stores, before.length, now));
  const questionnaire = await newest(stores, 'victim-views');
  const made = await victims.invite({ victim: id, questionnaire, due, proxy: false, now });
  if (!made) throw new Error('The victim for whoever tries the demo is gone.');
  return made.code;
}

async function newVictim(
  { victim: { victims, consents, journeys } }: Stores,
  before: number,
  now: Date,
): Promise<string> {
  const added = await victims.add({
    reference: before === 0 ? harmed : `${harmed}-${before + 1}`,
    age: '18-plus',
    contact: 'Text, number on our victim records',
    identifiedOn: now,
    who: worker,
    now,
  });
  if (!added) throw new Error('The reference for whoever tries the demo is taken.');
  const facts = ['contact-requested', 'asked', 'offered'] as const;
  for (const fact of facts) await journeys.set({ victim: added.id, fact, day: now, who: worker, now });
  await consents.record({
    victim: added.id,
    purpose: 'contact',
    given: true,
    way: 'spoken',
    wording: sentences['consent.ask.contact'],
    wordingVersion: consentWording,
    who: worker,
    now,
  });
  return added.id;
}

async function openCode(
  invitations: SideStores['invitations'],
  made: readonly InvitationRow[],
  now: Date,
): Promise<string | null> {
  const open = made.find(({ standing }) => standing === 'not-started' || standing === 'started');
  const [card] = open ? await invitations.cards({ id: open.id }, now) : [];
  return card?.code ?? null;
}

async function newest({ questionnaires }: Stores, key: string): Promise<Version> {
  const version = await questionnaires.newest(key);
  if (!version) throw new Error('A questionnaire that is asked in the demo year is gone.');
  return version;
}
