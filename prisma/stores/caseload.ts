import { z } from 'zod';
import { type BandName, bandNames } from '../../domain/participant.ts';
import type { Connection } from '../database/connection.ts';
import { query } from '../database/statement.ts';

/** Whom the service works with, as it counted them itself. Numbers, and nobody's record. */
export type CaseloadStore = {
  /** Writes counts down, one of each band. A form that is sent twice chooses the same id, and counts once. */
  add(counts: {
    id: string;
    countedOn: Date;
    bands: readonly { band: BandName; values: readonly CaseloadValue[] }[];
    who: string;
    now: Date;
  }): Promise<void>;
  /** Of each band the count of the latest day, in the order of the bands; of one day, the one told last. */
  newest(): Promise<CaseloadCount[]>;
  /** Every count, the one told last first. */
  history(most: number): Promise<CaseloadCount[]>;
};

/** How many open children have one value of a band. */
export type CaseloadValue = { value: string; children: number };

export type CaseloadCount = {
  band: BandName;
  countedOn: Date;
  values: CaseloadValue[];
  who: string;
  at: Date;
};

/** The counts of the caseload, each as it was told. */
export class Caseload implements CaseloadStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  async add({ id, countedOn, bands, who, now }: Parameters<CaseloadStore['add']>[0]): Promise<void> {
    const rows = bands.flatMap(({ band, values }) =>
      values.map(({ value, children }) => ({ id, countedOn, band, value, children, who, at: now })),
    );
    await this.#db.run((client) => client.caseload.createMany({ data: rows, skipDuplicates: true }));
  }

  async newest(): Promise<CaseloadCount[]> {
    const counts = await this.#db.query(newest);
    return counts.sort((a, b) => bandNames.indexOf(a.band) - bandNames.indexOf(b.band));
  }

  history(most: number): Promise<CaseloadCount[]> {
    return this.#db.query(history, { most });
  }
}

const countSchema = z.object({
  band: z.enum(bandNames),
  countedOn: z.date(),
  values: z.array(z.object({ value: z.string(), children: z.number() })),
  who: z.string(),
  at: z.date(),
});

const columns = `
  band, counted_on as "countedOn",
  json_agg(json_build_object('value', value, 'children', children) order by value) as values, who, at`;

const newest = query(
  'caseload.newest',
  `select ${columns} from caseload c where id = (
    select id from caseload n where n.band = c.band order by counted_on desc, at desc, id desc limit 1)
  group by id, band, counted_on, who, at`,
  countSchema,
);

const history = query(
  'caseload.history',
  `select ${columns} from caseload group by id, band, counted_on, who, at
  order by at desc, id desc, counted_on desc, band limit $most::int`,
  countSchema,
);
