import { isIn } from '../../../domain/calendar.ts';
import { auditDigest, eachForItself } from './audit-digest.ts';
import type { Break } from './auditor.ts';
import { digestIn, halfYearsOffered } from './editions-of-year.ts';
import { auditLots } from './lots.ts';
import { randomYear } from './random-year.ts';
import { type Rule, rules, seriesOf } from './year-series.ts';

/** The rules that may be left out, and the one that is within a digest. */
export const yearRules = [...rules, 'themes hidden in further questions'] as const;

/** Audits all that a made-up year publishes beside the board report, or what it would without one rule. */
export function* auditYear(
  seed: string,
  threshold: number,
  without?: (typeof yearRules)[number],
): Generator<Break> {
  const looks = randomYear(seed, threshold);
  const rule: Rule | undefined = without === 'themes hidden in further questions' ? undefined : without;
  for (const series of seriesOf(looks, threshold, rule)) yield* auditLots(series, threshold);
  const last = looks.at(-1);
  for (const half of last ? halfYearsOffered(last) : []) {
    const wrote = last?.wrote.filter(({ month }) => isIn(month, half)) ?? [];
    const digest = last && digestIn(last, half, threshold);
    if (!digest || digest.suppressed) continue;
    const shown =
      without === 'themes hidden in further questions' ? eachForItself(digest, wrote, threshold) : digest;
    yield* auditDigest(shown, wrote, threshold);
  }
}
