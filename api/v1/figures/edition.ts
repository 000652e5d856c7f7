import { questionsOf } from '../../../dialogs/questionnaire.ts';
import { defaultOf } from '../../../dialogs/wording/wording.ts';
import {
  financialYearOf,
  halfYearEndingWith,
  isoDay,
  monthsIn,
  type Period,
} from '../../../domain/calendar.ts';
import type { Kind } from '../../../domain/participant.ts';
import type { QuotationRow } from '../../../prisma/stores/quotations.ts';
import type { SideStores, Stores } from '../../../prisma/stores/stores.ts';
import { composeEdition, type EditionInputs } from '../../../reports/edition/compose.ts';
import type { EditionContent, EditionFigures } from '../../../reports/edition/content.ts';
import { halfYearEndedBy } from '../../../reports/edition/periods.ts';
import type { RaisedInMonth } from '../../../reports/edition/themes-by-quarter.ts';
import { boardFigures } from './board.ts';
import { parentChange } from './change.ts';
import { commitmentsIn } from './edition-commitments.ts';
import { atOneMoment } from './one-moment.ts';
import { contentOf } from './published.ts';
import { trainingDigest } from './training-digest.ts';
import { journeyFigures, victimsSaid } from './victims.ts';

/** What editions need. */
export type EditionDependencies = {
  stores: Stores;
  clock(): Date;
  /** Report rows of fewer distinct people are suppressed. */
  threshold: number;
};

/** The steps of building, in order, as codes; the words for them are the page's. */
export const buildingSteps = ['people', 'victims', 'parents', 'themes', 'words', 'influence'] as const;
export type BuildingStep = (typeof buildingSteps)[number];

/** The figures of a period as they stand now. `at` hears of each step as it begins. */
export async function editionFigures(
  { stores: all, ...others }: EditionDependencies,
  period: Period,
  at: (step: BuildingStep) => Promise<void> = async () => {},
): Promise<EditionFigures> {
  const people = { ...all.people, tallies: atOneMoment(all.people.tallies) };
  const dependencies = { ...others, stores: { ...all, people } };
  const { stores, threshold } = dependencies;
  const found = await stores.editions.before(period.from);
  const before = found && { number: found.number, content: await contentOf(found.content) };
  await at('people');
  const months = monthsIn(period);
  // Groups stand over whole half-years.
  const board = await boardFigures(dependencies, period, months.length < 6 ? [] : undefined);
  const halfYear = halfYearEndedBy(period);
  const groups = halfYear && { ...halfYear, board: await boardFigures(dependencies, halfYear) };
  const byMonth: EditionInputs['months'][number][] = [];
  for (const month of months) {
    byMonth.push({ month, report: await boardFigures(dependencies, { from: month, to: month }, []) });
  }
  await at('victims');
  const victims = await victimsIn(dependencies, period);
  await at('parents');
  const half = halfYearEndingWith(period);
  const change = half && (await parentChange(dependencies, half)).report;
  const digest = half && { ...half, digest: (await trainingDigest(dependencies, half)).digest };
  await at('themes');
  const themes = await stores.codebook.list();
  await stores.victim.tallies.release(threshold, dependencies.clock());
  const raised = {
    people: await raisedOn(stores.people, themes, period),
    victims: await raisedOn(stores.victim, themes, period),
  };
  await at('words');
  const quotations = (await clearedIn(stores, period)).map(quotationOf);
  await at('influence');
  const [done, published, questions] = await Promise.all([
    commitmentsIn(dependencies, period),
    stores.editions.list(),
    stores.editions.questions(),
  ]);
  return composeEdition({
    ...period,
    threshold,
    before,
    board,
    groups,
    months: byMonth,
    victims,
    parents: { change, digest },
    raised,
    themes: new Map(themes.map(({ key, label }) => [key, label])),
    quotations,
    ...done,
    earlierEditions: published.map(({ number, title, from, to, publishedAt }) => ({
      number,
      title,
      from,
      to,
      publishedOn: isoDay(publishedAt),
    })),
    questions: questions.map(({ edition, askedBy, question, askedOn, owner, reply, repliedOn }) => ({
      edition,
      askedBy,
      question,
      askedOn: isoDay(askedOn),
      owner,
      reply,
      repliedOn: repliedOn && isoDay(repliedOn),
    })),
  });
}

/**
 * The words of an edition that may be shown still, by their id. What was taken back, or is other words by
 * now, is not among them.
 */
export async function quotedIn(
  stores: Stores,
  { quotations }: Pick<EditionContent, 'quotations'>,
): Promise<Map<string, string>> {
  if (quotations.length === 0) return new Map();
  const marks = new Set(quotations.map(({ mark }) => mark));
  const cleared = await clearedIn(stores, { ids: quotations.map(({ id }) => id) });
  return new Map(cleared.filter(({ mark }) => marks.has(mark)).map(({ id, shown }) => [id, shown ?? '']));
}

async function victimsIn(
  dependencies: EditionDependencies,
  { from, to }: Period,
): Promise<EditionInputs['victims']> {
  const { figures } = await journeyFigures(dependencies, { from: financialYearOf(to).from, to });
  const said = await victimsSaid(dependencies, {
    ...figures,
    from,
    facts: { ...figures.facts, total: { suppressed: true, from, to } },
  });
  return { figures, said };
}

async function raisedOn(
  { codings }: SideStores,
  themes: Awaited<ReturnType<Stores['codebook']['list']>>,
  { from, to }: Period,
): Promise<RaisedInMonth[]> {
  const keys = new Map(themes.map(({ id, key }) => [id, key]));
  const raised = await codings.raisedIn(from, to);
  return raised.flatMap((one) => {
    // Null is praise; what is not in the codebook is nothing.
    const theme = one.theme === null ? null : keys.get(one.theme);
    return theme === undefined ? [] : [{ ...one, theme }];
  });
}

/** So many are opened in one go, before others have their turn. */
const some = 100;

async function clearedIn(
  { people, victim }: Stores,
  which: Period | { ids: readonly string[] },
): Promise<QuotationRow[]> {
  const cleared: QuotationRow[] = [];
  for (const { quotations } of [people, victim]) {
    let after: string | undefined;
    for (;;) {
      const more = { ...which, ...(after !== undefined && { after }) };
      const rows = await quotations.list({ ...more, state: 'cleared', most: some });
      cleared.push(...rows);
      after = rows.at(-1)?.id;
      if (rows.length < some) break;
    }
  }
  return cleared.filter(({ shown }) => shown !== null);
}

function quotationOf(row: QuotationRow): EditionContent['quotations'][number] {
  const { questionnaire } = row.version;
  const asked = questionsOf(questionnaire).find(({ key }) => key === row.question)?.ask;
  const kind: Kind = questionnaire.audience;
  return {
    id: row.id,
    mark: row.mark,
    kind,
    questionnaire: questionnaire.key,
    asked: asked === undefined ? row.question : defaultOf(asked),
  };
}
