import { describe, expect, it } from 'vitest';
import { parseTheme } from '../../api/staff/themes/theme-fields.ts';
import { parseOwnGroups } from '../../api/staff/voices/caseload-counts.ts';
import { incomingOf, longestMessage } from '../../bot/incoming/incoming.ts';
import { receivedIn } from '../../bot/incoming/received.ts';
import { advance, begin } from '../../dialogs/conversation.ts';
import { questionsOf } from '../../dialogs/questionnaire.ts';
import { formOf } from '../../dialogs/questions/index.ts';
import type { Occasion } from '../../dialogs/state.ts';
import { voiceOf } from '../../dialogs/wording/voice.ts';
import { codebook } from '../../insight/codebook.ts';
import { cutFrom } from '../../insight/quotation.ts';
import { tellsOfRisk } from '../../insight/risk.ts';
import { moodOf } from '../../insight/sentiment.ts';
import { commaSeparated } from '../../reports/words/comma-separated.ts';
import { choice, choices, definition, text as ownWords, scale, yesNo } from '../support/definition.ts';
import { nastyTexts } from '../support/nasty-texts.ts';
import { leastProcessorTime } from '../support/processor-time.ts';
import { type TextFunction, takesText, textFunctions } from '../support/text-functions.ts';

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

const candidate = { key: 'tea', label: 'Tea' };
/** What functions are given beside the text, by the type of the parameter as it is written, or its name. */
const beside: Readonly<Record<string, unknown>> = {
  lang: 'en',
  Voice: voice,
  '{ vocabulary }: Voice': voice,
  '{ vocabulary, say }: Voice': voice,
  Vocabulary: voice.vocabulary,
  Candidate: candidate,
  'Candidate[]': [candidate],
  'string[]': ['Tea', 'Coffee'],
  'readonly string[]': ['text/html'],
  number: 10,
  boolean: false,
  Date: new Date('2027-04-01T12:00:00Z'),
  BandName: 'team',
  Right: 'invite',
  unknown: {},
  Usual: { questionnaire: null, due: null },
  Conversation: { version: 3 },
  'Buffer | KeyObject': Buffer.from('a key'),
  'readonly ApiKey[]': [],
  'readonly Version[]': [],
  'readonly CodebookTheme[]': [],
  'readonly Theme[]': codebook,
  '(heading: string) => Column | undefined': () => undefined,
  '(sentence: string) => boolean': () => false,
};

/** What a function calls a text that is Sayback's own, or was checked before: nobody's words come there. */
const ours = [
  ...['id', 'month', 'thisMonth', 'identified', 'file', 'filename', 'to', 'action', 'service', 'secret'],
  ...['question', 'field', 'title', 'type', 'first', 'nonce', 'conversation', 'tab', 'current'],
];
const inThread = 'a document is written in a thread of its own (api/v1/documents-thread.ts)';
/** Functions that nobody's text comes to, and why. */
const notRead: Readonly<Record<string, string>> = {
  'api/http/compressed.ts compressed': 'it compresses what ships, once, as well as can be',
  'api/http/cookies.ts cookieLine': 'the names of cookies are ours',
  'api/staff/cards/qr-code.ts qrCode': 'it draws addresses of our own',
  'dialogs/recognising/misspelling.ts slipsBetween': 'it compares words of at most 40 characters',
  'dialogs/definition-file.ts definitionFile': 'it reads what whoever runs Sayback wrote, at the start',
  'reports/documents/docx-runs.ts runsOf': inThread,
  'reports/documents/drawable-text.ts drawable': inThread,
  'reports/documents/drawable-text.ts fontFor': inThread,
  'reports/documents/lines.ts linesOf': inThread,
  'reports/documents/lines.ts widthOf': inThread,
  'reports/documents/lines.ts longestWord': inThread,
  'reports/documents/lines.ts readsRightToLeft': inThread,
  'reports/documents/lines.ts directions': inThread,
};

const leftOut = /^(?:web|scripts|main|config|prisma\/(?:database|sealing\/secret))/;
const everyFunction = await textFunctions((file) => leftOut.test(file));
const read = everyFunction.filter(
  ({ file, name, parameters }) =>
    !Object.hasOwn(notRead, `${file} ${name}`) && !ours.includes(parameters.find(takesText)?.name ?? ''),
);

describe('every function that takes a text takes time with its length alone', () => {
  it('is found', () => {
    expect(read.length).toBeGreaterThan(70);
    const names = everyFunction.map(({ file, name }) => `${file} ${name}`);
    expect(Object.keys(notRead).filter((one) => !names.includes(one))).toEqual([]);
  });

  it.each(read.map((one) => [`${one.file}: ${one.name}`, one] as const))('%s', async (_, one) => {
    expect(await slow((text) => one.run(...givenTo(one, text)), lengthIn(one.file))).toEqual([]);
  });
});

/** What a function is given with a text. Throws where it wants something that is not in the table. */
function givenTo({ parameters }: TextFunction, text: string): unknown[] {
  return parameters.map((parameter, place) => {
    const { name, type } = parameter;
    if (Object.hasOwn(beside, name)) return beside[name];
    if (takesText(parameter, place) || type.startsWith('string')) return text;
    if (!Object.hasOwn(beside, type)) throw new Error(`there is nothing to give as ${name}: ${type}`);
    return beside[type];
  });
}

/** Of the chat, a message; of everything else, a field of a page. */
function lengthIn(file: string): number {
  return /^(?:bot|dialogs|insight)\//.test(file) ? longestMessage : longestField;
}

/** What is not a function of its own, or takes more than one text. */
const together: Record<string, (text: string) => unknown> = {
  'a cut of its second half': (text) => cutFrom(text, text.slice(text.length / 2)),
  'a cut with as many marks as words': (text) => cutFrom(text, `${'[name] '.repeat(1_000)}${text}`),
  'a cut that is none': (text) => cutFrom(`${text}b`, `${text.slice(0, -1)}c`),
  'in a table of cells': (text) => commaSeparated(['text'], [{ text }]),
  'typed in Teams': (text) =>
    receivedIn(incoming({ text, entities: [mention(text.slice(0, 40)), mention(text)] })),
  'formatted in Teams': (html) =>
    receivedIn(incoming({ attachments: [{ contentType: 'text/html', content: html }] })),
  'groups and their numbers': (text) => parseOwnGroups('team', text),
  'a theme and its words': (text) =>
    parseTheme({ label: text, words: text }, { label: 'label', words: 'words' }),
};
for (const question of questionsOf(everyType)) {
  const form = formOf(question, voice);
  together[`an answer to ${question.key}`] = (text) => form.parse({ text });
  together[`a turn of ${question.key}`] = (text) => turnAt(question.key, text);
}

describe('and so does what is made of several', () => {
  it.each(Object.entries(together))('%s', async (_, read) => {
    expect(await slow(read, longestMessage)).toEqual([]);
  });
});

/** The texts of this length on which it takes too long, each with its time. What it refuses, it has read. */
async function slow(read: (text: string) => unknown, length: number): Promise<string[]> {
  const found: string[] = [];
  for (const [name, text] of nastyTexts(length)) {
    let made: unknown;
    const took = leastProcessorTime(() => {
      try {
        made = read(text);
      } catch (error) {
        if (error instanceof TypeError || error instanceof ReferenceError) throw error;
      }
    }, most);
    await Promise.resolve(made).catch(() => null);
    if (took > most) found.push(`${name}: ${Math.round(took)} ms`);
  }
  return found;
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
