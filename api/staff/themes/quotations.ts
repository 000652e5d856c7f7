import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import type { QuotationState } from '../../../insight/quotation.ts';
import type { QuotationRow, QuotationStore } from '../../../prisma/stores/quotations.ts';
import { seeOther } from '../../http/answer.ts';
import { type Newest, newestOf } from '../forms/newest.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { nothing, present, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { askedInWords } from '../words/answers.ts';
import { calledNow } from '../words/who.ts';

/** What the pages call a state, and the colour of its tag beside the words. */
const stateWords: Readonly<Record<QuotationState, { text: string; colour: string }>> = {
  chosen: { text: 'To be cut', colour: 'blue' },
  redacted: { text: 'Waits for a second look', colour: 'yellow' },
  returned: { text: 'Sent back', colour: 'orange' },
  cleared: { text: 'May be shown', colour: 'green' },
  dropped: { text: 'Dropped', colour: 'grey' },
};

/** Each may be as long as an answer. */
export const aPage = 20;
/** In characters. */
const mostShown = 10_000;
const notACut: Problem = {
  href: '#shown',
  text:
    'Only take words out, or put [name], [place] or […] in their place. ' +
    'Every other word must stay as it was said, in the same order.',
};

type QuotationsView = {
  base: string;
  kept: boolean;
  dropped: boolean;
} & Newest<ReturnType<typeof rowOf>>;
type QuotationView = ReturnType<typeof cutView>;

const quotationForm = (here: string) => template<QuotationView>('themes/quotation.njk', here);

/** Words on their way to be shown, and how far each is. */
export function listQuotations({ side, here, path: base, settles: needs }: ThemesSide) {
  const list = template<QuotationsView>('themes/quotations.njk', here);
  const path = `${base}/quotations`;
  return page({
    name: `staff.${here}.quotations`,
    method: 'GET',
    path,
    needs,
    reads: z.object({ kept: present, dropped: present, after: typed }),
    shows: [list],
    async handle({ stores }, { read: { after, ...done }, show }) {
      const found = await stores[side].quotations.list({ ...(after && { after }), most: aPage + 1 });
      const { rows, ...more } = newestOf(found, { path, after, aPage });
      const called = await calledNow(stores.accounts);
      const shown = rows.map((row) => rowOf(row, called));
      return show(list, { title: 'Words to be quoted', base, ...done, rows: shown, ...more });
    },
  });
}

/** One answer, to cut the words that may be shown out of it. Each look is on the audit record. */
export function oneQuotation({ side, here, path: base, settles: needs }: ThemesSide) {
  const form = quotationForm(here);
  return page({
    name: `staff.${here}.quotation`,
    method: 'GET',
    path: `${base}/quotations/:id`,
    needs,
    reads: nothing,
    shows: [form],
    async handle({ stores, clock, secondPerson }, { params: { id }, signedIn: { who }, show }) {
      const quotation = await quotationIn(stores[side].quotations, id);
      await stores.audit.write({ who, did: 'answers.read', to: id, at: clock() });
      const shown = quotation.shown ?? quotation.answer;
      return show(form, cutView({ base, secondPerson, quotation, shown, problems: [] }));
    },
  });
}

/** Keeps the words as they were cut, or drops them. The page refuses with `not-found` where they are gone. */
export function moveQuotation({ side, here, path: base, settles: needs }: ThemesSide) {
  const form = quotationForm(here);
  const path = `${base}/quotations`;
  return page({
    name: `staff.${here}.quotation.move`,
    method: 'POST',
    path: `${path}/:id`,
    needs,
    reads: z.object({ do: typed, shown: typed.transform((text) => text.slice(0, mostShown)) }),
    shows: [form],
    async handle({ stores, clock, secondPerson }, { params: { id }, read, signedIn: { who }, show }) {
      const now = clock();
      const { quotations } = stores[side];
      const quotation = await quotationIn(quotations, id);
      if (read.do === 'drop') {
        if (!(await quotations.drop({ id, who, now }))) throw gone();
        await stores.audit.write({ who, did: 'quotation.drop', to: id, at: now });
        return seeOther(`${path}?dropped`);
      }
      const { shown } = read;
      const done = await quotations.redact({ id, shown, who, now });
      if (done === 'not-now') throw gone();
      if (done === 'not-a-cut') {
        const view = cutView({ base, secondPerson, quotation, shown, problems: [notACut] });
        return show(form, { ...view, status: 400 });
      }
      await stores.audit.write({ who, did: 'quotation.redact', to: id, at: now });
      return seeOther(`${path}?kept`);
    },
  });
}

type Quotation = QuotationRow & { answer: string };

/** Throws `not-found`. */
async function quotationIn(quotations: QuotationStore, id: string): Promise<Quotation> {
  const quotation = await quotations.get(id);
  if (!quotation) throw gone();
  return quotation;
}

function gone(): Fault {
  return new Fault(
    'not-found',
    'These words are not here any more. The answer may have been deleted, or may not be quoted now.',
  );
}

function rowOf(row: QuotationRow, called: (who: string) => string) {
  return {
    ...askedInWords(row),
    id: row.id,
    shown: row.shown,
    state: stateWords[row.state],
    clearedBy: row.clearedBy && called(row.clearedBy),
  };
}

/** What was cleared is not cut any more: its words are shown as they are. */
function cutView({
  base,
  secondPerson,
  quotation,
  shown,
  problems,
}: {
  base: string;
  secondPerson: boolean;
  quotation: Quotation;
  shown: string;
  problems: readonly Problem[];
}) {
  return {
    title: 'Cut the words to be shown',
    base,
    secondPerson,
    quotation: {
      ...askedInWords(quotation),
      id: quotation.id,
      answer: quotation.answer,
      shown: quotation.shown ?? '',
      state: stateWords[quotation.state],
    },
    editable: quotation.state !== 'cleared',
    shown,
    problems,
    wrong: wrongOf(problems),
  };
}
