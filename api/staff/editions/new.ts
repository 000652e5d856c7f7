import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { monthOf, monthsIn, overlap, type Period } from '../../../domain/calendar.ts';
import type { PublishedEdition } from '../../../prisma/stores/editions.ts';
import { editionPeriods, isEditionPeriod } from '../../../reports/edition/periods.ts';
import { spanInWords } from '../../../reports/words/in-words.ts';
import { seeOther } from '../../http/answer.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { editionsPath } from '../paths.ts';
import { template } from '../template.ts';
import { build } from './build.ts';
import { draftPath } from './drafts.ts';
import { mostTitle, parseTitle } from './title.ts';

const path = `${editionsPath}/new`;
const formId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const fields = z.object({ id: typed, period: typed, title: typed.transform(parseTitle) });
type Typed = z.output<typeof fields>;
type Published = readonly PublishedEdition[];

const newForm = template<ReturnType<typeof viewOf>>('editions/new.njk', 'editions');

/** The form in which an edition is begun. */
export const newEdition = page({
  name: 'staff.edition.new',
  method: 'GET',
  path,
  needs: 'publish-editions',
  reads: nothing,
  shows: [newForm],
  async handle({ stores, clock }, { show }) {
    const first = { id: randomUUID(), period: '', title: '' };
    return show(newForm, viewOf(first, [], await stores.editions.list(), monthOf(clock())));
  },
});

/** Begins it once, however often the form is sent, and leads to the page that says how far building is. */
export const beginEdition = page({
  name: 'staff.edition.begin',
  method: 'POST',
  path,
  needs: 'publish-editions',
  reads: fields,
  shows: [newForm],
  async handle(dependencies, { read, signedIn: { who }, show }) {
    const { stores, clock } = dependencies;
    const now = clock();
    const published = await stores.editions.list();
    const id = formId.test(read.id) ? read.id : randomUUID();
    const parsed = parse(read, published, monthOf(now));
    if ('problems' in parsed) {
      const view = viewOf({ ...read, id }, parsed.problems, published, monthOf(now));
      return show(newForm, { ...view, status: 400 });
    }
    const { edition } = parsed;
    await stores.editions.begin({ id, ...edition, who, now });
    void build(dependencies, { id, ...edition });
    return seeOther(draftPath(id));
  },
});

function parse(
  { period, title }: Typed,
  published: Published,
  thisMonth: string,
): { edition: Period & { title: string } } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const [, from = '', to = ''] = /^(2\d{3}-[01]\d)_(2\d{3}-[01]\d)$/.exec(period) ?? [];
  const known = editionPeriods(thisMonth).some((one) => one.from === from && one.to === to);
  if (!known || !isEditionPeriod({ from, to }, thisMonth)) {
    problems.push({ href: '#period', text: 'Select the months that the edition is about' });
  } else {
    const other = published.find((one) => overlap(one, { from, to }));
    if (other) {
      const text =
        `Edition ${other.number} has some of these months. Select months that no edition has, ` +
        'so that nobody can be found by subtracting one from the other';
      problems.push({ href: '#period', text });
    }
  }
  if (title.length > mostTitle) {
    problems.push({ href: '#title', text: `Title must be ${mostTitle} characters or fewer` });
  }
  if (problems.length > 0) return { problems };
  const usual = `What we heard, and what we did: ${spanInWords({ from, to })}`;
  return { edition: { from, to, title: title || usual } };
}

function viewOf(
  { id, period, title }: Typed,
  problems: readonly Problem[],
  published: Published,
  thisMonth: string,
) {
  const free = editionPeriods(thisMonth).filter((one) => !published.some((taken) => overlap(taken, one)));
  return {
    title: 'Make an edition',
    problems,
    wrong: wrongOf(problems),
    id,
    name: title,
    periods: withDividers(free).map((item) => ('divider' in item ? item : choiceOf(item, period))),
    taken: published.map((one) => `Edition ${one.number} has ${spanInWords(one)}.`),
  };
}

function choiceOf(period: Period, chosen: string) {
  const value = `${period.from}_${period.to}`;
  return { value, text: spanInWords(period), checked: chosen === value };
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
