import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import type { QuotationRow } from '../../../prisma/stores/quotations.ts';
import { seeOther } from '../../http/answer.ts';
import { type Newest, newestOf } from '../forms/newest.ts';
import { present, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import type { ThemesSide } from '../theme-sides.ts';
import { askedInWords } from '../words/answers.ts';
import { calledNow } from '../words/who.ts';
import { aPage } from './quotations.ts';

type ToClearView = {
  base: string;
  cleared: boolean;
  returned: boolean;
} & Newest<
  ReturnType<typeof rowOf> & {
    /** Whoever looks chose or cut them: somebody else has to look. */
    own: boolean;
  }
>;

/** The second look: the words as they would be shown, and nothing else of the answer they are cut from. */
export function quotationsToClear({ side, clearing: { here, path, clears, title } }: ThemesSide) {
  const toClear = template<ToClearView>('themes/quotations-clear.njk', here);
  return page({
    name: `staff.${here}`,
    method: 'GET',
    path,
    needs: clears,
    reads: z.object({ cleared: present, returned: present, after: typed }),
    shows: [toClear],
    async handle({ stores, secondPerson }, { read, signedIn: { who }, show }) {
      const { after, ...done } = read;
      const { quotations } = stores[side];
      const found = await quotations.list({ state: 'redacted', ...(after && { after }), most: aPage + 1 });
      const { rows, ...more } = newestOf(found, { path, after, aPage });
      const called = await calledNow(stores.accounts);
      const toRead = rows.map((row) => ({
        ...rowOf(row, called),
        own: secondPerson && (row.chosenBy === who || row.redactedBy === who),
      }));
      return show(toClear, { title, base: path, ...done, rows: toRead, ...more });
    },
  });
}

/**
 * Clears the words as they were read, or sends them back to whoever cut them. The page refuses with
 * `not-found` where they are gone.
 */
export function clearQuotation({ side, clearing: { here, path, clears } }: ThemesSide) {
  return page({
    name: `staff.${here}.clear`,
    method: 'POST',
    path: `${path}/:id`,
    needs: clears,
    reads: z.object({ do: typed, shown: typed }),
    async handle({ stores, clock, secondPerson }, { params: { id }, read, signedIn: { who } }) {
      const now = clock();
      const { quotations } = stores[side];
      const back = read.do === 'return';
      const moved = back
        ? await quotations.sendBack({ id, who, now })
        : await quotations.clear({ id, shown: read.shown, who, second: secondPerson, now });
      if (!moved) throw notMoved();
      const did = back ? 'quotation.send-back' : 'quotation.clear';
      await stores.audit.write({ who, did, to: id, at: now });
      return seeOther(`${path}?${back ? 'returned' : 'cleared'}`);
    },
  });
}

function notMoved(): Fault {
  return new Fault(
    'not-found',
    'Nothing was done. The words were changed or taken back since, or somebody else has to look at them. ' +
      'Go back and load the page again.',
  );
}

function rowOf(row: QuotationRow, called: (who: string) => string) {
  return {
    ...askedInWords(row),
    id: row.id,
    // Words that are cut are there.
    shown: row.shown ?? '',
    redactedBy: called(row.redactedBy ?? ''),
  };
}
