import { financialYearOf, type Period } from '../../../domain/calendar.ts';
import { givingWay } from '../../../domain/giving-way.ts';
import type { VictimStores } from '../../../prisma/stores/stores.ts';
import { boardCsvByParts } from '../../../reports/board/csv.ts';
import type { BoardReport } from '../../../reports/board/report.ts';
import { keepPublished } from '../../../reports/edition/published-victim-figures.ts';
import { victimCsv } from '../../../reports/victims/csv.ts';
import { victimFiguring } from '../../../reports/victims/report.ts';
import type { VictimFigures } from '../../../reports/victims/schema.ts';
import type { Answer } from '../../http/answer.ts';
import { csvFile } from '../../http/csv-file.ts';
import { type CountDependencies, figuresFrom } from './board.ts';
import { inEditions, type PublishedDependencies } from './published.ts';

export type VictimDependencies = CountDependencies &
  PublishedDependencies & { stores: { victim: Pick<VictimStores, 'journeys' | 'tallies'> } };

/**
 * What victims' journeys add up to in a financial year or what is over of it, and in the months that editions
 * published, what those say. `nobody`: not one victim is on record, in whatever period.
 */
export async function journeyFigures(
  dependencies: VictimDependencies,
  { from, to }: Period,
): Promise<{ figures: VictimFigures; nobody: boolean }> {
  const [journeys, published] = await Promise.all([
    dependencies.stores.victim.journeys.all(),
    inEditions(dependencies, { from, to: financialYearOf(from).to }, ({ victims: { figures } }) =>
      figures.from === from ? figures : null,
    ),
  ]);
  const { threshold } = dependencies;
  const figures = await givingWay(victimFiguring({ journeys, from, to, threshold }));
  return { figures: keepPublished(figures, published), nobody: journeys.length === 0 };
}

/**
 * What victims said, in the months that their figures show. Never by groups, which are too small among
 * victims, and without a machine's guess at how it sounds: what a crime did to somebody is not to be called
 * negative.
 */
export function victimsSaid(
  dependencies: VictimDependencies,
  { from, facts }: VictimFigures,
): Promise<BoardReport> {
  const { tallies } = dependencies.stores.victim;
  return figuresFrom(tallies, dependencies, { from, to: facts.total.to }, { bands: [], guesses: false });
}

/** The figures as a CSV file. */
export function journeyFile(figures: VictimFigures): Answer {
  return csvFile(`victims-${figures.from}-${figures.to}`, victimCsv(figures));
}

/** What they said as a CSV file. */
export async function saidFile(report: BoardReport): Promise<Answer> {
  return csvFile(`victims-said-${report.from}-${report.to}`, await givingWay(boardCsvByParts(report)));
}
