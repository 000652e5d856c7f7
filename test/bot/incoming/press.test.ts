import { describe, expect, it } from 'vitest';
import { pressIn } from '../../../bot/incoming/press.ts';

describe('a press', () => {
  it.each([
    ['of an option', { card: 'c1', picked: ['yes'] }, { card: 'c1', picked: ['yes'] }],
    ['of a word', { card: 'c1', word: 'back' }, { card: 'c1', word: 'back' }],
    ['to go back to a question', { card: 'c1', goTo: 'listened' }, { card: 'c1', goTo: 'listened' }],
    [
      'with own words',
      { card: 'c1', text: 'the cycle workshop' },
      { card: 'c1', text: 'the cycle workshop' },
    ],
    ['as a JSON string', '{"card":"c1","picked":["yes"]}', { card: 'c1', picked: ['yes'] }],
    [
      'with ticks joined by commas',
      { card: 'c1', picked: 'gym,cooking' },
      { card: 'c1', picked: ['gym', 'cooking'] },
    ],
    [
      'with blanks between the ticks',
      { card: 'c1', picked: ' gym , cooking,' },
      { card: 'c1', picked: ['gym', 'cooking'] },
    ],
    ['of a card with nothing ticked, which has no key for it', { card: 'c1' }, { card: 'c1', picked: [] }],
    [
      'with what a channel adds',
      { card: 'c1', word: 'skip', msteams: { type: 'messageBack' } },
      { card: 'c1', word: 'skip' },
    ],
  ])('%s is read', (_, value, press) => {
    expect(pressIn(value)).toEqual(press);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['words', 'yes'],
    ['broken JSON', '{"card":'],
    ['a card of somebody else', { action: 'approve' }],
    ['an unknown word', { card: 'c1', word: 'fly' }],
    ['a card that is no string', { card: 7, picked: ['yes'] }],
    ['an enormous one', { card: 'c1', picked: Array.from({ length: 1000 }, () => 'x') }],
    ['an action of Action.Execute', { action: { type: 'Action.Execute' }, trigger: 'manual' }],
  ])('is not seen in %s', (_, value) => {
    expect(pressIn(value)).toBeNull();
  });
});
