import { type BandName, type Bands, bandNames } from '../dialogs/participant.ts';
import { bandValue, orderedValues } from './bands.ts';
import { type CountedVersion, charCodes, type Joined, type RowKey } from './joined.ts';
import { tellPeopleApart } from './people.ts';

/** Responses of one version and one set of bands. A line each: a token for the person (people.ts), then the codes of tally.ts. */
export type Tallied = { version: CountedVersion; bands: Bands; rows: string };

/** What was counted for everybody, or for one value of one band. */
export type Counts = {
  /** How often each of the joined columns was chosen. */
  columns: Uint32Array;
  /** By question: answers that count in shares. A person who answered twice counts twice. */
  answers: Uint32Array;
  /** By question: the distinct people who gave those answers. */
  people: Uint32Array;
};

export type BandCounts = { band: BandName; values: { value: string; counts: Counts }[] };

/**
 * Counts the responses of one questionnaire: for everybody, and for each value of each band of which anything is known. One pass over
 * the rows, one person's after another, so that somebody who answered twice is one person in every count.
 */
export function count(
  joined: Joined,
  groups: readonly Tallied[],
  bands: readonly BandName[] = bandNames,
): { everybody: Counts; bands: BandCounts[] } {
  const everybody = emptyTable(joined);
  const byBand = bands
    .filter((band) => groups.some((group) => group.bands[band] !== undefined))
    .map((band) => {
      const values = orderedValues(
        band,
        groups.map((group) => bandValue(group.bands, band)),
      );
      return { band, values: values.map((value) => ({ value, counts: emptyTable(joined) })) };
    });
  const tables = groups.map((group) => ({
    rows: group.rows,
    rowKey: rowKeyOf(joined, group.version),
    own: emptyTable(joined),
    /** The counts that this group is part of. */
    wider: [
      everybody,
      ...byBand.flatMap(({ band, values }) =>
        values.filter(({ value }) => value === bandValue(group.bands, band)).map(({ counts }) => counts),
      ),
    ],
  }));

  const { newest, previous, groupOf, starts } = tellPeopleApart(groups);
  for (const [person, last] of newest.entries()) {
    const once = previous[last] === -1;
    for (let row = last; row >= 0; row = previous[row] ?? -1) {
      const table = tables[groupOf[row] ?? -1];
      if (table) countRow(table, starts[row] ?? 0, once ? null : person);
    }
  }

  for (const { own, wider } of tables) {
    for (const counts of wider) {
      for (const part of ['columns', 'answers', 'people'] as const) addTo(counts[part], own[part]);
    }
  }
  return { everybody, bands: byBand };
}

/** Counts, and by question the person who was counted last: enough to count each once, as a person's rows come together. */
type Table = Counts & { met: Int32Array };

const newline = 10;
const comma = 44;

/** Counts one row among its group's own. A person with several rows (`person` not null) is counted in the wider counts at once. */
function countRow(
  { rows, rowKey, own, wider }: { rows: string; rowKey: RowKey; own: Table; wider: Table[] },
  start: number,
  person: number | null,
): void {
  let place = 0;
  let scored = 0;
  for (let at = start; at < rows.length; at++) {
    const code = rows.charCodeAt(at);
    if (code === newline) return;
    if (code !== comma) {
      const cell = place * charCodes + code;
      addOne(own.columns, rowKey.columns[cell] ?? -1);
      scored |= rowKey.scores[cell] ?? 0;
      continue;
    }
    if (scored) {
      const question = rowKey.questions[place] ?? -1;
      addOne(own.answers, question);
      if (person === null) addOne(own.people, question);
      else for (const table of wider) meet(table, question, person);
    }
    place++;
    scored = 0;
  }
}

function meet({ people, met }: Table, question: number, person: number): void {
  if (met[question] === person) return;
  met[question] = person;
  addOne(people, question);
}

function addOne(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function addTo(into: Uint32Array, more: Uint32Array): void {
  for (let at = 0; at < into.length; at++) into[at] = (into[at] ?? 0) + (more[at] ?? 0);
}

function emptyTable({ width, questions }: Joined): Table {
  return {
    columns: new Uint32Array(width),
    answers: new Uint32Array(questions.length),
    people: new Uint32Array(questions.length),
    met: new Int32Array(questions.length).fill(-1),
  };
}

function rowKeyOf(joined: Joined, version: CountedVersion): RowKey {
  const rowKey = joined.rowKeys.get(version.id);
  if (!rowKey) throw new Error(`Version ${version.id} is not among those that were joined.`);
  return rowKey;
}
