import { Fault } from '../../../fault.ts';
import type { QuotationState } from '../../../insight/quotation.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { askedInWords } from '../words/answers.ts';
import { whoInWords } from '../words/who.ts';

/** What the pages call a state, and the colour of its tag beside the words. */
const stateWords: Readonly<Record<QuotationState, { text: string; colour: string }>> = {
  chosen: { text: 'To be cut', colour: 'blue' },
  redacted: { text: 'Waits for a second look', colour: 'yellow' },
  returned: { text: 'Sent back', colour: 'orange' },
  cleared: { text: 'May be shown', colour: 'green' },
  dropped: { text: 'Dropped', colour: 'grey' },
};

const gone = 'These words are not here any more. The answer may have been deleted, or may not be quoted now.';
const notACut =
  'Only take words out, or put [name], [place] or […] in their place. Every other word must stay as it was said, in the same order.';

/** Words on their way to be shown: cutting them, and dropping them. */
export function quotationPages(
  { stores, clock, render, secondPerson }: StaffParts,
  of: ThemesSide,
): StaffPage[] {
  const { quotations } = stores[of.side];
  const path = `${of.path}/quotations`;
  const note = (who: string, did: string, to: string, at: Date) => stores.audit.write({ who, did, to, at });
  const one = async (id: string) => {
    const quotation = await quotations.get(id);
    if (!quotation) throw new Fault('not-found', gone);
    return quotation;
  };
  const form = (quotation: Awaited<ReturnType<typeof one>>, shown: string, wrong?: string) => ({
    title: 'Cut the words to be shown',
    here: of.here,
    base: of.path,
    secondPerson,
    quotation: { ...quotation, ...askedInWords(quotation), state: stateWords[quotation.state] },
    editable: quotation.state !== 'cleared',
    shown,
    problems: wrong ? [{ text: wrong, href: '#shown' }] : [],
    wrong,
    ...(wrong && { status: 400 }),
  });
  return [
    {
      name: `staff.${of.here}.quotations`,
      method: 'GET',
      path,
      needs: of.settles,
      async handle({ query, signedIn }) {
        return render('themes/quotations.njk', {
          title: 'Words to be quoted',
          here: of.here,
          signedIn,
          base: of.path,
          kept: query.has('kept'),
          dropped: query.has('dropped'),
          rows: (await quotations.list()).map((row) => ({
            ...askedInWords(row),
            id: row.id,
            shown: row.shown,
            state: stateWords[row.state],
            clearedBy: row.clearedBy && whoInWords(row.clearedBy),
          })),
        });
      },
    },
    {
      name: `staff.${of.here}.quotation`,
      method: 'GET',
      path: `${path}/:id`,
      needs: of.settles,
      async handle({ params: { id = '' }, signedIn }) {
        const quotation = await one(id);
        await note(signedIn?.who ?? '', 'answers.read', id, clock());
        return render('themes/quotation.njk', {
          ...form(quotation, quotation.shown ?? quotation.answer),
          signedIn,
        });
      },
    },
    {
      name: `staff.${of.here}.quotation.move`,
      method: 'POST',
      path: `${path}/:id`,
      needs: of.settles,
      async handle({ params: { id = '' }, form: sent, signedIn }) {
        const who = signedIn?.who ?? '';
        const now = clock();
        const quotation = await one(id);
        if (sent.get('do') === 'drop') {
          if (!(await quotations.drop({ id, who, now }))) throw new Fault('not-found', gone);
          await note(who, 'quotation.drop', id, now);
          return seeOther(`${path}?dropped`);
        }
        const shown = String(sent.get('shown') ?? '').slice(0, 10_000);
        const done = await quotations.redact({ id, shown, who, now });
        if (done === 'not-a-cut')
          return render('themes/quotation.njk', { ...form(quotation, shown, notACut), signedIn });
        if (done === 'not-now') throw new Fault('not-found', gone);
        await note(who, 'quotation.redact', id, now);
        return seeOther(`${path}?kept`);
      },
    },
  ];
}
