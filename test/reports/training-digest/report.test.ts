import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestCsv } from '../../../reports/training-digest/csv.ts';
import { parentsDigest } from '../../../reports/training-digest/report.ts';
import { type DigestAnswer, digestSchema } from '../../../reports/training-digest/schema.ts';
import { parseCsv } from '../../support/csv.ts';

/** Answers of these parents, a letter each, to one question. */
const said = (
  parents: string,
  themes: string[],
  { question = 'better', mood = null }: Partial<Pick<DigestAnswer, 'question' | 'mood'>> = {},
): DigestAnswer[] =>
  [...parents].map((person) => ({ person, question, wording: `About ${question}?`, themes, mood }));
const digest = (...answers: DigestAnswer[][]) => parentsDigest({ answers: answers.flat(), threshold: 5 });
const inShort = (themes: { theme: string; people: number }[]) =>
  themes.map(({ theme, people }) => `${theme} ${people}`);

describe("the digest of parents' answers", () => {
  it('has the themes that most parents raised first, each parent once', () => {
    const { themes } = digest(
      said('abcde', ['place']),
      said('abcdefg', ['travel'], { question: 'else' }),
      said('abcde', ['place'], { question: 'else' }),
    );
    expect(inShort(themes)).toEqual(['travel 7', 'place 5']);
    expect(themes).toMatchObject([{ answers: 7 }, { answers: 10 }]);
  });

  it('says how many parents answered, whatever about', () => {
    expect(digest(said('abcde', ['place']), said('fgh', []))).toMatchObject({
      suppressed: false,
      base: 8,
      themes: [{ people: 5, share: 0.625, low: 0.3057, high: 0.8632 }],
    });
  });

  it('has nothing but a note where fewer than five answered', () => {
    expect(digest(said('abcd', ['place']), said('abcd', ['travel']))).toEqual({
      threshold: 5,
      suppressed: true,
      themes: [],
      other: null,
      questions: [],
      notes: ['Nothing can be shown: fewer than 5 parents wrote in their own words.'],
    });
  });

  it.each([
    ['are one row where they have enough parents together', ['abc', 'cde'], { suppressed: false, people: 5 }],
    ['are only said to exist where they have not', ['abc', 'bcd'], { suppressed: true }],
    ['are only said to exist where one alone would be the row', ['abcd'], { suppressed: true }],
    ['are not spoken of where there are none', [], null],
  ])('themes that few raised %s', (_, few, other) => {
    const report = digest(
      said('abcdefgh', ['place']),
      ...few.map((parents, at) => said(parents, [`few-${at}`])),
    );
    expect(inShort(report.themes)).toEqual(['place 8']);
    expect(report.other).toEqual(other);
  });

  it('takes wording for themes from the codebook it is handed', () => {
    const report = parentsDigest({
      answers: said('abcde', ['place', 'constructor']),
      threshold: 5,
      labels: new Map([['place', 'The building']]),
    });
    expect(report.themes.map(({ label }) => label)).toEqual(['constructor', 'The building']);
  });
});

describe('the digest by question', () => {
  it('has its own base and themes, and its wording', () => {
    const { questions } = digest(
      said('abcdef', ['place'], { question: 'where' }),
      said('abcdefg', ['travel'], { question: 'getting-there' }),
    );
    expect(questions).toMatchObject([
      {
        question: 'where',
        wording: 'About where?',
        base: 6,
        themes: [{ theme: 'place', people: 6 }],
        others: false,
      },
      { question: 'getting-there', base: 7, themes: [{ theme: 'travel', people: 7 }], others: false },
    ]);
  });

  it('hides a question that too few answered', () => {
    const { questions } = digest(said('abcdef', ['travel']), said('abc', ['place'], { question: 'where' }));
    expect(questions[1]).toEqual({
      question: 'where',
      wording: 'About where?',
      suppressed: true,
      themes: [],
      others: false,
    });
  });

  it('hides a theme where most raised it, if one parent elsewhere could be worked out', () => {
    const report = digest(
      said('abcdefg', ['place'], { question: 'where' }),
      said('h', ['place']),
      said('abcdefg', ['travel']),
    );
    expect(report.themes[1]).toMatchObject({ theme: 'travel', people: 7 });
    expect(report.questions).toMatchObject([
      { question: 'where', themes: [], others: true },
      { question: 'better', themes: [{ theme: 'travel' }], others: true },
    ]);
  });
});

describe("a machine's guess at how answers sound", () => {
  it('stands with a theme where at least five parents were guessed at', () => {
    const report = digest(
      said('abcd', ['place'], { mood: 'negative' }),
      said('ef', ['place'], { mood: 'neutral' }),
      said('g', ['place']),
    );
    expect(report.themes).toMatchObject([{ guess: { positive: 0, neutral: 2, negative: 4, notGuessed: 1 } }]);
    expect(report.notes.join(' ')).toContain("a machine's guess");
  });

  it('is left out where fewer were', () => {
    const report = digest(said('abcd', ['place'], { mood: 'negative' }), said('efg', ['place']));
    expect(report.themes).toMatchObject([{ people: 7, guess: null }]);
    expect(report.notes.join(' ')).not.toContain('guess');
  });

  it('is left out by question where it could be worked out for fewer', () => {
    const report = digest(
      said('abcdef', ['place'], { mood: 'negative' }),
      said('ghijk', ['place'], { question: 'where' }),
      said('l', ['place'], { question: 'where', mood: 'positive' }),
    );
    expect(report.themes[0]?.guess).not.toBeNull();
    expect(report.questions).toMatchObject([
      { themes: [{ people: 6, guess: null }] },
      { themes: [{ people: 6, guess: null }] },
    ]);
  });
});

describe('any digest', () => {
  const anyAnswers = fc.array(
    fc.record({
      person: fc.nat(25).map(String),
      question: fc.constantFrom('better', 'where', 'worker'),
      wording: fc.constant('What do you think?'),
      themes: fc.subarray(['place', 'travel', 'worker', 'time', 'school']),
      mood: fc.constantFrom('positive', 'neutral', 'negative', null),
    } satisfies Record<keyof DigestAnswer, unknown>),
    { maxLength: 80, size: 'max' },
  );
  const anything = fc.record({ answers: anyAnswers, threshold: fc.integer({ min: 2, max: 10 }) });

  it('keeps to its schema, and shows nothing of fewer parents than the threshold', () => {
    fc.assert(
      fc.property(anything, ({ answers, threshold }) => {
        const report = parentsDigest({ answers, threshold });
        expect(digestSchema.parse(report)).toEqual(report);
        if (!report.suppressed) expect(report.base).toBeGreaterThanOrEqual(threshold);
        if (report.other && !report.other.suppressed) {
          expect(report.other.people).toBeGreaterThanOrEqual(threshold);
        }
        for (const { themes } of [report, ...report.questions]) {
          for (const { people, guess, answers } of themes) {
            expect(people).toBeGreaterThanOrEqual(threshold);
            if (guess) expect(Object.values(guess).reduce((sum, some) => sum + some)).toBe(answers);
          }
        }
      }),
    );
  });

  it('leaves whoever subtracts the questions from a theme with nobody, or at least the threshold', () => {
    fc.assert(
      fc.property(anything, ({ answers, threshold }) => {
        const { themes, questions } = parentsDigest({ answers, threshold });
        for (const { theme, guess } of themes) {
          const having = questions.filter((question) => question.themes.some((one) => one.theme === theme));
          const left = (guessed: boolean, shown: typeof questions) =>
            new Set(
              answers
                .filter((answer) => answer.themes.includes(theme) && (!guessed || answer.mood !== null))
                .filter(({ question }) => !shown.some((one) => one.question === question))
                .map(({ person }) => person),
            ).size;
          const others = left(false, having);
          expect(others === 0 || others >= threshold).toBe(true);
          const withGuess = having.filter((question) =>
            question.themes.some((one) => one.theme === theme && one.guess !== null),
          );
          const unguessed = left(true, withGuess);
          if (guess) expect(unguessed === 0 || unguessed >= threshold).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same as CSV, where what is suppressed has no number', () => {
    fc.assert(
      fc.property(anything, ({ answers, threshold }) => {
        const report = parentsDigest({ answers, threshold });
        const lines = parseCsv(digestCsv(report));
        const numbers = ['count', 'share', 'base', 'low', 'high', 'answers', 'not_guessed'];
        for (const line of lines.filter(({ suppressed }) => suppressed === 'true')) {
          expect(numbers.map((column) => line[column]).join('')).toBe('');
        }
        const shown = lines.filter(({ theme }) => !theme?.startsWith('('));
        expect(shown.map(({ question, theme, count }) => `${question} ${theme} ${count}`)).toEqual([
          ...report.themes.map(({ theme, people }) => `all ${theme} ${people}`),
          ...report.questions.flatMap(({ question, themes }) =>
            themes.map(({ theme, people }) => `${question} ${theme} ${people}`),
          ),
        ]);
      }),
      { numRuns: 40 },
    );
  });
});

it('writes the digest as CSV, a theme a line', () => {
  const report = digest(said('abcde', ['place'], { mood: 'negative' }), said('f', ['travel']));
  expect(digestCsv(report).split('\r\n')).toEqual([
    'question,theme,count,share,base,suppressed,low,high,answers,' +
      'guess_positive,guess_neutral,guess_negative,not_guessed,label,wording',
    'all,(parents),6,,6,false,,,,,,,,,All questions',
    'all,place,5,0.8333,6,false,0.4365,0.9699,5,0,0,5,0,place,All questions',
    'all,(other themes),,,,true,,,,,,,,Other themes,All questions',
    'better,(parents),6,,6,false,,,,,,,,,About better?',
    'better,place,5,0.8333,6,false,0.4365,0.9699,5,0,0,5,0,place,About better?',
    'better,(other themes),,,,true,,,,,,,,Other themes,About better?',
    '',
  ]);
});
