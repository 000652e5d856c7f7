import { describe, expect, test } from 'vitest';
import { readLibrary } from '../../../dialogs/library.ts';
import { type Question, questionsOf } from '../../../dialogs/questionnaire.ts';
import { tellsOfRisk } from '../../../insight/risk.ts';
import { themesIn } from '../../../insight/themes.ts';
import { askedOf } from '../../../scripts/demo/asked.ts';
import { asOrdersEnd, calendarOf, momentsIn } from '../../../scripts/demo/calendar.ts';
import { childOf } from '../../../scripts/demo/children.ts';
import { identifiedIn } from '../../../scripts/demo/harmed-choices.ts';
import { courseOf } from '../../../scripts/demo/harmed-course.ts';
import type { Invited } from '../../../scripts/demo/invited.ts';
import { progressIn } from '../../../scripts/demo/progress.ts';

/** The people of a made-up year, before anything is played. */

const now = new Date('2026-11-24T12:00:00Z');
const calendar = calendarOf(now);
const library = new Map(
  readLibrary().map(({ questionnaire }) => [questionnaire.key, questionsOf(questionnaire)]),
);
const people = askedOf(calendar, 250, 'any', (key) => library.get(key)?.length ?? 0);
const courses = identifiedIn(calendar, 70, 'any').map(courseOf);
const invited = [
  ...people.map(({ invited }) => invited),
  ...courses.flatMap(({ asked }) => asked.map(({ invited }) => invited)),
];

describe('the children of a year', () => {
  const children = Array.from({ length: 400 }, (_, n) => childOf(n + 1, 'any'));
  const shareOf = (is: (child: (typeof children)[number]) => boolean) =>
    children.filter(is).length / children.length;

  test('are as many of each kind as in a service', () => {
    expect(shareOf(({ participant }) => participant.gender === 'girl')).toBeCloseTo(0.18, 1);
    expect(shareOf(({ participant }) => participant.age === '10-14')).toBeCloseTo(0.17, 1);
    expect(shareOf(({ participant }) => participant.ethnicity === 'white')).toBeCloseTo(0.36, 1);
    expect(new Set(children.map(({ reference }) => reference)).size).toBe(children.length);
    expect(children[0]?.reference).toBe('DEMO-0001');
  });

  test('are asked on working days, fewer in August, as many as were wanted', () => {
    const days = momentsIn(calendar, 2000, asOrdersEnd, 'any');
    const whole = days.filter((day) => day < calendar.to);
    expect(whole).toHaveLength(2000);
    expect(days.length).toBeGreaterThan(2000);
    expect(days.every((day) => day >= calendar.from && day < now)).toBe(true);
    expect(days.some((day) => [0, 6].includes(day.getUTCDay()))).toBe(false);
    const inMonth = (month: number) => whole.filter((day) => day.getUTCMonth() === month).length;
    expect(inMonth(7)).toBeLessThan(inMonth(6) * 0.75);
    expect(inMonth(7)).toBeLessThan(inMonth(8) * 0.75);
  });
});

describe('everybody who is asked', () => {
  const asked = (key: string) => invited.filter(({ questionnaire }) => questionnaire === key);
  const both = new Set(asked('parent-self-assessment-end').map(({ person }) => person.seed));

  test('are as many as in a service', () => {
    expect(asked('end-of-order').length).toBeGreaterThan(250);
    expect(both.size).toBeGreaterThan(60);
    expect(new Set(asked('panel-member-feedback').map(({ person }) => person.seed)).size).toBeGreaterThan(15);
    expect(courses.length).toBeGreaterThan(80);
    expect(courses.length).toBeLessThan(110);
    const young = courses.filter(({ harmed }) => harmed.participant.age !== '18-plus');
    expect(young.length).toBeGreaterThan(10);
    expect(courses.some(({ harmed }) => harmed.proxy)).toBe(true);
    const reasons = courses.flatMap(({ choices }) => choices.notReached?.reason ?? []);
    expect(new Set(reasons)).toEqual(new Set(['declined', 'police-opt-out', 'no-data-shared', 'no-answer']));
  });

  test('have an answer to every question, and it is one of those offered', () => {
    for (const each of invited) {
      const views = each.views(each.madeAt);
      for (const question of library.get(each.questionnaire) ?? []) {
        const view = views(question.key);
        const place = `${each.questionnaire} ${question.key}`;
        if ('text' in view) expect(question.type, place).toBe('text');
        else expect(keysOf(question), place).toEqual(expect.arrayContaining(view.keys));
      }
    }
  });

  test('say nothing by chance that a person would have to look at, and leave no gap in their words', () => {
    for (const words of invited.flatMap(wordsOf)) {
      expect(tellsOfRisk(words), words).toBe(false);
      expect(words).not.toMatch(/\b(ACTIVITY|HE|HIM|HIS|undefined)\b/);
    }
  });

  test('as parents speak of what the codebook knows', () => {
    const parents = invited
      .filter(({ questionnaire }) => questionnaire.startsWith('parent-'))
      .flatMap(wordsOf);
    const themes = parents.map((words) => themesIn(words).map(({ theme }) => theme));
    expect(themes.filter((found) => found.length === 0).length).toBeLessThan(parents.length / 4);
    for (const theme of [
      'worker-manner',
      'too-many-people',
      'place',
      'online',
      'reparation',
      'listened-to',
    ]) {
      expect(themes.filter((found) => found.includes(theme)).length, theme).toBeGreaterThan(5);
    }
  });

  test('as adults write in sentences, mostly', () => {
    const parents = invited
      .filter(({ questionnaire }) => questionnaire.startsWith('parent-'))
      .flatMap(wordsOf);
    const sentences = parents.filter((words) => /^[A-Z].*\.$/.test(words));
    expect(sentences.length).toBeGreaterThan(parents.length * 0.6);
  });
});

/** All that somebody would say in their own words. */
function wordsOf({ views, questionnaire, madeAt }: Invited): string[] {
  const said = views(madeAt);
  return (library.get(questionnaire) ?? []).flatMap(({ key }) => {
    const view = said(key);
    return 'text' in view ? [view.text] : view.other === undefined ? [] : [view.other];
  });
}

function keysOf(question: Question): string[] {
  switch (question.type) {
    case 'faces':
      return ['1', '2', '3', '4', '5'];
    case 'yes-no':
      return ['yes', 'no', 'not-sure'];
    case 'scale':
      return Array.from({ length: 11 }, (_, number) => String(number));
    case 'choice':
    case 'choices':
      return question.options.map(({ key }) => key);
    case 'text':
      return [];
  }
}

describe('progress', () => {
  const shown = (isTTY: boolean) => {
    let text = '';
    const show = progressIn({
      isTTY,
      write: (more: string) => {
        text += more;
      },
    });
    for (const months of [0, 0, 1, 2]) show({ months, of: 2, answered: months });
    return text;
  };

  test('is a plain line a month where nobody watches', () => {
    expect(shown(false)).toBe(
      'Month 1 of 2, 0 people have answered\nMonth 2 of 2, 1 person has answered\n' +
        'The year is whole: 2 people have answered\n',
    );
  });

  test('is one line, written over, in a terminal', () => {
    expect(shown(true).split('\n')).toHaveLength(2);
    expect(shown(true)).toMatch(/\r█{26} .*2 people have answered/);
  });
});
