import { createHash, timingSafeEqual } from 'node:crypto';
import { Fault } from '../../fault.ts';

/** Something that may be done or seen. Each page and each endpoint needs one. */
export type Right =
  | 'invite'
  | 'see-invitations'
  | 'cancel-invitations'
  | 'read-reports'
  /** The themes of parents' answers, for the staff training plan. */
  | 'read-digest'
  /** How parents' answers moved between the start and the end of an order. */
  | 'read-change'
  /** What somebody said by name, in one page for their worker. */
  | 'read-summaries'
  /** A victim's own words, where they allowed them to be passed on. */
  | 'read-passed-on'
  /** Good words about how people work, cleared to be shown. */
  | 'read-praise'
  | 'add-victims'
  | 'see-victims'
  | 'record-consent'
  | 'record-journey'
  | 'invite-victims'
  | 'read-victims-words'
  | 'pass-on'
  | 'read-victim-figures'
  /** Reading answers, redacted and without whose they are, to say what they are about; and the codebook. */
  | 'settle-themes'
  | 'settle-victims-themes'
  /** Looking a second time at words before they may be shown; nothing else of an answer. */
  | 'clear-quotations'
  | 'clear-victims-quotations'
  /** What the service committed to, and what became of it. */
  | 'read-commitments'
  /** Making commitments, moving them, and telling people of them. */
  | 'keep-commitments'
  /**
   * The board report as editions: writing and publishing them, reading what is published, and asking about
   * it.
   */
  | 'publish-editions'
  | 'read-editions'
  | 'ask-about-editions'
  /** How many open children the service has, by band: what missing voices are compared with. */
  | 'keep-caseload'
  /** The gaps between groups, each explained or changed. */
  | 'keep-gaps'
  /** Who works here: adding them, changing what they may do, and ending it. */
  | 'keep-accounts'
  | 'see-audit';

/** What each role may do and see: the one table, on pages and over the API alike. */
const rights = {
  lead: [
    'invite',
    'see-invitations',
    'cancel-invitations',
    'read-reports',
    'read-change',
    'read-digest',
    'read-victim-figures',
    'settle-themes',
    'clear-quotations',
    'read-praise',
    'read-commitments',
    'keep-commitments',
    'publish-editions',
    'read-editions',
    'keep-caseload',
    'keep-gaps',
  ],
  'rj-worker': [
    'add-victims',
    'see-victims',
    'record-consent',
    'record-journey',
    'invite-victims',
    'read-victims-words',
    'pass-on',
    'read-victim-figures',
    'settle-victims-themes',
    'clear-victims-quotations',
  ],
  'police-officer': ['add-victims', 'see-victims', 'record-consent', 'record-journey'],
  worker: ['read-summaries', 'read-passed-on', 'read-praise'],
  // Theirs come with alerts.
  'safeguarding-lead': [],
  // The second person for words that are to be shown: one of those in charge, beside the work of whoever
  // chose them.
  'complaints-manager': ['clear-quotations', 'clear-victims-quotations'],
  'board-member': [
    'read-reports',
    'read-change',
    'read-victim-figures',
    'read-editions',
    'ask-about-editions',
    'read-commitments',
  ],
  administrator: ['keep-accounts', 'see-audit'],
} as const satisfies Record<string, readonly Right[]>;
export type Role = keyof typeof rights;

/** Each role as people call it. */
export const roleNames: Readonly<Record<Role, string>> = {
  lead: 'participation lead',
  'rj-worker': 'restorative justice and victim worker',
  'police-officer': 'police officer',
  worker: 'worker',
  'safeguarding-lead': 'safeguarding lead',
  'complaints-manager': 'complaints manager',
  'board-member': 'board member',
  administrator: 'administrator',
};

/** Every role there is, in the table's order. */
export const roles: readonly Role[] = Object.keys(rights).filter(isRole);

/** Somebody whose rights are asked about: they have those of all their roles together. */
export type Holder = {
  roles: readonly Role[];
  /** Without it they clear no quotation, whatever their roles. */
  mayClear: boolean;
};

/** Rights that a role gives only to those of whom it is said, one by one. */
const clearing: readonly Right[] = ['clear-quotations', 'clear-victims-quotations'];

/** Whether a role, or somebody with roles, may do or see something. */
export function may(of: Role | Holder, right: Right): boolean {
  if (typeof of !== 'string') {
    return (of.mayClear || !clearing.includes(right)) && of.roles.some((role) => may(role, right));
  }
  const has: readonly Right[] = rights[of];
  return has.includes(right);
}

/** The roles in words, as they stand after "signed in as". */
export function rolesInWords(roles: readonly Role[]): string {
  return new Intl.ListFormat('en-GB').format(roles.map((role) => roleNames[role]));
}

const childrensWords =
  'Somebody who records what a victim agrees to must not read children’s words, so that nothing a child ' +
  'said reaches a victim, or the other way round.';

/**
 * Roles that must not meet in one account, and why. Two people have them.
 */
export const mayNotMeet: readonly { roles: readonly [Role, Role]; why: string }[] = [
  {
    roles: ['lead', 'safeguarding-lead'],
    why:
      'The participation lead invites, and sees who has answered. A safeguarding lead reads early what one ' +
      'person said. Together they would tell whose words those are.',
  },
  { roles: ['lead', 'rj-worker'], why: childrensWords },
  { roles: ['lead', 'police-officer'], why: childrensWords },
  { roles: ['worker', 'rj-worker'], why: childrensWords },
  { roles: ['worker', 'police-officer'], why: childrensWords },
];

/** The role of that name; null where there is none. */
export function roleOf(name: string): Role | null {
  return isRole(name) ? name : null;
}

function isRole(name: string): name is Role {
  return Object.hasOwn(rights, name);
}

/** A key of a program that acts in a role. Its name stands in the audit. */
export type ApiKey = { name: string; role: Role; secret: string };

/** Who calls, by the key they showed. Throws `not-signed-in` or `not-allowed`. */
export function signIn(authorization: string | undefined, keys: readonly ApiKey[], right: Right): ApiKey {
  if (keys.length === 0) {
    throw new Fault(
      'not-signed-in',
      'No key is set up yet. Set SAYBACK_API_KEY to a long random text, start Sayback again, ' +
        'and send it as "Authorization: Bearer KEY".',
    );
  }
  const shown = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (!shown) throw new Fault('not-signed-in', 'Send your key as "Authorization: Bearer KEY".');
  const caller = keys.find(({ secret }) => timingSafeEqual(digest(secret), digest(shown)));
  if (!caller)
    throw new Fault('not-signed-in', 'This key is not known. Check SAYBACK_API_KEY and SAYBACK_API_KEYS.');
  if (!may(caller.role, right)) {
    throw new Fault('not-allowed', `This key has the role ${caller.role}, which may not do that.`);
  }
  return caller;
}

/** Of one length whatever the key, so that the comparison tells nothing. */
function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
