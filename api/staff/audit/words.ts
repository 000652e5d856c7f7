import { purposes } from '../../../domain/consent.ts';
import { purposeLabels } from '../words/purposes.ts';

/** What the audit page calls what was done, by its code. One that is missing here is shown as its code. */
const deeds: Readonly<Record<string, string>> = {
  'sign-in': 'Signed in',
  'sign-out': 'Signed out',
  'account.add': 'Added somebody who works here',
  'account.change': 'Changed what somebody may do',
  'account.end': 'Ended somebody’s account',
  'passkey.add': 'Made a passkey',
  'passkey.remove': 'Removed a passkey',
  'sign-up.make': 'Made a link by which somebody signs in',
  'invitation.create': 'Made invitations',
  'invitation.codes-seen': 'Looked at codes',
  'invitation.cancel': 'Cancelled an invitation',
  'answers.read': 'Read an answer, redacted',
  'quotation.choose': 'Chose words to quote',
  'quotation.redact': 'Cut words to be quoted',
  'quotation.send-back': 'Sent words back',
  'quotation.clear': 'Cleared words to be shown',
  'quotation.drop': 'Dropped words to be quoted',
  'commitment.make': 'Made a commitment',
  'commitment.change': 'Changed a commitment',
  'commitment.move': 'Moved a commitment on',
  'commitment.tell': 'Told people of a commitment',
  'commitment.session': 'Recorded a session in which people were told',
  'edition.begin': 'Began an edition of the board report',
  'edition.write': 'Wrote in an edition that is not published',
  'edition.drop': 'Dropped an edition that was not published',
  'edition.publish': 'Published an edition of the board report',
  'edition.ask': 'Asked about an edition',
  'edition.reply': 'Replied to what the board asked',
  'victim.add': 'Added a person who was harmed',
  'victim.import': 'Imported people who were harmed',
  'victim.seen': 'Looked at the page of a victim',
  'victim.contact-seen': 'Looked at how to reach a victim',
  'victim.contact-kept': 'Wrote down how to reach a victim',
  'victim.contact-forgotten': 'Deleted how to reach a victim',
  'summary.seen': 'Read a summary',
  'words.seen': 'Read what a victim said',
  'words.passed-on': 'Passed a victim’s words on',
  'passed-on.read': 'Opened words that were passed on',
  'passed-on.seen': 'Looked at words that were passed on',
  'journey.record': 'Recorded what was done for a victim',
  'journey.take-back': 'Took back what was recorded for a victim',
  ...Object.fromEntries(
    purposes.flatMap((purpose) =>
      ['yes', 'no'].map((said) => [
        `consent.record.${purpose}.${said}`,
        `Recorded a victim’s ${said}: ${purposeLabels[purpose].toLowerCase()}`,
      ]),
    ),
  ),
};

export function deedInWords(did: string): string {
  return Object.hasOwn(deeds, did) ? (deeds[did] ?? did) : did;
}

/**
 * What it was done to: somebody who works here by name, an id, the numbers of a sheet, or nothing where it
 * was done to the pages themselves. `called`: what somebody is called by their id.
 */
export function toInWords(to: string, called: (who: string) => string): string {
  if (to === 'staff') return '';
  const [, added, known] = /^sheet:(\d+)\+(\d+)$/.exec(to) ?? [];
  if (added !== undefined) return `A sheet: ${added} added, ${known} known`;
  const [, account] = /^account:(.+)$/.exec(to) ?? [];
  if (account !== undefined) return called(account);
  return to.replace(/^batch:/, 'Made together: ');
}
