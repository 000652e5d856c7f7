import { describe, expect, it } from 'vitest';
import { parseReference } from '../../api/staff/forms/asked.ts';
import { parseBand } from '../../api/staff/forms/bands.ts';
import { parseDayInCell } from '../../api/staff/forms/day.ts';
import { folded, oneLine, wordsIn } from '../../api/staff/forms/text.ts';
import { parseTheme } from '../../api/staff/themes/theme-fields.ts';
import { parseOwnGroups } from '../../api/staff/voices/caseload-counts.ts';
import { incomingOf, longestMessage } from '../../bot/incoming/incoming.ts';
import { receivedIn } from '../../bot/incoming/received.ts';
import { advance, begin } from '../../dialogs/conversation.ts';
import { questionsOf } from '../../dialogs/questionnaire.ts';
import { formOf } from '../../dialogs/questions/index.ts';
import { isClearYes } from '../../dialogs/recognising/clear-yes.ts';
import { fold } from '../../dialogs/recognising/fold.ts';
import type { Occasion } from '../../dialogs/state.ts';
import { sentencesOf } from '../../dialogs/wording/sentences.ts';
import { voiceOf } from '../../dialogs/wording/voice.ts';
import { codesIn } from '../../domain/invitation-code.ts';
import { cutFrom } from '../../insight/quotation.ts';
import { readingAge } from '../../insight/reading-age.ts';
import { redacted } from '../../insight/redaction.ts';
import { tellsOfRisk } from '../../insight/risk.ts';
import { moodOf } from '../../insight/sentiment.ts';
import { hardSentences } from '../../insight/simple-words.ts';
import { stemOf } from '../../insight/stem.ts';
import { syllablesIn } from '../../insight/syllables.ts';
import { themesIn } from '../../insight/themes.ts';
import { printable } from '../../reports/documents/drawable-text.ts';
import { commaSeparated } from '../../reports/words/comma-separated.ts';
import { choice, choices, definition, text as ownWords, scale, yesNo } from '../support/definition.ts';
import { nastyTexts } from '../support/nasty-texts.ts';
import { leastProcessorTime } from '../support/processor-time.ts';

/**
 * Whatever reads somebody's text takes time with its length alone, on the texts that are most easily read too
 * slowly, each as long as is accepted.
 */

/** In milliseconds of the processor. What is promised is 50 for all that is done with a text together. */
const most = 100;
/** As many as the form of a page reads of one field, in characters. */
const longestField = 20_000;

const other = {
  options: [
    { key: 'tea', label: 'Tea' },
    { key: 'else', label: 'Something else', other: true },
  ],
};
const everyType = definition([
  { key: 'faces', type: 'faces', ask: 'How was it?' },
  yesNo('yes-no'),
  scale('scale'),
  choice('choice'),
  choice('choice-and-other', other),
  choices('choices'),
  choices('choices-and-other', other),
  ownWords('text'),
]);
const occasion: Occasion = {
  questionnaire: everyType,
  translations: {},
  kind: 'child',
  bands: {},
  due: null,
};
const voice = voiceOf(occasion, 'en');

const ofMessages: Record<string, (text: string) => unknown> = {
  fold,
  'a clear yes': (text) => isClearYes(text, voice),
  'codes in it': codesIn,
  'what tells of risk': tellsOfRisk,
  'how it sounds': (text) => moodOf(text, 'en'),
  'what it is about': themesIn,
  redacted,
  'a cut of all of it': (text) => cutFrom(text, text),
  'a cut of its second half': (text) => cutFrom(text, text.slice(text.length / 2)),
  'a cut with as many marks as words': (text) => cutFrom(text, `${'[name] '.repeat(1_000)}${text}`),
  'a cut that is none': (text) => cutFrom(`${text}b`, `${text.slice(0, -1)}c`),
  'in a Word file': printable,
  'in a table of cells': (text) => commaSeparated(['text'], [{ text }]),
  'typed in Teams': (text) =>
    receivedIn(incoming({ text, entities: [mention(text.slice(0, 40)), mention(text)] })),
  'formatted in Teams': (html) =>
    receivedIn(incoming({ attachments: [{ contentType: 'text/html', content: html }] })),
};
for (const question of questionsOf(everyType)) {
  const form = formOf(question, voice);
  ofMessages[`an answer to ${question.key}`] = (text) => form.parse({ text });
  ofMessages[`a turn of ${question.key}`] = (text) => turnAt(question.key, text);
}

const ofFields: Record<string, (text: string) => unknown> = {
  'sentences of it': sentencesOf,
  'its reading age': readingAge,
  'its hard sentences': hardSentences,
  'a stem': stemOf,
  'its syllables': syllablesIn,
  folded,
  'words in lines': wordsIn,
  'words on one line': oneLine,
  'a reference': parseReference,
  'a band': (text) => parseBand('team', text),
  'a day': (text) => parseDayInCell(text, 'the day'),
  'groups and their numbers': (text) => parseOwnGroups('team', text),
  'a theme and its words': (text) =>
    parseTheme({ label: text, words: text }, { label: 'label', words: 'words' }),
};

describe('takes time with the length of a message alone', () => {
  it.each(Object.entries(ofMessages))('%s', (_, read) => {
    expect(slow(read, longestMessage)).toEqual([]);
  });
});

describe('takes time with the length of a field alone', () => {
  it.each(Object.entries(ofFields))('%s', (_, read) => {
    expect(slow(read, longestField)).toEqual([]);
  });
});

/** The texts of this length on which it takes too long, each with its time. */
function slow(read: (text: string) => unknown, length: number): string[] {
  return nastyTexts(length).flatMap(([name, text]) => {
    const took = leastProcessorTime(() => read(text), most);
    return took > most ? [`${name}: ${Math.round(took)} ms`] : [];
  });
}

/** One turn in which this is said to a question. */
function turnAt(question: string, text: string) {
  const at = { now: new Date('2027-04-01T12:00:00Z'), token: '00000000', device: 'phone' };
  const state = { ...begin(occasion, 'en'), phase: 'asking' as const, at: question };
  const mood = moodOf(text, 'en');
  return advance(occasion, state, {
    ...at,
    type: 'said',
    text,
    risk: tellsOfRisk(text),
    ...(mood && { mood }),
  });
}

function incoming(activity: object) {
  const conversation = { id: 'one', conversationType: 'personal' };
  const read = incomingOf({
    type: 'message',
    channelId: 'msteams',
    conversation,
    recipient: { id: 'bot' },
    ...activity,
  });
  return read ?? expect.fail('it is no activity');
}

function mention(text: string) {
  return { type: 'mention', text, mentioned: { id: 'bot' } };
}
