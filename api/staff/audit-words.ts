import { roleNames, roleOf } from '../access.ts';

/** What the audit page calls what was done, by its code. One that is missing here is shown as its code. */
const deeds: Readonly<Record<string, string>> = {
  'sign-in': 'Signed in',
  'sign-out': 'Signed out',
  'invitation.create': 'Made invitations',
  'invitation.codes-seen': 'Looked at codes',
  'invitation.cancel': 'Cancelled an invitation',
  'answers.read': 'Read an answer, redacted',
  'quotation.choose': 'Chose words to quote',
  'quotation.redact': 'Cut words to be quoted',
  'quotation.send-back': 'Sent words back',
  'quotation.clear': 'Cleared words to be shown',
  'quotation.drop': 'Dropped words to be quoted',
};

export function deedInWords(did: string): string {
  return Object.hasOwn(deeds, did) ? (deeds[did] ?? did) : did;
}

/** Somebody signed in stands on the record as their role; a program, as the name of its key. */
export function whoInWords(who: string): string {
  const role = roleOf(who);
  const name = role ? roleNames[role] : who;
  return role ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** What it was done to: an id, or nothing where it was done to the pages themselves. */
export function toInWords(to: string): string {
  if (to === 'staff') return '';
  return to.replace(/^batch:/, 'Made together: ');
}

const times = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: 'Europe/London',
});

/** A moment as GOV.UK writes it: 3 May 2026, 2:05pm. */
export function momentInWords(at: Date): string {
  return times
    .format(at)
    .replace(' at ', ', ')
    .replace(/\s([ap]m)$/, '$1');
}
