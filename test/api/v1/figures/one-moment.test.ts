import { expect, it } from 'vitest';
import { atOneMoment } from '../../../../api/v1/figures/one-moment.ts';
import type { Bands } from '../../../../domain/participant.ts';
import { freshDatabase } from '../../../support/database.ts';

const { stores } = await freshDatabase();

/** What is read of a service in which somebody is asked each month, and what was read. */
function monthly() {
  const reads: string[] = [];
  const bands: Bands = {};
  const months = ['2026-04', '2026-05', '2026-06', '2026-07'];
  const tallies = Object.assign(Object.create(stores.people.tallies), {
    async asked(from: string, to: string) {
      reads.push(`${from} to ${to}`);
      return months
        .filter((month) => month >= from && month <= to)
        .map((month) => ({ questionnaire: 'club', month, bands, asked: 1, answered: 1 }));
    },
  });
  return { tallies: atOneMoment(tallies), reads };
}

it('reads once what several reports ask about, and gives each its own months', async () => {
  const { tallies, reads } = monthly();
  const monthsOf = async (from: string, to: string) =>
    (await tallies.asked(from, to)).map(({ month }) => month);
  expect(await monthsOf('2026-04', '2026-06')).toEqual(['2026-04', '2026-05', '2026-06']);
  expect(await monthsOf('2026-05', '2026-05')).toEqual(['2026-05']);
  expect(await monthsOf('2026-06', '2026-07')).toEqual(['2026-06', '2026-07']);
  expect(reads).toEqual(['2026-04 to 2026-06', '2026-06 to 2026-07']);
});

it('counts what its database counts', async () => {
  const tallies = atOneMoment(stores.people.tallies);
  await tallies.release(5, new Date());
  for (const to of ['2026-09', '2026-06', '2026-11']) {
    expect(await tallies.read(to)).toEqual(await stores.people.tallies.read(to));
  }
});
