import {
  halfYearEndingWith,
  halfYearOf,
  isIn,
  monthsIn,
  type Period,
  quarterOf,
} from '../../../domain/calendar.ts';
import type { ChangeReport } from '../../../reports/change/report.ts';
import { outcomesIn } from '../../../reports/commitments/outcomes.ts';
import type { EditionContent } from '../../../reports/edition/content.ts';
import { keepPublished } from '../../../reports/edition/published-victim-figures.ts';
import { wholeBatches } from '../../../reports/release/whole-batches.ts';
import type { Digest } from '../../../reports/training-digest/schema.ts';
import { victimFigures } from '../../../reports/victims/report.ts';
import { changeIn, digestIn, editionsOf, halfYearsOffered } from './editions-of-year.ts';
import type { Counted, Series, Told } from './lots.ts';
import { spans } from './published.ts';
import { themes, type YearLook } from './random-year.ts';

/** The rules that may be left out one at a time, to show that the auditor finds what each is for. */
export const rules = [
  'change over half-years that are over',
  'digests of half-years that are over',
  'all who raised a theme in whole batches',
  'themes by quarter in whole batches',
  'verdicts in whole batches',
  'months that an edition published stay',
] as const;
export type Rule = (typeof rules)[number];

/**
 * Everything that was published beside the board report over all looks, with the editions published on the
 * way.
 */
export function seriesOf(looks: readonly YearLook[], threshold: number, without?: Rule): Series[] {
  const editions = editionsOf(looks, threshold);
  const all = { looks, editions, threshold, without };
  return [
    ...['home', 'sleep'].map((question) => change(question, all)),
    ...themes.flatMap((theme) => ['all', 'better', 'else'].map((question) => digest(theme, question, all))),
    ...themes.map((theme) => raised(theme, all)),
    victims(all),
    verdicts(all),
  ];
}

type Year = {
  looks: readonly YearLook[];
  editions: readonly (EditionContent | null)[];
  threshold: number;
  without: Rule | undefined;
};

function change(question: string, { looks, editions, threshold, without }: Year): Series {
  const apart = without === 'change over half-years that are over';
  const read = (report: ChangeReport, months: Period, at: number): Told[] => {
    const row = report.questions.find((one) => one.question === question);
    if (!row || row.suppressed) return [hiddenAt(months, at)];
    const moves = (['up', 'stayed', 'down'] as const).map((kind) => exact(months, at, row[kind], kind));
    return [exact(months, at, row.base), ...moves];
  };
  return {
    name: `change, ${question}`,
    truth: looks.map(({ starts, ends }) =>
      ends.flatMap(({ person, month, answers }): Counted[] => {
        const [was, is] = [faceIn(starts[person]?.answers[question]), faceIn(answers[question])];
        if (was === null || is === null) return [];
        const kind = is > was ? 'up' : is < was ? 'down' : 'stayed';
        return [{ person: String(person), month, kind }];
      }),
    ),
    told: looks.flatMap((look, at) => {
      const edition = editions[at];
      const periods = apart ? spans(quartersUpTo(look.month)) : halfYearsOffered(look);
      const half = edition && halfYearEndingWith(edition);
      return [
        ...periods.flatMap((months) => read(changeIn(look, months, threshold), months, at)),
        ...(edition?.parents.change && half ? read(edition.parents.change, half, at) : []),
      ];
    }),
  };
}

function faceIn(answer: YearLook['starts'][number]['answers'][string] | undefined): number | null {
  return answer?.is === 'given' ? Number(answer.categories[0]) : null;
}

function digest(theme: string, question: string, { looks, editions, threshold, without }: Year): Series {
  const early = without === 'digests of half-years that are over';
  const read = (of: Digest, months: Period, at: number): Told => {
    const rows =
      question === 'all' ? of.themes : of.questions.find((one) => one.question === question)?.themes;
    const row = rows?.find((one) => one.theme === theme);
    return row ? exact(months, at, row.people) : hiddenAt(months, at);
  };
  return {
    name: `digest, ${theme}, ${question}`,
    truth: looks.map(({ wrote }) => {
      const own = wrote.filter(
        (one) => one.themes.includes(theme) && [one.question, 'all'].includes(question),
      );
      const people = new Map(own.map(({ person, month }) => [person, { person, month, kind: 'raised' }]));
      return [...people.values()];
    }),
    told: looks.flatMap((look, at) => {
      const halves = [...halfYearsOffered(look), ...(early ? [halfYearOf(look.month)] : [])];
      const kept = editions[at]?.parents.digest;
      return [
        ...halves.map((months) => read(digestIn(look, months, threshold), months, at)),
        ...(kept ? [read(kept.digest, { from: kept.from, to: kept.to }, at)] : []),
      ];
    }),
  };
}

function raised(theme: string, { looks, editions, threshold, without }: Year): Series {
  const own = (look: YearLook) => look.raised.filter((one) => one.theme === theme);
  return {
    name: `raised, ${theme}`,
    truth: looks.map((look) => own(look).map(({ person, month }) => ({ person, month, kind: 'raised' }))),
    told: looks.flatMap((look, at) => {
      const told = (months: Period | null, people: number | null, rule: Rule): Told => {
        if (people === null) return hiddenAt(months, at);
        if (without !== rule) return batch(months, at, people, threshold);
        return exact(months, at, own(look).filter(({ month }) => !months || isIn(month, months)).length);
      };
      const cells = editions[at]?.themes.find((one) => one.theme === theme)?.cells ?? [];
      return [
        told(null, wholeBatches(own(look).length, threshold), 'all who raised a theme in whole batches'),
        // Earlier quarters stand as the edition before published them.
        ...cells.slice(-1).map((cell) => {
          const months = { from: cell.quarter, to: editions[at]?.to ?? '' };
          return told(months, cell.suppressed ? null : cell.people, 'themes by quarter in whole batches');
        }),
      ];
    }),
  };
}

function victims({ looks, editions, threshold, without }: Year): Series {
  const published: { from: string; to: string; base: number; at: number }[] = [];
  let newest: EditionContent | null = null;
  const told: Told[] = [];
  for (const [at, look] of looks.entries()) {
    newest = editions[at] ?? newest;
    for (const { from, to, base } of editions[at]?.victims.figures.facts.groups ?? []) {
      if (!published.some((one) => one.from === from)) published.push({ from, to, base, at });
    }
    const figures = newest?.victims.figures;
    if (!figures) continue;
    const to = monthsIn({ from: figures.from, to: look.month })
      .slice(0, 12)
      .filter((one) => one < look.month)
      .at(-1);
    if (!to) continue;
    const fresh = victimFigures({ journeys: look.journeys, from: figures.from, to, threshold });
    const live = without === 'months that an edition published stay' ? fresh : keepPublished(fresh, figures);
    const last = figures.facts.groups.at(-1)?.to ?? '';
    for (const group of live.facts.groups.filter((one) => one.to <= last)) {
      const same = published.find(
        (one) => one.from === group.from && one.to === group.to && one.base === group.base,
      );
      told.push(exact({ from: group.from, to: group.to }, same?.at ?? at, group.base));
    }
  }
  return {
    name: 'victims',
    truth: looks.map(({ journeys }) =>
      journeys.map(({ person, facts }) => ({
        person,
        month: facts.identified?.slice(0, 7) ?? '',
        kind: 'on record',
      })),
    ),
    told: [...told, ...published.map(({ from, to, base, at }) => exact({ from, to }, at, base))],
  };
}

/**
 * Shown in lots: whenever at least a threshold of people have said something that is not shown yet
 * (api/v1/figures/commitments.ts).
 */
function verdicts({ looks, threshold, without }: Year): Series {
  let shown = 0;
  return {
    name: 'verdicts',
    truth: looks.map((look) =>
      look.verdicts.map(({ shownVerdict }, n) => ({
        person: String(n),
        month: 'all',
        kind: shownVerdict ?? '',
      })),
    ),
    told: looks.map((look, at) => {
      const moves = look.verdicts.length - shown >= (without === 'verdicts in whole batches' ? 1 : threshold);
      if (moves) shown = look.verdicts.length;
      const row = outcomesIn(look.verdicts.slice(0, shown), threshold).verdicts;
      if (row.suppressed) return hiddenAt(null, at);
      return moves ? exact(null, at, row.base) : batch(null, at, row.base, threshold);
    }),
  };
}

function exact(months: Period | null, at: number, number: number, kind: string | null = null): Told {
  return { months, kind, at, least: number, most: number };
}

function batch(months: Period | null, at: number, number: number, threshold: number): Told {
  return { months, kind: null, at, least: number, most: number + threshold };
}

function hiddenAt(months: Period | null, at: number): Told {
  return { months, kind: null, at, least: null, most: null };
}

function quartersUpTo(month: string): Period[] {
  return monthsIn({ from: '2025-07', to: month })
    .map(quarterOf)
    .filter(({ from }, at, quarters) => from !== quarters[at - 1]?.from);
}
