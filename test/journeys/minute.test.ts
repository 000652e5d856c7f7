import { expect, test } from 'vitest';
import { Person } from '../support/journeys/person.ts';
import { place } from '../support/journeys/place.ts';

/** Whoever has a minute is asked for no more. */
const at = await place();

/** Letters that somebody reads in a second, and seconds that a tap takes. */
const reads = 15;
const taps = 1;

/** Reads whatever is new on the screen, word for word, as somebody does who has never seen it. */
function reader(person: Person): { seconds(): number; taps(): void; reads(): Promise<void> } {
  const seen = new Set<string>();
  let seconds = 0;
  return {
    seconds: () => seconds,
    taps() {
      seconds += taps;
    },
    async reads() {
      // How far they are is seen at a glance.
      const words = await person.page.locator('#turn [lang]:visible:not(#progress)').allInnerTexts();
      for (const line of words) {
        if (!seen.has(line)) seconds += line.length / reads;
        seen.add(line);
      }
    },
  };
}

test.each([
  {
    kind: 'panel-member',
    questionnaire: 'panel-member-feedback',
    answers: ['Quite well', 'Really well', 'In part', 'Quite well'],
    questions: [
      'How well were you prepared',
      'How well was the child heard?',
      'Was the view of',
      'How well does the contract',
    ],
    last: 'What would have made it better?',
  },
  {
    kind: 'sentencer',
    questionnaire: 'sentencer-feedback',
    answers: ['Mostly', 'Completely', 'In part', 'Mostly'],
    questions: [
      'How far did the report',
      'Was the report clear',
      'Was the proposal',
      'Did the report give you',
    ],
    last: 'What was missing from the report?',
  },
] as const)('a $kind reads every word and is done in under a minute', async ({
  kind,
  questionnaire,
  answers,
  questions,
  last,
}) => {
  const person = await Person.at(at);
  await person.opens(at, await at.code(questionnaire, { kind }));
  await person.sees('Do you want to start?');
  const time = reader(person);
  await time.reads();
  await person.press('Start');
  time.taps();
  for (const [n, question] of questions.entries()) {
    await person.sees(question);
    await time.reads();
    await person.press(answers[n] ?? '');
    time.taps();
  }
  await person.sees(last);
  await time.reads();
  await person.can('Skip').click();
  time.taps();
  await person.sees('You have finished');
  expect(await person.page.getByText('Keep your code').count()).toBe(0);
  expect(time.seconds()).toBeLessThan(60);
  expect(time.seconds()).toBeGreaterThan(20);
  await person.leaves();
});
