import { z } from 'zod';
import type { InvitationFilter, InvitationRow } from '../../../prisma/stores/invitation-rows.ts';
import { present, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { titlesOf } from '../words/questionnaires.ts';
import { standingOf, standings, standingWords } from '../words/standing.ts';
import { rowView } from './row-view.ts';

const path = '/staff/invitations';
const aPage = 50;

const fields = z.object({
  standing: typed,
  questionnaire: typed,
  reference: typed,
  after: typed,
  cancelled: present,
});

const list = template<ReturnType<typeof viewOf>>('invitations/list.njk', 'invitations');

/** Who has been asked. What was answered is never here. */
export const invitationList = page({
  name: 'staff.invitations',
  method: 'GET',
  path,
  needs: 'see-invitations',
  reads: fields,
  shows: [list],
  async handle({ stores: { people, questionnaires }, clock }, { read, show }) {
    const filter = parseFilter(read);
    const after = read.after === '' ? null : read.after;
    const most = aPage + 1;
    const now = clock();
    const found = await people.invitations.list({ ...filter, ...(after !== null && { after }), most, now });
    const [titles, keys] = await Promise.all([titlesOf(questionnaires), questionnaires.keys()]);
    return show(list, viewOf({ found, filter, after, titles, keys, cancelled: read.cancelled }));
  },
});

function parseFilter(read: z.output<typeof fields>): InvitationFilter {
  const standing = standingOf(read.standing);
  const questionnaire = read.questionnaire.replaceAll('\0', '');
  const reference = read.reference.replaceAll('\0', '').trim().slice(0, 100);
  return {
    ...(standing && { standing }),
    ...(questionnaire !== '' && { questionnaire }),
    ...(reference !== '' && { reference }),
  };
}

function viewOf({
  found,
  filter,
  after,
  titles,
  keys,
  cancelled,
}: {
  /** One more than the page shows, where there are more. */
  found: readonly InvitationRow[];
  filter: InvitationFilter;
  after: string | null;
  titles: (key: string) => string;
  keys: readonly string[];
  cancelled: boolean;
}) {
  const rows = found.slice(0, aPage);
  const filtered = Object.keys(filter).length > 0;
  const last = found.length > aPage ? rows.at(-1)?.id : undefined;
  const addressOf = (more: Record<string, string>) =>
    `${path}?${new URLSearchParams({ ...filter, ...more })}`;
  const choice = (value: string, text: string, chosen: string | undefined) => ({
    value,
    text,
    selected: value === chosen,
  });
  return {
    title: 'Invitations',
    rows: rows.map((row) => rowView(row, titles)),
    filtered,
    reference: filter.reference ?? '',
    empty: !filtered && after === null && rows.length === 0,
    statuses: [
      { value: '', text: 'Any' },
      ...standings.map((value) => choice(value, standingWords[value].text, filter.standing)),
    ],
    questionnaires: [
      { value: '', text: 'Any' },
      ...keys.map((value) => choice(value, titles(value), filter.questionnaire)),
    ],
    next: last === undefined ? null : addressOf({ after: last }),
    first: after === null ? null : addressOf({}),
    cancelled,
  };
}
