import { z } from 'zod';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { momentInWords } from '../words/days.ts';
import { calledNow, roleInWords, whoInWords } from '../words/who.ts';
import { deedInWords, toInWords } from './words.ts';

const aPage = 50;
const path = '/staff/audit';

const fields = z.object({ who: typed, did: typed, after: typed });
type Filter = { who?: string; did?: string };

type AuditView = {
  rows: { when: string; who: string; did: string; to: string }[];
  filtered: boolean;
  people: Choice[];
  deeds: Choice[];
  /** Addresses; null where there is no such page. */
  next: string | null;
  first: string | null;
};
type Choice = { value: string; text: string; selected?: boolean };
const auditList = template<AuditView>('audit/audit.njk', 'audit');

/** The audit record, to read and look things up in. It has codes and ids alone. */
export const auditRecord = page({
  name: 'staff.audit',
  method: 'GET',
  path,
  needs: 'see-audit',
  reads: fields,
  shows: [auditList],
  async handle({ stores: { audit, accounts } }, { read, show }) {
    const filter = filterOf(read);
    const after = rowIn(read.after);
    const [found, names, called] = await Promise.all([
      audit.list({ ...filter, ...(after !== null && { after }), most: aPage + 1 }),
      audit.whoAndDid(),
      calledNow(accounts),
    ]);
    const rows = found.slice(0, aPage);
    const last = found.length > aPage ? rows.at(-1) : undefined;
    return show(auditList, {
      title: 'Audit',
      rows: rows.map(({ who, name, roles, did, to, at }) => ({
        when: momentInWords(at),
        who: name === null ? whoInWords(who) : [name, ...roles.map(roleInWords)].join(', '),
        did: deedInWords(did),
        to: toInWords(to, called),
      })),
      filtered: Object.keys(filter).length > 0,
      people: choices('Anybody', names.who, filter.who, called),
      deeds: choices('Anything', names.did, filter.did, deedInWords),
      next: last ? `${path}?${new URLSearchParams({ ...filter, after: last.id })}` : null,
      first: after === null ? null : `${path}?${new URLSearchParams(filter)}`,
    });
  },
});

function filterOf(read: z.output<typeof fields>): Filter {
  const [who, did] = [read.who, read.did].map((text) => text.replaceAll('\0', '').slice(0, 100));
  return { ...(who && { who }), ...(did && { did }) };
}

/** The row that an address names; null where it names none. */
function rowIn(text: string): string | null {
  return /^\d{1,18}$/.test(text) ? text : null;
}

/**
 * What may be looked for, in the words of the page and their order; what is looked for is among it, also
 * where nothing on the record is like it.
 */
function choices(
  any: string,
  values: string[],
  chosen: string | undefined,
  inWords: (value: string) => string,
): Choice[] {
  const all = new Set([...values, ...(chosen ? [chosen] : [])]);
  const items = [...all].map((value) => ({ value, text: inWords(value), selected: value === chosen }));
  return [{ value: '', text: any }, ...items.sort((a, b) => a.text.localeCompare(b.text, 'en-GB'))];
}
