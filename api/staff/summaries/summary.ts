import { type AnsweredQuestion, answersInWords } from '../../../dialogs/answers-in-words.ts';
import { Fault } from '../../../fault.ts';
import type { NamedResponse } from '../../../prisma/stores/named-responses.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { answerInWords } from '../words/answers.ts';
import { dayInWords } from '../words/days.ts';
import { titleOf } from '../words/questionnaires.ts';
import { aboutOf, summariesPath } from './about.ts';

/** A question, what was said to it, and what the same person said to it before; null where they did not. */
type Line = AnsweredQuestion & { words: string; before: string | null };
export type SummaryView = {
  about: ReturnType<typeof aboutOf>;
  /** The day of what they said before; null where they did not. */
  earlier: string | null;
  /** What follows each other under one heading, or under none. */
  parts: { heading: string | null; told: Line[] }[];
};
const summaryPage = template<SummaryView>('summaries/summary.njk', 'summaries');

/**
 * One page of what somebody said under their name, to put into the assessment. Each look is on the audit
 * record.
 */
export const summary = page({
  name: 'staff.summaries.one',
  method: 'GET',
  path: `${summariesPath}/:response`,
  needs: 'read-summaries',
  reads: nothing,
  shows: [summaryPage],
  async handle({ stores, clock }, { params: { response }, signedIn, show }) {
    const found = await stores.people.named.read(response);
    if (!found) {
      throw new Fault(
        'not-found',
        'There is no such summary. It may have been deleted, by its date or by the person.',
      );
    }
    // Nobody reads before it is written down that they do.
    await stores.audit.write({ who: signedIn.who, did: 'summary.seen', to: response, at: clock() });
    const { earlier } = found;
    const before = new Map(earlier ? toldBy(earlier).map((told) => [told.question, told]) : []);
    return show(summaryPage, {
      title: titleOf(found.questionnaire),
      about: aboutOf(found),
      earlier: earlier && dayInWords(earlier.endedAt),
      parts: partsOf(toldBy(found).map((told) => lineOf(told, before.get(told.question)))),
    });
  },
});

function toldBy({ questionnaire, answers, kind, bands, proxy }: NamedResponse): AnsweredQuestion[] {
  return answersInWords(questionnaire.questionnaire, answers, { kind, bands, proxy });
}

function lineOf(told: AnsweredQuestion, before: AnsweredQuestion | undefined): Line {
  return { ...told, words: answerInWords(told), before: before?.is === 'given' ? before.said : null };
}

function partsOf(told: readonly Line[]): SummaryView['parts'] {
  const parts: SummaryView['parts'] = [];
  for (const one of told) {
    const last = parts.at(-1);
    if (last && last.heading === one.instruction) last.told.push(one);
    else parts.push({ heading: one.instruction, told: [one] });
  }
  return parts;
}
