/**
 * What somebody who was harmed may be asked to agree to, each by itself. Without `contact` nothing is sent
 * and no code opens; without the purpose that a questionnaire has, none of its questions is asked.
 */
export const purposes = [
  'contact',
  'feedback',
  'views',
  'progress',
  'reparation',
  'panel',
  'pass-on',
  'quotation',
  'hear-back',
] as const;
export type Purpose = (typeof purposes)[number];

/** Where consent stands now, by purpose. What was never asked is not there, and not given. */
export type Consents = Readonly<Partial<Record<Purpose, boolean>>>;

/** How somebody said yes or no. */
export const ways = ['spoken', 'written', 'in-chat', 'by-link'] as const;
export type Way = (typeof ways)[number];

/** Whether it may be done: every purpose also needs that contact is agreed to. */
export function agreed(consents: Consents, purpose: Purpose): boolean {
  return consents.contact === true && consents[purpose] === true;
}

/** Where consent stands once these were said, in their order. Taking back contact takes back everything. */
export function consentsAfter(
  consents: Consents,
  said: readonly { purpose: Purpose; given: boolean }[],
): Consents {
  const after: Partial<Record<Purpose, boolean>> = { ...consents };
  for (const { purpose, given } of said) {
    if (purpose === 'contact' && !given) for (const one of purposes) after[one] = false;
    after[purpose] = given;
  }
  return after;
}

/**
 * Which wording of the sentences that may stand in the ledger is shown. Goes up with every change to one: see
 * test/dialogs/consent/consent.test.ts.
 */
export const consentWording = '2';
