import { sentences } from '../../dialogs/phrases/en.ts';
import { questionsOf } from '../../dialogs/questionnaire.ts';
import { placeOf, wordingIn } from '../../dialogs/wording/wording.ts';
import { consentWording, type Purpose } from '../../domain/consent.ts';
import type { NamedResponse } from '../../prisma/stores/named-responses.ts';
import type { Version } from '../../prisma/stores/questionnaires.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import type { VictimRow } from '../../prisma/stores/victims.ts';
import { chance } from './chance.ts';
import type { Bot } from './chat.ts';
import type { Course, Deed } from './harmed-course.ts';
import { type Door, type Happening, playOf } from './play.ts';

const worker = 'rj-worker';
const teams = ['north', 'west', 'court', 'out-of-court'] as const;
/** Of one person's words, so many answers at most are passed on. */
const mostPassedOn = 2;

export type WorkParts = {
  stores: Stores;
  bot: Bot;
  version(key: string): Version;
  finished(): void;
};

/** Everything that is done for one person, as the restorative justice worker's pages and the chat do it. */
export function workFor(course: Course, parts: WorkParts): Happening[] {
  const work = new Work(course, parts);
  return [
    { at: course.identified, happens: () => work.add() },
    ...course.deeds.map((deed) => ({ at: deed.at, happens: () => work.does(deed) })),
    ...course.asked.flatMap(({ purpose, invited }) =>
      playOf(invited, {
        ...parts,
        door: work.door(purpose),
        questionnaire: parts.version(invited.questionnaire),
      }),
    ),
  ];
}

class Work {
  readonly #course: Course;
  readonly #stores: Stores;
  #victim = '';

  constructor(course: Course, { stores }: Pick<WorkParts, 'stores'>) {
    this.#course = course;
    this.#stores = stores;
  }

  /** The service's police officer is often the first to know. */
  async add(): Promise<void> {
    const { harmed, identified } = this.#course;
    const added = await this.#stores.victim.victims.add({
      ...(harmed.reference !== null && { reference: harmed.reference }),
      age: harmed.participant.age,
      identifiedOn: identified,
      who: chance(`${harmed.seed} added`).happens(0.35) ? 'police-officer' : worker,
      now: identified,
    });
    if (!added) throw new Error('The reference of a made-up victim is taken.');
    this.#victim = added.id;
  }

  async does(deed: Deed): Promise<void> {
    if ('records' in deed) return this.#record(deed);
    const row = await this.#row();
    // Whoever takes everything back is let alone.
    if (!row || row.consents.contact === false) return;
    if ('passesOn' in deed) {
      if (row.consents['pass-on']) await this.#passOn(deed.at);
      return;
    }
    const { writes: fact, reason, at } = deed;
    const { journeys } = this.#stores.victim;
    await journeys.set({ victim: row.id, fact, day: at, ...(reason && { reason }), who: worker, now: at });
  }

  /** Nobody is invited who has not agreed to contact, or has said no to what they would be asked. */
  door(purpose: Purpose): Door {
    const { victims, invitations } = this.#stores.victim;
    return {
      invite: async ({ questionnaire, due, now }) => {
        const row = await this.#row();
        if (!row?.consents.contact || row.consents[purpose] === false) return null;
        const { proxy } = this.#course.harmed;
        return victims.invite({ victim: row.id, questionnaire, due, proxy, now });
      },
      cancel: (id, now) => invitations.cancel(id, now),
    };
  }

  async #record({ records: purpose, given, way, at }: Extract<Deed, { records: Purpose }>): Promise<void> {
    const { victims, consents } = this.#stores.victim;
    const row = await this.#row();
    if (!row || row.consents.contact === false) return;
    const wording = sentences[`consent.ask.${purpose}`];
    await consents.record({
      victim: row.id,
      purpose,
      given,
      way,
      wording,
      wordingVersion: consentWording,
      who: worker,
      now: at,
    });
    if (purpose === 'contact' && given) await victims.keepContact(row.id, this.#course.harmed.contact);
  }

  async #passOn(at: Date): Promise<void> {
    const { named, passing } = this.#stores.victim;
    const [latest] = await named.list({ participant: this.#victim, questionnaire: 'victim-views', most: 1 });
    const said = latest && (await named.read(latest.response));
    if (!said) return;
    const luck = chance(`${this.#course.harmed.seed} passed on`);
    const team = luck.one(teams);
    for (const { question, ...words } of ownWordsIn(said).slice(0, luck.between(1, mostPassedOn))) {
      await passing.pass({
        response: said.response,
        question,
        recipient: `Case manager, ${team} team`,
        words: { ...words, proxy: said.proxy },
        now: at,
      });
    }
  }

  #row(): Promise<VictimRow | null> {
    return this.#stores.victim.victims.get(this.#victim);
  }
}

/** What somebody said in their own words, each with what they were asked. */
function ownWordsIn({ questionnaire, answers, kind, bands, proxy }: NamedResponse) {
  return questionsOf(questionnaire.questionnaire).flatMap(({ key, type }) => {
    const answer = answers[key];
    if (type !== 'text' || answer?.is !== 'given') return [];
    const asked = wordingIn(questionnaire.questionnaire, undefined, placeOf(key, 'ask'), {
      kind,
      bands,
      proxy,
    });
    return [{ question: key, asked: asked.text, said: String(answer.value) }];
  });
}
