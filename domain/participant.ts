import { z } from 'zod';

/** Who may be asked. */
export const kinds = ['child', 'victim', 'parent', 'panel-member', 'sentencer'] as const;
export type Kind = (typeof kinds)[number];

/** The two sides of the record, which never meet: each is a schema of its own in the database. */
export const sides = ['people', 'victim'] as const;
export type Side = (typeof sides)[number];

/** The side on which a participant's record is kept. */
export function sideOf(kind: Kind): Side {
  return kind === 'victim' ? 'victim' : 'people';
}

/**
 * The bands that boards ask about, each with its allowed keys. Keys are stable; wording lives with the pages.
 * A band that is a service's own (its teams, its areas) takes any short lower-case key instead of a list.
 */
export const bandKeys = {
  age: ['10-14', '15-17', '18-plus'],
  gender: ['girl', 'boy', 'another', 'not-known'],
  ethnicity: ['asian', 'black', 'mixed', 'white', 'other', 'not-known'],
  order: [
    'referral-order',
    'youth-rehabilitation-order',
    'detention-and-training-order',
    'bail',
    'remand',
    'youth-conditional-caution',
    'youth-caution',
    'community-resolution',
    'outcome-22',
    'turnaround',
    'prevention',
    'voluntary',
  ],
  care: ['in-care', 'care-leaver', 'not-in-care', 'not-known'],
  needs: ['plan', 'support', 'none', 'not-known'],
  communication: ['needs', 'no-needs', 'not-known'],
  exclusion: ['excluded', 'not-excluded', 'not-known'],
  religion: ['none', 'christian', 'muslim', 'jewish', 'hindu', 'sikh', 'buddhist', 'other', 'not-known'],
} as const;

const ownKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')
  .max(40);

export const bandsSchema = z.strictObject({
  age: z.enum(bandKeys.age).optional(),
  gender: z.enum(bandKeys.gender).optional(),
  ethnicity: z.enum(bandKeys.ethnicity).optional(),
  order: z.enum(bandKeys.order).optional(),
  care: z.enum(bandKeys.care).optional(),
  needs: z.enum(bandKeys.needs).optional(),
  communication: z.enum(bandKeys.communication).optional(),
  exclusion: z.enum(bandKeys.exclusion).optional(),
  religion: z.enum(bandKeys.religion).optional(),
  team: ownKey.optional(),
  area: ownKey.optional(),
  language: ownKey.optional(),
});

/** What is known of a participant in bands, never finer. All optional. */
export type Bands = z.infer<typeof bandsSchema>;
export type BandName = keyof Bands;
export const bandNames = bandsSchema.keyof().options;
/** Bands that take any name: a service's teams, areas and languages. */
export const ownBands = bandNames.filter((band) => !Object.hasOwn(bandKeys, band));

/** A participant as somebody asks for an invitation. */
export const participantSchema = bandsSchema.extend({ kind: z.enum(kinds) });
export type Participant = z.infer<typeof participantSchema>;
