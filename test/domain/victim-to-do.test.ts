import { describe, expect, it } from 'vitest';
import type { Consents } from '../../domain/consent.ts';
import type { Journey } from '../../domain/journey.ts';
import { newlyWithdrawn, toDoFor, waitingOf } from '../../domain/victim-to-do.ts';

const today = new Date('2026-03-04T15:00:00Z');
const journey = (facts: Journey['facts']): Journey => ({
  person: 'v',
  facts,
  reason: facts['not-reached'] ? 'no-answer' : null,
});
const known: Journey['facts'] = { identified: '2026-02-24' };
const told: Journey['facts'] = { ...known, offered: '2026-02-26' };

describe('what a worker does next for somebody', () => {
  it.each<[string, Consents, Journey['facts'], string[]]>([
    [
      'who was just added is to ask about contact, and tell them in time',
      {},
      { identified: '2026-03-03' },
      ['ask-about-contact', 'tell-about-restorative-justice by 2026-03-10'],
    ],
    ['who was told before anybody asked is to ask about contact', {}, told, ['ask-about-contact']],
    [
      'who was asked is to record what they said',
      {},
      { ...told, asked: '2026-02-26' },
      ['record-answer-on-contact'],
    ],
    [
      'who agreed as a sheet says, but not the ledger, is to record what they said',
      {},
      { ...told, consented: '2026-02-26', 'told-outcome': '2026-03-02' },
      ['record-answer-on-contact'],
    ],
    [
      'who agreed is what the journey says',
      { contact: true },
      known,
      ['tell-about-restorative-justice by 2026-03-03 overdue'],
    ],
    ['who said no to contact is nothing, whatever the journey says', { contact: false }, known, []],
    [
      'who said no to contact and yes to something else is nothing',
      { contact: false, feedback: true },
      { ...told, 'told-outcome': '2026-03-02' },
      [],
    ],
    ['who was not reached is nothing', {}, { ...known, 'not-reached': '2026-02-27' }, []],
    [
      'who was reached later is to record what they said',
      {},
      { ...told, 'not-reached': '2026-02-27', asked: '2026-03-02' },
      ['record-answer-on-contact'],
    ],
    [
      'who takes part is to keep them informed',
      { contact: true },
      { ...told, engaged: '2026-02-01' },
      ['keep-informed by 2026-03-01 overdue'],
    ],
    [
      'who takes part and wants no news is nothing',
      { contact: true, progress: false },
      { ...told, engaged: '2026-02-01' },
      [],
    ],
    [
      'who knows the outcome is to ask for feedback, also where that was not asked yet',
      { contact: true },
      { ...told, 'told-outcome': '2026-03-02' },
      ['ask-for-feedback'],
    ],
    [
      'who said no to feedback is not to ask for it',
      { contact: true, feedback: false },
      { ...told, 'told-outcome': '2026-03-02' },
      [],
    ],
  ])('%s', (_, consents, facts, expected) => {
    const found = toDoFor({ consents, journey: journey(facts) }, today);
    expect(
      found.map(({ what, by, overdue }) =>
        [what, ...(by ? [`by ${by}`] : []), ...(overdue ? ['overdue'] : [])].join(' '),
      ),
    ).toEqual(expected);
  });
});

const victim = (name: string, consents: Consents, facts: Journey['facts'], contact?: string) => ({
  name,
  consents,
  since: contact ? { contact: new Date(contact) } : {},
  journey: journey(facts),
});

describe('of everybody', () => {
  it('those for whom something waits come by their first day, and those without a day last', () => {
    const found = waitingOf(
      [
        victim('no day', {}, told),
        victim('nothing', { contact: true }, told),
        victim('later', {}, { identified: '2026-03-03' }),
        victim('overdue', { contact: true }, known),
      ],
      today,
    );
    expect(found.map(({ name }) => name)).toEqual(['overdue', 'later', 'no day']);
  });

  it('those who said no to contact within seven days come the latest first', () => {
    const found = newlyWithdrawn(
      [
        victim('yes', { contact: true }, known, '2026-03-04'),
        victim('old', { contact: false }, known, '2026-02-25T14:00:00Z'),
        victim('first', { contact: false }, known, '2026-02-26'),
        victim('last', { contact: false }, known, '2026-03-04T12:00:00Z'),
      ],
      today,
    );
    expect(found.map(({ name }) => name)).toEqual(['last', 'first']);
  });
});
