import type { Kind } from '../../dialogs/participant.ts';

/** The people of a kind, as pages call them together. */
export const audienceNames: Readonly<Record<Kind, string>> = {
  child: 'Children',
  parent: 'Parents and carers',
  'panel-member': 'Panel members',
  sentencer: 'Courts',
  victim: 'Victims',
};

/** What a card says to people of a kind, whatever they are asked. */
export const cardWords: Readonly<
  Record<Exclude<Kind, 'victim'>, { title: string; why: string; how: string; picture: string }>
> = {
  child: {
    title: 'We want to hear from you',
    why: 'You know how it is for you. Tell us the good and the bad.',
    how: 'Tap a face, or use your own words.',
    picture: 'face-4.svg',
  },
  parent: {
    title: 'We want to hear from you',
    why: 'You know your child best. Tell us how things are, and how we can do better.',
    how: 'Tap an answer, or use your own words.',
    picture: 'yes.svg',
  },
  'panel-member': {
    title: 'How was the panel?',
    why: 'You were there. Tell us what went well, and what did not.',
    how: 'Tap an answer, or use your own words.',
    picture: 'yes.svg',
  },
  sentencer: {
    title: 'How was the report?',
    why: 'Tell us whether our report helped you, and what was missing.',
    how: 'Select an answer, or use your own words.',
    picture: 'yes.svg',
  },
};

/** Who reads what is said, by the questionnaire's mode, for whoever invites. */
export const readers: Readonly<Record<'anonymous' | 'confidential' | 'named', string>> = {
  anonymous: 'Anonymous.',
  confidential: 'Confidential.',
  named: 'Under their name: their worker reads it.',
};

const order: readonly Kind[] = ['child', 'parent', 'panel-member', 'sentencer', 'victim'];

/** The same in the order of pages, each audience by itself and in the order in which they stood. */
export function byAudience<Of extends { audience: Kind }>(all: readonly Of[]): { name: string; all: Of[] }[] {
  return order.flatMap((kind) => {
    const own = all.filter(({ audience }) => audience === kind);
    return own.length > 0 ? [{ name: audienceNames[kind], all: own }] : [];
  });
}
