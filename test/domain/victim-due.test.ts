import { describe, expect, it } from 'vitest';
import type { Journey } from '../../domain/journey.ts';
import { dueFor } from '../../domain/victim-due.ts';

/** What waits on Wednesday 4 March 2026, in short. */
function waiting(facts: Journey['facts'], reason: Journey['reason'] = null): string[] {
  return dueFor({ person: 'v', facts, reason }, new Date('2026-03-04')).map(({ what, by, overdue }) =>
    [what, ...(by ? [`by ${by}`] : []), ...(overdue ? ['overdue'] : [])].join(' '),
  );
}

describe('what waits to be done for a victim', () => {
  it.each<[string, Journey['facts'], string[]]>([
    ['nothing, of somebody of whom nothing is known', {}, []],
    [
      'to be told about restorative justice in five working days',
      { identified: '2026-03-03' },
      ['tell-about-restorative-justice by 2026-03-10'],
    ],
    [
      'still today, on the last day',
      { identified: '2026-02-25' },
      ['tell-about-restorative-justice by 2026-03-04'],
    ],
    [
      'and it is overdue on the next',
      { identified: '2026-02-24' },
      ['tell-about-restorative-justice by 2026-03-03 overdue'],
    ],
    ['no longer, once it was offered', { identified: '2026-02-24', offered: '2026-03-04' }, []],
    [
      'nor where they took part and nobody noted the offer',
      { identified: '2026-02-24', engaged: '2026-03-02' },
      [],
    ],
    [
      'news, where they heard nothing for four weeks',
      { engaged: '2026-02-04' },
      ['keep-informed by 2026-03-04'],
    ],
    ['and it is overdue after that', { engaged: '2026-02-03' }, ['keep-informed by 2026-03-03 overdue']],
    ['no news within four weeks', { engaged: '2026-02-05' }, []],
    ['the four weeks run from the latest news', { engaged: '2026-01-05', 'kept-informed': '2026-02-20' }, []],
    [
      'no news any more, once they were told of the outcome',
      { engaged: '2026-01-05', 'told-outcome': '2026-02-01', 'feedback-asked': '2026-02-02' },
      [],
    ],
    [
      'to be asked for feedback, once they were told of the outcome',
      { 'told-outcome': '2026-03-02' },
      ['ask-for-feedback'],
    ],
    ['not again, once they were asked', { 'told-outcome': '2026-03-02', 'feedback-asked': '2026-03-03' }, []],
    ['not where they gave it unasked', { 'told-outcome': '2026-03-02', 'feedback-given': '2026-03-03' }, []],
    [
      'several things, the most urgent first',
      { identified: '2026-02-02', 'told-outcome': '2026-03-02' },
      ['tell-about-restorative-justice by 2026-02-09 overdue', 'ask-for-feedback'],
    ],
    [
      'nothing, of somebody who was not reached',
      { identified: '2026-02-02', 'not-reached': '2026-02-20' },
      [],
    ],
    [
      'but again, where they were asked after that',
      { identified: '2026-02-02', 'not-reached': '2026-02-20', asked: '2026-03-02' },
      ['tell-about-restorative-justice by 2026-02-09 overdue'],
    ],
  ])('%s', (_, facts, due) => {
    expect(waiting(facts)).toEqual(due);
  });
});
