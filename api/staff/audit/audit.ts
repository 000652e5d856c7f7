import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { momentInWords } from '../words/days.ts';
import { whoInWords } from '../words/who.ts';
import { deedInWords, toInWords } from './words.ts';

const aPage = 50;
const path = '/staff/audit';
type Filter = { who?: string; did?: string };

/** The audit record, to read and look things up in. It has codes and ids alone. */
export function auditPages({
  stores: { audit },
  render,
}: Pick<StaffParts, 'stores' | 'render'>): StaffPage[] {
  return [
    {
      name: 'staff.audit',
      method: 'GET',
      path,
      needs: 'see-audit',
      async handle({ query, signedIn }) {
        const filter = filterOf(query);
        const after = rowIn(query.get('after'));
        const [found, names] = await Promise.all([
          audit.list({ ...filter, ...(after !== null && { after }), most: aPage + 1 }),
          audit.whoAndDid(),
        ]);
        const rows = found.slice(0, aPage);
        const last = found.length > aPage ? rows.at(-1)?.id : undefined;
        return render('audit/audit.njk', {
          title: 'Audit',
          here: 'audit',
          signedIn,
          rows: rows.map(({ who, did, to, at }) => ({
            when: momentInWords(at),
            who: whoInWords(who),
            did: deedInWords(did),
            to: toInWords(to),
          })),
          filtered: Object.keys(filter).length > 0,
          people: choices('Anybody', names.who, filter.who, whoInWords),
          deeds: choices('Anything', names.did, filter.did, deedInWords),
          next: last && `${path}?${new URLSearchParams({ ...filter, after: last })}`,
          first: after !== null && `${path}?${new URLSearchParams({ ...filter })}`,
        });
      },
    },
  ];
}

function filterOf(query: URLSearchParams): Filter {
  const [who, did] = ['who', 'did'].map((name) => query.get(name)?.replaceAll('\0', '').slice(0, 100));
  return { ...(who && { who }), ...(did && { did }) };
}

/** The row that an address names; null where it names none. */
function rowIn(text: string | null): string | null {
  return text !== null && /^\d{1,18}$/.test(text) ? text : null;
}

/** What may be looked for, in the words of the page and their order; what is looked for is among it, also where nothing on the record is like it. */
function choices(
  any: string,
  values: string[],
  chosen: string | undefined,
  inWords: (value: string) => string,
) {
  const all = new Set([...values, ...(chosen ? [chosen] : [])]);
  const items = [...all].map((value) => ({ value, text: inWords(value), selected: value === chosen }));
  return [{ value: '', text: any }, ...items.sort((a, b) => a.text.localeCompare(b.text, 'en-GB'))];
}
