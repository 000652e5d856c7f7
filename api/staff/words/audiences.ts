import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import type { Kind } from '../../../domain/participant.ts';

/** The people of a kind, as pages call them together. */
const audienceNames: Readonly<Record<Kind, string>> = {
  child: 'Children',
  parent: 'Parents and carers',
  'panel-member': 'Panel members',
  sentencer: 'Courts',
  victim: 'Victims',
};

/** One of them, as pages call them. */
export const personNames: Readonly<Record<Kind, string>> = {
  child: 'Child',
  parent: 'Parent or carer',
  'panel-member': 'Panel member',
  sentencer: 'Sentencer',
  victim: 'Victim',
};

const order: readonly Kind[] = ['child', 'parent', 'panel-member', 'sentencer', 'victim'];

/** The same in the order of pages, each audience by itself and in the order in which they stood. */
export function byAudience<Of extends { audience: Kind }>(all: readonly Of[]): { name: string; all: Of[] }[] {
  return order.flatMap((kind) => {
    const own = all.filter(({ audience }) => audience === kind);
    return own.length > 0 ? [{ name: audienceNames[kind], all: own }] : [];
  });
}

const readers: Readonly<Record<Kind, string>> = {
  child: 'Their worker reads it.',
  parent: 'Their child’s worker reads it.',
  'panel-member': 'The worker reads it.',
  sentencer: 'The worker reads it.',
  victim: 'The restorative justice worker reads it.',
};

/** For whom a questionnaire is and who reads what they say, beside its title. */
export function forWhom({ audience, identity }: Pick<Questionnaire, 'audience' | 'identity'>): string {
  const whom = audience === 'sentencer' ? 'sentencers' : audienceNames[audience].toLowerCase();
  if (identity === 'named') return `For ${whom}. ${readers[audience]}`;
  return identity === 'anonymous'
    ? `For ${whom}. Anonymous: nobody can tell who said what.`
    : `For ${whom}. Confidential: you see figures, not what one person says.`;
}
