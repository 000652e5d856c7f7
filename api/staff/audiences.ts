import type { Kind } from '../../dialogs/participant.ts';

/** The people of a kind, as pages call them together. */
export const audienceNames: Readonly<Record<Kind, string>> = {
  child: 'Children',
  parent: 'Parents and carers',
  'panel-member': 'Panel members',
  sentencer: 'Courts',
  victim: 'Victims',
};

const order: readonly Kind[] = ['child', 'parent', 'panel-member', 'sentencer', 'victim'];

/** The same in the order of pages, each audience by itself and in the order in which they stood. */
export function byAudience<Of extends { audience: Kind }>(all: readonly Of[]): { name: string; all: Of[] }[] {
  return order.flatMap((kind) => {
    const own = all.filter(({ audience }) => audience === kind);
    return own.length > 0 ? [{ name: audienceNames[kind], all: own }] : [];
  });
}
