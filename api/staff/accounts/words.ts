import type { Account } from '../../../prisma/stores/accounts.ts';
import type { Role } from '../../http/access.ts';

/** What somebody does in each role, as the form explains it. */
export const roleAbout: Readonly<Record<Role, string>> = {
  lead: 'Invites people, reads themes and reports, writes what was done about them.',
  'rj-worker': 'Works with people who were harmed: consent, what was offered, their own words.',
  'police-officer': 'Adds people who were harmed, and records what they agree to.',
  worker: 'Reads the summaries of children, parents and carers, and words that were passed on.',
  'safeguarding-lead': 'Nothing yet: no page of this version shows what tells of somebody who may be hurt.',
  'complaints-manager': 'Looks a second time at words that are to be shown.',
  'board-member': 'Reads the reports, and asks about them.',
  administrator: 'Adds people who work here, and reads the audit record. Sees no answers.',
};

/** What they may do besides, in words. */
export function besidesInWords({ mayClear, mayDeputise }: Account): string[] {
  return [
    ...(mayClear ? ['Clears words that are to be shown'] : []),
    ...(mayDeputise ? ['Stands in for the safeguarding lead'] : []),
  ];
}
