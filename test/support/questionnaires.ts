import { mirrored } from '../../dialogs/phrases/ar-XB.ts';
import { type Questionnaire, questionnaireSchema } from '../../dialogs/questionnaire.ts';
import { type Translation, translationSchema } from '../../dialogs/translation.ts';
import { variantsOf, wordingsOf } from '../../dialogs/wording/wording.ts';

/** Every feature of the format in one sound definition, about a youth club. */
export const kitchenSink: Questionnaire = questionnaireSchema.parse({
  key: 'kitchen-sink',
  title: 'The youth club',
  audience: 'child',
  identity: 'anonymous',
  minutes: 4,
  keepMonths: 12,
  coarseBands: ['age', 'gender'],
  why: { default: 'We want to make the club better.', '10-14': 'Help us make the club better.' },
  readBy: 'Two people who run the club read this.',
  next: 'We read it all. Then we tell you what we will change.',
  questions: [
    {
      key: 'mood',
      type: 'faces',
      ask: { default: 'How was the club for you?', '10-14': 'Did you like the club?' },
      simpler: { default: 'Was the club good or bad?', 'under-18': 'Was it good or bad?' },
      picture: 'club',
    },
    {
      key: 'came',
      type: 'choice',
      ask: 'How did you get here?',
      simpler: 'Did you walk, or did you get a ride?',
      mustAnswer: 'We need this one to plan the bus.',
      options: [
        { key: 'walk', label: 'I walked', picture: 'walk' },
        { key: 'bus', label: 'By bus', picture: 'bus' },
        { key: 'tram', label: 'By tram', retired: true },
        { key: 'another-way', label: 'Another way', picture: 'something-else', other: true },
        { key: 'dont-know', label: "I don't know", picture: 'dont-know', unscored: true },
      ],
    },
    {
      key: 'liked',
      type: 'choices',
      ask: 'What did you like?',
      simpler: 'What was good?',
      hint: 'Pick up to three.',
      atLeast: 1,
      atMost: 3,
      options: [
        { key: 'games', label: 'The games', picture: 'games' },
        { key: 'food', label: 'The food', picture: 'food' },
        { key: 'music', label: 'The music', picture: 'music' },
        { key: 'trips', label: 'The trips', retired: true },
        { key: 'something-else', label: 'Something else', picture: 'something-else', other: true },
        { key: 'none', label: 'None of these', picture: 'none', exclusive: true },
      ],
    },
    {
      key: 'best',
      type: 'text',
      ask: 'You picked: {liked}. Which was best, and why?',
      simpler: 'Which one was best?',
      when: { question: 'liked', tickedAtLeast: 2 },
    },
    {
      key: 'try-more',
      type: 'yes-no',
      ask: 'Would you like to try more?',
      simpler: 'Do you want to do more here?',
      when: { question: 'liked', tickedAtMost: 1 },
    },
    {
      key: 'cooked',
      type: 'yes-no',
      ask: 'Did you cook some of the food?',
      simpler: 'Did you cook?',
      when: { question: 'liked', ticked: 'food' },
    },
    {
      key: 'safe',
      type: 'yes-no',
      ask: 'Did you feel safe there?',
      simpler: 'Did it feel safe?',
      hint: 'Think of the room and the street.',
    },
    {
      key: 'not-safe',
      type: 'text',
      ask: 'What did not feel safe?',
      simpler: 'What felt bad?',
      when: { question: 'safe', oneOf: ['no', 'not-sure'] },
    },
    {
      key: 'workers',
      type: 'battery',
      instruction: 'Think of the workers. How often is this true?',
      picture: 'workers',
      when: { not: { question: 'mood', is: 5 } },
      answer: {
        type: 'choice',
        options: [
          { key: 'often', label: 'Often', picture: 'often' },
          { key: 'sometimes', label: 'Sometimes', picture: 'sometimes' },
          { key: 'never', label: 'Never', picture: 'never' },
          { key: 'cant-say', label: "I can't say", picture: 'dont-know', unscored: true },
        ],
      },
      statements: [
        { key: 'listen', ask: 'They listen to me.', simpler: 'They hear me.' },
        {
          key: 'fair',
          ask: { default: 'They are fair to me.', '10-14': 'They are fair.' },
          simpler: 'It is fair.',
        },
      ],
    },
    {
      key: 'friends-before',
      type: 'scale',
      ask: 'How easy was it to make friends before?',
      simpler: 'Was it easy to make friends before?',
      low: 'Very hard',
      high: 'Very easy',
    },
    {
      key: 'friends-now',
      type: 'scale',
      ask: 'How easy is it now?',
      simpler: 'Is it easy now?',
      low: 'Very hard',
      high: 'Very easy',
    },
    {
      key: 'harder',
      type: 'text',
      ask: 'What made it harder?',
      simpler: 'Why is it hard?',
      when: { question: 'friends-now', compared: 'less', to: 'friends-before' },
    },
    {
      key: 'easier',
      type: 'text',
      ask: 'What made it easier?',
      simpler: 'What helped?',
      when: {
        all: [
          { question: 'friends-now', compared: 'more', to: 'friends-before' },
          {
            any: [
              { question: 'safe', is: 'yes' },
              { question: 'workers.listen', is: 'often' },
            ],
          },
        ],
      },
    },
    {
      key: 'again',
      type: 'faces',
      ask: 'Will you come again?',
      simpler: 'Will you come back?',
      labels: ['No', 'I do not think so', 'Maybe', 'I think so', 'Yes'],
    },
    {
      key: 'more',
      type: 'text',
      ask: 'Is there more you want to say?',
      simpler: 'More to say?',
      when: { question: 'again', answered: true },
    },
  ],
});

/**
 * A made-up translation: the same words in brackets with every vowel accented, so that whatever is not
 * translated shows. Quotes stay. Strings at the places `except` are left out, and fall back to English.
 */
export function pseudoTranslation(questionnaire: Questionnaire, except: string[] = []): Translation {
  return madeBy(pseudo, { language: 'en-XA', name: 'Ënglïsh' }, questionnaire, except);
}

/** The same from right to left, in the pseudo-language that the bot and the page speak too. */
export function rightToLeftTranslation(questionnaire: Questionnaire): Translation {
  return madeBy(mirrored, { language: 'ar-XB', name: mirrored('Mirrored') }, questionnaire, []);
}

function madeBy(
  rule: (text: string) => string,
  named: { language: string; name: string },
  questionnaire: Questionnaire,
  except: string[],
): Translation {
  const strings = wordingsOf(questionnaire).flatMap(({ place, wording }) =>
    variantsOf(wording).map(
      ([variant, text]) => [variant === 'default' ? place : `${place}.${variant}`, rule(text)] as const,
    ),
  );
  return translationSchema.parse({
    ...named,
    reviewedBy: 'nobody: it is made by a rule',
    strings: Object.fromEntries(strings.filter(([place]) => !except.includes(place))),
  });
}

const accents: Record<string, string> = {
  a: 'å',
  e: 'é',
  i: 'ï',
  o: 'ö',
  u: 'û',
  A: 'Å',
  E: 'É',
  I: 'Ï',
  O: 'Ö',
  U: 'Û',
};

function pseudo(text: string): string {
  const accented = (part: string) => part.replaceAll(/[aeiou]/gi, (vowel) => accents[vowel] ?? vowel);
  const parts = text.split(/(\{[^}]*\})/).map((part) => (part.startsWith('{') ? part : accented(part)));
  return `[${parts.join('')}]`;
}

/** Of the kitchen sink; one hint is missing, and stays English. */
export const kitchenSinkPseudo: Translation = pseudoTranslation(kitchenSink, ['safe.hint']);

/** The pictures that it names. None of them has to be drawn: a definition says what is shown, by name. */
export const kitchenSinkPictures: ReadonlySet<string> = new Set(
  [...JSON.stringify(kitchenSink).matchAll(/"picture":"([^"]+)"/g)].map(([, name = '']) => name),
);
