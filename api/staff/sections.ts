import { type Holder, may, type Right } from '../http/access.ts';
import { themeSides } from './theme-sides.ts';

/** One part of the staff pages, as the navigation and the home page offer it to whoever may open it. */
export type Section = {
  right: Right;
  /** What its pages name as `here`. */
  key: string;
  href: string;
  text: string;
  /** What somebody does there, for the home page. */
  about?: string;
};

/** Every section there is, in the order in which it is shown. */
export const sections: readonly Section[] = [
  { right: 'see-invitations', key: 'invitations', href: '/staff/invitations', text: 'Invitations' },
  {
    right: 'see-victims',
    key: 'victims',
    href: '/staff/victims',
    text: 'Victims',
    about: 'Add people who were harmed, and record what they agree to and what was done for them.',
  },
  {
    right: 'read-summaries',
    key: 'summaries',
    href: '/staff/summaries',
    text: 'Summaries',
    about: 'What children, parents and carers told their worker, a page each to put into the assessment.',
  },
  {
    right: 'read-passed-on',
    key: 'passed-on',
    href: '/staff/passed-on',
    text: 'Passed on',
    about: 'Words that people who were harmed let us pass on to a case manager.',
  },
  {
    right: 'read-praise',
    key: 'praise',
    href: '/staff/praise',
    text: 'Praise',
    about: 'Good words from children, parents and carers about how you work, without names.',
  },
  {
    right: 'read-reports',
    key: 'report',
    href: '/staff/report',
    text: 'Board report',
    about: 'How many answered, and what their answers add up to. Nobody can be recognised in it.',
  },
  {
    right: 'read-editions',
    key: 'editions',
    href: '/staff/editions',
    text: 'Editions',
    about: 'The board report as it was published: what people said, and what was done about it.',
  },
  {
    right: 'read-reports',
    key: 'voices',
    href: '/staff/voices',
    text: 'Voices',
    about: 'Whose voices are missing: who answered, compared with everybody the service works with.',
  },
  ...themeSides.flatMap(({ sections }) => sections),
  {
    right: 'read-commitments',
    key: 'commitments',
    href: '/staff/commitments',
    text: 'You said, we did',
    about: 'Our commitments on what people said, what became of them, and who was told.',
  },
  {
    right: 'read-victim-figures',
    key: 'victim-figures',
    href: '/staff/victim-figures',
    text: 'Victim figures',
    about: 'What was done for victims, month by month, and what they said. Nobody can be recognised in it.',
  },
  {
    right: 'read-change',
    key: 'change',
    href: '/staff/change',
    text: 'Parents: change',
    about: 'How parents and carers stood at the start of an order and at its end.',
  },
  {
    right: 'read-digest',
    key: 'digest',
    href: '/staff/digest',
    text: 'Training digest',
    about: 'What parents and carers wrote about, every six months, for the staff training plan.',
  },
  {
    right: 'keep-accounts',
    key: 'accounts',
    href: '/staff/accounts',
    text: 'People who work here',
    about: 'Add people, say what each may do, and end it when they leave.',
  },
  {
    right: 'see-audit',
    key: 'audit',
    href: '/staff/audit',
    text: 'Audit',
    about:
      'Who signed in, who made or cancelled invitations, and who looked at codes. Nobody’s words are in it.',
  },
];

/** The sections that somebody may open. */
export function sectionsFor(of: Holder): Section[] {
  return sections.filter(({ right }) => may(of, right));
}

/**
 * Whether it makes sense to lead somebody to a page that somebody asked for: not to one in a section that is
 * not theirs.
 */
export function mayBeLedTo(of: Holder, path: string): boolean {
  const within = sections.find(
    ({ href }) => path.startsWith(href) && !/^[\w-]/.test(path.slice(href.length)),
  );
  return !within || may(of, within.right);
}
