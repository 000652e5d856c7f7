import { z } from 'zod';
import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { type BandName, bandNames } from '../../../domain/participant.ts';
import { Fault } from '../../../fault.ts';
import type { CaseloadCount, CaseloadValue } from '../../../prisma/stores/caseload.ts';
import { seeOther } from '../../http/answer.ts';
import { keysOf } from '../forms/bands.ts';
import { type DayFields, dayFields, fieldsOf } from '../forms/day.ts';
import { namesInUse, nearGroups, nearInWords, sureOf } from '../forms/near-names.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { parseBandName, parseChildren, parseCountedOn, parseOwnGroups, someOf } from './caseload-counts.ts';
import { caseloadPath, enterPath } from './caseload-paths.ts';

/** A field for each group of the bands that everybody shares. A service's own groups are typed into one. */
const numberFields: Record<string, typeof typed> = Object.fromEntries(
  bandNames.flatMap((band) => keysOf(band) ?? []).map((value) => [fieldOf(value), typed]),
);
const fields = z.object({
  ...numberFields,
  ...dayFields,
  band: typed,
  groups: typed,
  nonce: typed,
  sure: typed,
});
type Typed = z.output<typeof fields>;

const countForm = template<ReturnType<typeof viewOf>>('voices/caseload-enter.njk', 'voices');

/** The form of one count. It begins with the count before it. */
export const newCount = page({
  name: 'staff.caseload.enter',
  method: 'GET',
  path: enterPath,
  needs: 'keep-caseload',
  reads: z.object({ band: typed }),
  shows: [countForm],
  async handle({ stores, clock }, { read, show }) {
    const band = bandIn(read.band);
    const before = (await stores.caseload.newest()).find((count) => count.band === band);
    const first: Typed = {
      ...fields.parse({}),
      ...(before && typedOf(before)),
      ...fieldsOf(dayOf(clock())),
      nonce: newNonce(),
    };
    return show(countForm, viewOf(band, first, []));
  },
});

/** Keeps one count. */
export const keepCount = page({
  name: 'staff.caseload.keep',
  method: 'POST',
  path: enterPath,
  needs: 'keep-caseload',
  reads: fields,
  shows: [countForm],
  async handle({ stores, clock }, { read, signedIn: { who }, show }) {
    const band = bandIn(read.band);
    const now = clock();
    const countedOn = parseCountedOn(read, now);
    const { values, problems: wrongValues } = parseValues(band, read);
    const problems = [...problemsOf('day', countedOn), ...wrongValues];
    if ('problem' in countedOn || problems.length > 0) return show(countForm, viewOf(band, read, problems));
    const bands = [{ band, values }];
    const near = await nearGroups(bands, await namesInUse(stores));
    const sure = sureOf(near);
    if (sure !== read.sure && near.length > 0) {
      const asked = near.map((one) => ({ href: '#groups', text: sureInWords(nearInWords(one)) }));
      return show(countForm, viewOf(band, { ...read, sure }, asked));
    }
    const id = batchOf(read.nonce, [countedOn.value, bands]);
    await stores.caseload.add({ id, countedOn: countedOn.value, bands, who, now });
    return seeOther(`${caseloadPath}?done`);
  },
});

/** Throws `not-found`. */
function bandIn(typed: string): BandName {
  const band = parseBandName(typed);
  if (!band) throw new Fault('not-found', 'There are no such groups.');
  return band;
}

/** A count as the form has it. */
function typedOf({ band, values }: CaseloadCount): Record<string, string> {
  if (keysOf(band)) {
    return Object.fromEntries(values.map(({ value, children }) => [fieldOf(value), String(children)]));
  }
  return { groups: values.map(({ value, children }) => `${valueLabel(band, value)} ${children}`).join('\n') };
}

function parseValues(band: BandName, read: Typed): { values: CaseloadValue[]; problems: Problem[] } {
  const keys = keysOf(band);
  if (!keys) {
    const own = parseOwnGroups(band, read.groups);
    if ('problem' in own) return { values: [], problems: problemsOf('groups', own) };
    const values = someOf(own.value);
    const none = { problem: 'Enter at least one group, and how many children it has' };
    return { values, problems: values.length > 0 ? [] : problemsOf('groups', none) };
  }
  const parsed = keys.map((value) => ({
    value,
    children: parseChildren(numberIn(read, value), valueLabel(band, value)),
  }));
  const problems = parsed.flatMap(({ value, children }) => problemsOf(fieldOf(value), children));
  const values = someOf(
    parsed.flatMap(({ value, children }) =>
      'value' in children ? [{ value, children: children.value }] : [],
    ),
  );
  if (problems.length > 0 || values.length > 0) return { values, problems };
  const none = { problem: 'Enter how many children there are in at least one group' };
  return { values, problems: problemsOf(fieldOf(keys[0] ?? ''), none) };
}

function sureInWords(question: string): string {
  return `${question} If it is right as it is, keep the count once more`;
}

function viewOf(band: BandName, read: Typed, problems: readonly Problem[]) {
  const day: DayFields = read;
  return {
    status: problems.length > 0 ? 400 : 200,
    title: `Count by ${bandLabel(band).toLowerCase()}`,
    problems,
    wrong: wrongOf(problems),
    band,
    day,
    /** Null for a service's own groups. */
    numbers:
      keysOf(band)?.map((value) => ({
        id: fieldOf(value),
        label: valueLabel(band, value),
        value: numberIn(read, value),
      })) ?? null,
    groups: read.groups,
    nonce: read.nonce,
    sure: read.sure,
  };
}

/** What was typed as the number of a group. */
function numberIn(read: Readonly<Record<string, string>>, value: string): string {
  return read[fieldOf(value)] ?? '';
}

function fieldOf(value: string): string {
  return `value-${value}`;
}
