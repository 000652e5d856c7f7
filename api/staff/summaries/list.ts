import { z } from 'zod';
import type { NamedResponseStore } from '../../../prisma/stores/named-responses.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { mayBeAsked, titleOf } from '../words/questionnaires.ts';
import { aboutOf, summariesPath } from './about.ts';

const aPage = 50;

const fields = z.object({ reference: typed, questionnaire: typed, after: typed });
/** What is looked for. */
type Filter = { reference?: string; questionnaire?: string };

export type SummariesView = {
  rows: (ReturnType<typeof aboutOf> & { href: string })[];
  filtered: boolean;
  reference: string;
  /** Nobody has sent one yet. */
  empty: boolean;
  questionnaires: { value: string; text: string; selected?: boolean }[];
  /** Addresses; null where there is no such page. */
  next: string | null;
  first: string | null;
};
const summariesPage = template<SummariesView>('summaries/list.njk', 'summaries');

/** What people said under their name, for their worker: a page each. */
export const summaries = page({
  name: 'staff.summaries',
  method: 'GET',
  path: summariesPath,
  needs: 'read-summaries',
  reads: fields,
  shows: [summariesPage],
  async handle({ stores }, { read, show }) {
    const filter = filterOf(read);
    const { after } = read;
    const [found, versions] = await Promise.all([
      stores.people.named.list({ ...filter, ...(after && { after }), most: aPage + 1 }),
      mayBeAsked(stores.questionnaires),
    ]);
    return show(summariesPage, { title: 'Summaries', ...viewOf(found, versions, filter, after) });
  },
});

function filterOf(read: z.output<typeof fields>): Filter {
  const reference = read.reference.replaceAll('\0', '').trim().slice(0, 100);
  const questionnaire = read.questionnaire.replaceAll('\0', '');
  return { ...(reference && { reference }), ...(questionnaire && { questionnaire }) };
}

function viewOf(
  found: Awaited<ReturnType<NamedResponseStore['list']>>,
  versions: readonly Version[],
  filter: Filter,
  after: string,
): SummariesView {
  const rows = found.slice(0, aPage);
  const last = found.length > aPage ? rows.at(-1) : undefined;
  const filtered = Object.keys(filter).length > 0;
  return {
    rows: rows.map((row) => ({ ...aboutOf(row), href: `${summariesPath}/${row.response}` })),
    filtered,
    reference: filter.reference ?? '',
    empty: !filtered && after === '' && rows.length === 0,
    questionnaires: [
      { value: '', text: 'Any' },
      ...versions
        .filter(({ questionnaire }) => questionnaire.identity === 'named')
        .map((one) => ({
          value: one.questionnaire.key,
          text: titleOf(one),
          selected: one.questionnaire.key === filter.questionnaire,
        })),
    ],
    next: last ? `${summariesPath}?${new URLSearchParams({ ...filter, after: last.response })}` : null,
    first: after === '' ? null : `${summariesPath}?${new URLSearchParams(filter)}`,
  };
}
