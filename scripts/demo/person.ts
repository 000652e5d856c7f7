import type { Participant } from '../../domain/participant.ts';

/** A made-up person: what a service would tell us of them, and what they are like. */
export type Person = {
  /** Everything about the person falls from this. */
  seed: string;
  participant: Participant;
  /** How they tend to see people: above 0 kindly. */
  warmth: number;
  /** How likely they are to answer at all. */
  willing: number;
};

/** Whether they type as a teenager does. Everybody else writes in sentences. */
export function isYoung({ participant: { kind, age } }: Person): boolean {
  return kind === 'child' || (kind === 'victim' && age !== '18-plus');
}
