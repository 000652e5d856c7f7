import { z } from 'zod';
import { type BandName, type Bands, bandNames } from '../dialogs/participant.ts';
import { bandValue, orderedValues } from './bands.ts';
import { rounded } from './interval.ts';
import { hiddenRows, type Row, row } from './suppress.ts';

/** Invitations made in the period, and responses completed in it, of one questionnaire and one set of bands. */
export type Asked = { questionnaire: string; bands: Bands; asked: number; answered: number };

const whole = z.int().min(0);

export const rateSchema = z.object({
  base: whole.describe('How many were asked; the base of the rate.'),
  asked: whole.describe('Invitations made in the period.'),
  answered: whole.describe('Responses completed in the period.'),
  responseRate: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('Null where more answered than were asked, as when they were asked before the period.'),
});
export type Rate = z.infer<typeof rateSchema>;

export type Rates = Row<Rate> & { bands: { band: BandName; rows: (Row<Rate> & { value: string })[] }[] };

/** Who was asked and answered, of one questionnaire, with one breakdown a band of which anything is known. */
export function ratesOf(
  asked: readonly Asked[],
  threshold: number,
  bands: readonly BandName[] = bandNames,
): Rates {
  const known = bands.filter((band) => asked.some((some) => some.bands[band] !== undefined));
  return {
    ...row(peopleIn(asked) < threshold, () => rateOf(asked)),
    bands: known.map((band) => {
      const values = orderedValues(
        band,
        asked.map((some) => bandValue(some.bands, band)),
      );
      const parts = values.map((value) => asked.filter((some) => bandValue(some.bands, band) === value));
      const bases = parts.map(peopleIn);
      const hidden = hiddenRows(bases, sum(bases), threshold);
      return {
        band,
        rows: values.map((value, at) => ({
          value,
          ...row(hidden[at] ?? true, () => rateOf(parts[at] ?? [])),
        })),
      };
    }),
  };
}

/**
 * All questionnaires together; withheld where it would show what a single suppressed questionnaire hides. Without a rate where one of them
 * has none, for then the answers to one would be set against the invitations to another.
 */
export function overallRate(questionnaires: readonly (readonly Asked[])[], threshold: number): Row<Rate> {
  const bases = questionnaires.map(peopleIn);
  const hidden = bases.filter((base) => base < threshold);
  const tellsOne = hidden.length > 0 && sum(hidden) < threshold;
  const mixed = questionnaires.some((some) => {
    const { asked, answered } = rateOf(some);
    return answered > asked;
  });
  return row(sum(bases) < threshold || tellsOne, () => {
    const all = rateOf(questionnaires.flat());
    return mixed ? { ...all, responseRate: null } : all;
  });
}

function rateOf(some: readonly Asked[]): Rate {
  const asked = sum(some.map((one) => one.asked));
  const answered = sum(some.map((one) => one.answered));
  const responseRate = asked > 0 && answered <= asked ? rounded(answered / asked) : null;
  return { base: asked, asked, answered, responseRate };
}

/** An invitation is for one person; in a period after that of the invitations only the answers tell how many there are. */
function peopleIn(some: readonly Asked[]): number {
  const { asked, answered } = rateOf(some);
  return Math.max(asked, answered);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
