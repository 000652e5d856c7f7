import { auditYear, yearRules } from '../../test/support/auditor/audit-year.ts';
import { audit } from '../../test/support/auditor/auditor.ts';
import { former } from '../../test/support/auditor/former-method.ts';
import { present } from '../../test/support/auditor/published.ts';
import { randomService } from '../../test/support/auditor/random-service.ts';

const thresholds = [5, 5, 5, 10];
/**
 * What was published before, and what would be without a rule, is tried on so many, to show that the auditor
 * finds what there is to find.
 */
const formerOnes = 100;
const tellEvery = 100;

/**
 * Audits what so many made-up services publish, 1,000 where no number is given, for thresholds of 5 and 10:
 * the board report, and in made-up years of their own everything beside it with editions on the way. Each
 * break is printed with the seed of its service; `broken` is the number of services that have one.
 */
export function evaluate([number = '1000']: readonly string[]) {
  const services = Number(number);
  if (!Number.isInteger(services) || services < 1)
    throw new Error('The number of services must be a whole number.');
  const began = performance.now();
  let broken = 0;
  let years = 0;
  for (let at = 0; at < services; at++) {
    const threshold = thresholds[at % thresholds.length] ?? 5;
    const breaks = [...audit(randomService(`${at}`, threshold), present, threshold)];
    if (breaks.length > 0) broken++;
    const beside = [...auditYear(`${at}`, threshold)];
    if (beside.length > 0) years++;
    for (const each of [...breaks, ...beside])
      console.log(JSON.stringify({ service: at, threshold, ...each }));
    if ((at + 1) % tellEvery === 0)
      console.error(`${at + 1} services, ${broken} broken; beside, ${years} broken`);
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  const before = Math.min(formerOnes, services);
  const brokenBefore = Array.from({ length: before }, (_, at) => randomService(`${at}`, 5)).filter(
    (looks) => !audit(looks, former, 5).next().done,
  ).length;
  const without = yearRules.map((rule) => [
    rule,
    Array.from({ length: before }, (_, at) => auditYear(`${at}`, 5, rule)).filter(
      (found) => !found.next().done,
    ).length,
  ]);
  return {
    services,
    broken,
    beside: { years: services, broken: years, without: { years: before, ...Object.fromEntries(without) } },
    seconds,
    before: { services: before, broken: brokenBefore },
  };
}
