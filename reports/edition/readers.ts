import type { ReportDocument } from '../documents/blocks.ts';
import type { EditionContent } from './content.ts';
import type { Edition } from './document.ts';
import { childrenDocument } from './for-children.ts';
import { courtsDocument, panelDocument, qualityDocument } from './for-partners.ts';
import { teamDocument, teamsIn } from './for-team.ts';
import type { Quoted } from './voice-answers.ts';

/** A short digest from the figures of an edition, for some of its readers. */
export type Reader = {
  key: string;
  text: string;
  document(edition: Edition, of: { quoted: Quoted; team: string | null }): ReportDocument;
  /** Which teams there are to choose from. */
  teams?(content: EditionContent): { key: string; text: string }[];
};

export const readers: readonly Reader[] = [
  {
    key: 'children',
    text: 'For children, in their words',
    document: (edition, { quoted }) => childrenDocument(edition, quoted),
  },
  {
    key: 'panel',
    text: 'For panel members',
    document: (edition, { quoted }) => panelDocument(edition, quoted),
  },
  { key: 'courts', text: 'For courts, month by month', document: courtsDocument },
  {
    key: 'quality',
    text: 'For quality assurance and training',
    document: (edition, { quoted }) => qualityDocument(edition, quoted),
  },
  {
    key: 'team',
    text: 'For one team',
    document: (edition, { team }) => teamDocument(edition, team),
    teams: teamsIn,
  },
];
