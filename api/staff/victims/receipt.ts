import { purposes } from '../../../domain/consent.ts';
import { Fault } from '../../../fault.ts';
import type { ConsentEntry } from '../../../prisma/stores/consents.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { type VictimShown, victimOf } from './one.ts';
import { askedAs, callsBack } from './words.ts';

const receiptLetter = template<ReturnType<typeof viewOf>>('victims/receipt.njk', 'victims');

/** The receipt for what somebody took back, to read out or print. */
export const showReceipt = page({
  name: 'staff.victims.receipt',
  method: 'GET',
  path: `${victimsPath}/:id/receipts/:receipt`,
  needs: 'see-victims',
  reads: nothing,
  shows: [receiptLetter],
  async handle({ stores }, { params: { id, receipt }, show }) {
    const { victims, consents } = stores.victim;
    const victim = await victimOf(victims, id);
    const entries = (await consents.ledger(id)).filter((entry) => entry.receipt === receipt);
    const [first] = entries;
    if (!first) throw new Fault('not-found', 'There is no receipt of this number for this person.');
    return show(receiptLetter, viewOf(victim, receipt, first.at, entries));
  },
});

function viewOf(victim: VictimShown, receipt: string, at: Date, entries: readonly ConsentEntry[]) {
  const asked = purposes.filter((one) => entries.some(({ purpose }) => purpose === one));
  return {
    title: `Receipt ${receipt}`,
    victim,
    receipt,
    on: dayInWords(at),
    questions: asked.map(askedAs),
    all: asked.includes('contact'),
    callsBack: asked.some(callsBack),
  };
}
