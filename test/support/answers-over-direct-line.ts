import { z } from 'zod';
import { DirectLineClient, type Heard } from './direct-line-client.ts';

/** The question now open, as our own page gets it beside the words. */
const askSchema = z.object({
  sayback: z.object({
    say: z.literal('ask'),
    of: z.union([z.object({ question: z.string() }), z.object({ menu: z.string() })]),
    card: z.string(),
    options: z.array(z.object({ key: z.string(), label: z.object({ text: z.string() }) })),
  }),
});
type Asked = z.infer<typeof askSchema>['sayback'];

/** What is pressed at each of the bot's own menus to come to the end. */
const onwards: Readonly<Record<string, string>> = { welcome: 'start', consent: 'yes', check: 'send' };
const mostTurns = 60;

/** What is asked last in what was heard; null where nothing is asked any more. */
function askedIn(heard: readonly Heard[]): Asked | null {
  const asks = heard.flatMap(({ channelData }) => askSchema.safeParse(channelData).data?.sayback ?? []);
  return asks.at(-1) ?? null;
}

/**
 * Answers all that a code opens, over HTTP, as our own page does. An answer is an option's key, or words;
 * what has none is skipped. Resolves to the respondent, who is still there, once the questions are over.
 */
export async function answersOverDirectLine(
  origin: string,
  code: string,
  answers: Readonly<Record<string, string>>,
): Promise<DirectLineClient> {
  const respondent = await DirectLineClient.open(origin, code);
  let asked = askedIn(await respondent.hear());
  for (let turn = 0; turn < mostTurns; turn++) {
    if (!asked || ('menu' in asked.of && asked.of.menu === 'done')) return respondent;
    asked = askedIn(await respondent.say(replyTo(asked, answers)));
  }
  throw new Error('The questions did not end.');
}

function replyTo(
  { of, card, options }: Asked,
  answers: Readonly<Record<string, string>>,
): string | Record<string, unknown> {
  const wanted = 'menu' in of ? onwards[of.menu] : answers[of.question];
  if (wanted === undefined) return { text: '', value: { card, word: 'skip' } };
  const option = options.find(({ key }) => key === wanted);
  return option
    ? { text: option.label.text, value: { card, picked: [option.key] } }
    : { text: wanted, value: { card, text: wanted } };
}
