import type { Purpose } from '../../domain/consent.ts';
import type { Participant } from '../../domain/participant.ts';
import { chance } from './chance.ts';
import type { Person } from './person.ts';

/** A made-up person who was harmed. Nothing here leads to a child, and nobody has a name. */
export type Harmed = Person & {
  participant: Participant & { kind: 'victim'; age: NonNullable<Participant['age']> };
  /** As the service's own victim records call them; where there is none, Sayback makes a reference. */
  reference: string | null;
  /** How to reach them, in the words of the record. */
  contact: string;
  /** Somebody speaks for them. */
  proxy: boolean;
  /**
   * What they say yes and no to besides contact, when they are first asked.
   * What is not here is asked later, or never.
   */
  atFirst: Partial<Record<Purpose, boolean>>;
};

const contacts = [
  'Text, number on our victim records',
  'Phone after 5pm, number on our victim records',
  'Phone in the morning, number on our victim records',
  'E-mail, address on our victim records',
  'Letter, address on our victim records',
] as const;
const throughParent = 'Through their parent, number on our victim records';

export function harmedOf(number: number, seed: string): Harmed {
  const own = `${seed} harmed ${number}`;
  const luck = chance(own);
  const age = luck.drawn([
    ['10-14', 10],
    ['15-17', 18],
    ['18-plus', 72],
  ] as const);
  const asked = (purpose: Purpose, often: number, yes: number) =>
    luck.happens(often) ? { [purpose]: luck.happens(yes) } : {};
  return {
    seed: own,
    participant: { kind: 'victim', age },
    reference: luck.happens(0.5) ? `DEMO-VR-${String(number * 3 + 400).padStart(4, '0')}` : null,
    contact: age === '10-14' ? throughParent : luck.one(contacts),
    proxy: luck.happens(age === '10-14' ? 0.35 : 0.07),
    atFirst: {
      ...asked('progress', 0.6, 0.8),
      ...asked('hear-back', 0.3, 0.6),
      ...asked('panel', 0.25, 0.3),
      ...asked('reparation', 0.3, 0.6),
      ...asked('feedback', 0.35, 0.97),
      ...asked('views', 0.2, 0.95),
    },
    warmth: luck.bell(),
    willing: age === '18-plus' ? 0.78 : 0.7,
  };
}
