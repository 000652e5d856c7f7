import { consentWording, type Purpose } from '../../domain/consent.ts';
import type { Bands } from '../../domain/participant.ts';
import type { Version } from '../../prisma/stores/questionnaires.ts';
import type { Stores } from '../../prisma/stores/stores.ts';

/** Whoever records what a victim says. */
export const who = 'rj-worker';

/** Writes down one yes or no, as a worker does who heard it. */
export async function tell(
  { victim }: Pick<Stores, 'victim'>,
  id: string,
  purpose: Purpose,
  given: boolean,
  now: Date,
): Promise<{ receipt: string | null }> {
  const told = await victim.consents.record({
    victim: id,
    purpose,
    given,
    way: 'spoken',
    wording: `May we? (${purpose})`,
    wordingVersion: consentWording,
    who,
    now,
  });
  if (!told) throw new Error('there is no such victim');
  return told;
}

/** Somebody who was harmed and agrees to these. */
export async function victimWho(
  stores: Pick<Stores, 'victim'>,
  { agreesTo, age, now }: { agreesTo: readonly Purpose[]; age?: Bands['age']; now: Date },
): Promise<string> {
  const added = await stores.victim.victims.add({ identifiedOn: now, who, now, ...(age && { age }) });
  if (!added) throw new Error('the reference is taken');
  for (const purpose of agreesTo) await tell(stores, added.id, purpose, true, now);
  return added.id;
}

/** The same with an invitation. */
export async function invitedVictim(
  stores: Pick<Stores, 'victim'>,
  questionnaire: Version,
  options: {
    agreesTo: readonly Purpose[];
    due: Date;
    now: Date;
    age?: Bands['age'];
    proxy?: boolean;
  },
): Promise<{ victim: string; id: string; code: string }> {
  const { due, now, proxy = false } = options;
  const victim = await victimWho(stores, options);
  const made = await stores.victim.victims.invite({ victim, questionnaire, due, proxy, now });
  if (!made) throw new Error('there is no such victim');
  return { victim, ...made };
}
