import { expect, test } from 'vitest';
import { syllablesIn } from '../../insight/syllables.ts';

const words: Readonly<Record<number, string>> = {
  1: `a the me you what safe like liked likes place helped changed school work home health good bad best
    worst friend friends there where here heard told once tired asked walked called filled judge young
    youth club rules I'm we'll don't can't won't weren't queue 10`,
  2: `worker listen listened simpler people being going doing seeing playing angry lonely hopeful useless
    movement little able table middle wanted needed ended started boxes places houses watches changes
    dances didn't couldn't wasn't isn't sometimes something someone maybe quiet science really lion poem
    every evening business language equal centre session patient brilliant handled struggled worker's`,
  3: `video idea area radio reaction anyone everyone somebody important together decision family families
    another officer remember holiday completely properly previous serious usual period easier earlier
    interested disabled timeliness`,
  4: `reparation activities reliable experience situation community everybody education understanding
    appreciate ability reality professional information society necessary anxiety especially reassurance`,
  5: `opportunity communication university participation individual appreciated rehabilitate imagination`,
  6: `responsibility rehabilitation`,
};

test.each(
  Object.entries(words).flatMap(([count, list]) =>
    list.split(/\s+/).map((word): [string, number] => [word, Number(count)]),
  ),
)('%s has %i', (word, count) => {
  expect(syllablesIn(word)).toBe(count);
});

test('letters in capitals, and a curly apostrophe, make no difference', () => {
  expect(syllablesIn('DIDN’T')).toBe(2);
});

test('letters that are no word hold nobody up: by the rules so many would run into the time limit', () => {
  expect(syllablesIn('es'.repeat(500_000))).toBe(500_000);
});
