import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import { dayLength, dayOf } from '../../../domain/calendar.ts';
import { type BandName, bandNames } from '../../../domain/participant.ts';
import { Fault } from '../../../fault.ts';
import type { CaseloadValue } from '../../../prisma/stores/caseload.ts';
import type { StaffPage } from '../former-page.ts';
import { keysOf } from '../forms/bands.ts';
import { fieldsOf, parseDay, past } from '../forms/day.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Parsed, type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { SignedIn } from '../signed-in.ts';
import { dayInWords, momentInWords } from '../words/days.ts';
import { whoInWords } from '../words/who.ts';
import { bandOf, meantChildren, ownGroups, someOf } from './caseload-rows.ts';
import { countView } from './caseload-words.ts';

export const caseloadPath = '/staff/caseload';
const enterPath = `${caseloadPath}/enter`;
export const dayOfCount = 'the day of the count';
/** What was counted longer ago than this is worth counting again, in days. */
const fresh = 183;
const mostHistory = 60;
type Typed = (name: string) => string;

/** The caseload as it stands and as it stood, and entering one count. */
export function caseloadPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { caseload } = stores;
  const shared = { needs: 'keep-caseload' } as const;

  const form = (band: BandName, typed: Typed, problems: Problem[], signedIn: SignedIn | null) => {
    const keys = keysOf(band);
    return render('voices/caseload-enter.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: `Count by ${bandLabel(band).toLowerCase()}`,
      here: 'voices',
      signedIn,
      problems,
      wrong: wrongOf(problems),
      band,
      label: bandLabel(band),
      day: { day: typed('day'), month: typed('month'), year: typed('year') },
      fields: keys?.map((value) => ({
        id: fieldOf(value),
        label: valueLabel(band, value),
        value: typed(fieldOf(value)),
      })),
      groups: typed('groups'),
      nonce: typed('nonce'),
    });
  };

  return [
    {
      ...shared,
      name: 'staff.caseload',
      method: 'GET',
      path: caseloadPath,
      async handle({ query, signedIn }) {
        const [newest, history] = await Promise.all([caseload.newest(), caseload.history(mostHistory)]);
        const oldest = +clock() - fresh * dayLength;
        const told = new Set(newest.map(({ band }) => band));
        return render('voices/caseload.njk', {
          title: 'Caseload',
          here: 'voices',
          signedIn,
          done: query.has('done'),
          counts: newest.map((count) => ({
            ...countView(count),
            countedOn: dayInWords(count.countedOn),
            old: +count.countedOn < oldest,
          })),
          others: bandNames
            .filter((band) => !told.has(band))
            .map((band) => ({ band, label: bandLabel(band) })),
          enterPath,
          history: history.map(({ band, countedOn, values, who, at }) => ({
            band: bandLabel(band),
            countedOn: dayInWords(countedOn),
            children: values.reduce((sum, { children }) => sum + children, 0),
            who: whoInWords(who),
            at: momentInWords(at),
          })),
        });
      },
    },
    {
      ...shared,
      name: 'staff.caseload.enter',
      method: 'GET',
      path: enterPath,
      async handle({ query, signedIn }) {
        const band = bandIn(query.get('band'));
        const before = (await caseload.newest()).find((count) => count.band === band);
        const first: Record<string, string> = { ...fieldsOf(dayOf(clock())), nonce: newNonce() };
        if (before && !keysOf(band)) {
          const lines = before.values.map(({ value, children }) => `${valueLabel(band, value)} ${children}`);
          first.groups = lines.join('\n');
        }
        for (const { value, children } of before?.values ?? []) first[fieldOf(value)] = String(children);
        return form(band, (name) => first[name] ?? '', [], signedIn);
      },
    },
    {
      ...shared,
      name: 'staff.caseload.keep',
      method: 'POST',
      path: enterPath,
      async handle({ form: sent, signedIn }) {
        const typed = textsOf(sent);
        const band = bandIn(typed('band'));
        const now = clock();
        const day = countedIn(typed, now);
        const { values, problems } = valuesIn(band, typed);
        if ('problem' in day || problems.length > 0) {
          const wrongDay = 'problem' in day ? [{ href: '#day', text: day.problem }] : [];
          return form(band, typed, [...wrongDay, ...problems], signedIn);
        }
        const bands = [{ band, values }];
        const id = batchOf(typed('nonce'), [day.value, bands]);
        await caseload.add({ id, countedOn: day.value, bands, who: signedIn?.who ?? '', now });
        return seeOther(`${caseloadPath}?done`);
      },
    },
  ];
}

/** The day of the count, as three fields say it. */
export function countedIn(typed: Typed, now: Date): Parsed<Date> {
  const fields = { day: typed('day'), month: typed('month'), year: typed('year') };
  return past(parseDay(fields, dayOfCount), dayOfCount, now);
}

function valuesIn(band: BandName, typed: Typed): { values: CaseloadValue[]; problems: Problem[] } {
  const keys = keysOf(band);
  if (!keys) {
    const own = ownGroups(band, typed('groups'));
    if ('problem' in own) return { values: [], problems: [{ href: '#groups', text: own.problem }] };
    const values = someOf(own.value);
    const none = 'Enter at least one group, and how many children it has';
    return { values, problems: values.length > 0 ? [] : [{ href: '#groups', text: none }] };
  }
  const problems: Problem[] = [];
  const values = keys.map((value): CaseloadValue => {
    const children = meantChildren(typed(fieldOf(value)), valueLabel(band, value));
    if ('value' in children) return { value, children: children.value };
    problems.push({ href: `#${fieldOf(value)}`, text: children.problem });
    return { value, children: 0 };
  });
  const some = someOf(values);
  if (problems.length === 0 && some.length === 0) {
    const text = 'Enter how many children there are in at least one group';
    problems.push({ href: `#${fieldOf(keys[0] ?? '')}`, text });
  }
  return { values: some, problems };
}

function fieldOf(value: string): string {
  return `value-${value}`;
}

function bandIn(typed: string | null): BandName {
  const band = bandOf(typed ?? '');
  if (!band) throw new Fault('not-found', 'There are no such groups.');
  return band;
}
