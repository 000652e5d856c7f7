import { randomUUID } from 'node:crypto';
import { isoDay, monthOf, monthsIn, overlap, type Period } from '../../../domain/calendar.ts';
import { editionPeriods, isEditionPeriod } from '../../../reports/edition/periods.ts';
import { dayInWords, spanInWords } from '../../../reports/words/in-words.ts';
import { may } from '../../http/access.ts';
import type { StaffCall, StaffPage } from '../former-page.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { editionsPath } from '../paths.ts';
import { build } from './build.ts';

export const draftPath = (id: string) => `${editionsPath}/drafts/${id}`;
/** As long as a heading may be. */
export const mostTitle = 120;
const formId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The editions there are, those on their way, and beginning one. */
export function editionListPages(parts: StaffParts): StaffPage[] {
  const { stores, clock, render } = parts;
  const { editions } = stores;
  const shown = async (call: StaffCall, sent?: Sent) => {
    const published = await editions.list();
    const problems = sent?.problems ?? [];
    const taken = (period: Period) => published.find((one) => overlap(one, period));
    return render('editions/new.njk', {
      title: 'Make an edition',
      here: 'editions',
      signedIn: call.signedIn,
      ...(problems.length > 0 && { status: 400 }),
      problems,
      wrong: wrongOf(problems),
      id: sent?.id ?? randomUUID(),
      name: sent?.title ?? '',
      periods: withDividers(editionPeriods(monthOf(clock())).filter((period) => !taken(period))).map(
        (item) =>
          'divider' in item
            ? item
            : {
                value: `${item.from}_${item.to}`,
                text: spanInWords(item),
                checked: sent?.period === `${item.from}_${item.to}`,
              },
      ),
      taken: published.map((one) => `Edition ${one.number} has ${spanInWords(one)}.`),
    });
  };
  return [
    {
      name: 'staff.editions',
      method: 'GET',
      path: editionsPath,
      needs: 'read-editions',
      async handle({ signedIn, query }) {
        const writes = signedIn !== null && may(signedIn.role, 'publish-editions');
        const [published, drafts] = await Promise.all([editions.list(), writes ? editions.drafts() : []]);
        return render('editions/list.njk', {
          title: 'Editions',
          here: 'editions',
          signedIn,
          writes,
          dropped: query.has('dropped'),
          drafts: drafts.map(({ id, title, figures, ...period }) => ({
            href: draftPath(id),
            title,
            period: spanInWords(period),
            state: figures === null ? 'Being built' : 'Being written',
          })),
          rows: published.toReversed().map(({ number, title, publishedAt, ...period }) => ({
            number,
            title,
            href: `${editionsPath}/${number}`,
            period: spanInWords(period),
            day: dayInWords(isoDay(publishedAt)),
          })),
        });
      },
    },
    {
      name: 'staff.edition.new',
      method: 'GET',
      path: `${editionsPath}/new`,
      needs: 'publish-editions',
      handle: (call) => shown(call),
    },
    {
      name: 'staff.edition.begin',
      method: 'POST',
      path: `${editionsPath}/new`,
      needs: 'publish-editions',
      async handle(call) {
        const sent = sentIn(call.form, monthOf(clock()), await editions.list());
        if (!sent.of) return shown(call, sent);
        const { id, of } = sent;
        await editions.begin({ id, ...of, who: call.signedIn?.who ?? '', now: clock() });
        // The page that follows says how far it is.
        void build(parts, { id, ...of });
        return seeOther(draftPath(id));
      },
    },
  ];
}

/** Quarters, half-years and years apart. */
function withDividers(periods: readonly Period[]): (Period | { divider: string })[] {
  const kinds = Map.groupBy(periods, (period) => monthsIn(period).length);
  return [3, 6, 12].flatMap((length) => {
    const own = kinds.get(length) ?? [];
    const divider = length === 6 ? 'or a half-year' : 'or a whole year';
    return length === 3 || own.length === 0 ? own : [{ divider }, ...own];
  });
}

type Sent = {
  id: string;
  title: string;
  period: string;
  problems: Problem[];
  of: (Period & { title: string }) | null;
};

function sentIn(
  form: FormData,
  thisMonth: string,
  published: readonly (Period & { number: number })[],
): Sent {
  const sent = String(form.get('id') ?? '');
  const id = formId.test(sent) ? sent : randomUUID();
  const period = String(form.get('period') ?? '');
  const title = titleIn(form);
  const problems: Problem[] = [];
  const [, from = '', to = ''] = /^(2\d{3}-[01]\d)_(2\d{3}-[01]\d)$/.exec(period) ?? [];
  const known = editionPeriods(thisMonth).some((one) => one.from === from && one.to === to);
  if (!known || !isEditionPeriod({ from, to }, thisMonth)) {
    problems.push({ href: '#period', text: 'Select the months that the edition is about' });
  } else {
    const other = published.find((one) => overlap(one, { from, to }));
    if (other) {
      problems.push({
        href: '#period',
        text: `Edition ${other.number} has some of these months. Select months that no edition has, so that nobody can be found by subtracting one from the other`,
      });
    }
  }
  if (title.length > mostTitle) {
    problems.push({ href: '#title', text: `Title must be ${mostTitle} characters or fewer` });
  }
  const called = title || `What we heard, and what we did: ${known ? spanInWords({ from, to }) : ''}`;
  return { id, title, period, problems, of: problems.length > 0 ? null : { from, to, title: called } };
}

/** The title as a form sends it, on one line. */
export function titleIn(form: FormData): string {
  return String(form.get('title') ?? '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
