import type { QuestionReport } from '../board/report.ts';
import type { Block, ReportDocument } from '../documents/blocks.ts';
import { counted, dayInWords, spanInWords, whole } from '../words/in-words.ts';
import type { EditionContent } from './content.ts';
import type { Edition } from './document.ts';
import { words } from './part.ts';
import type { Quoted } from './voice-answers.ts';

/** So many questions are told: a page and not a report. */
const mostQuestions = 8;

const standing = {
  thinking: 'We are still thinking about it.',
  doing: 'We are doing it now.',
  done: 'We did it.',
  cannot: 'We can’t do it. This is why:',
} as const;

/** A page for children in short plain sentences: what they said, and what happened because of it. */
export function childrenDocument({ publishedOn, content }: Edition, quoted: Quoted): ReportDocument {
  const own = content.board.questionnaires.filter(({ audience }) => audience === 'child');
  const told = own.flatMap(({ questions }) => questions).flatMap(toldOf);
  return {
    title: 'What you told us',
    about: [`${spanInWords(content)}.`, `We wrote this on ${dayInWords(publishedOn)}.`],
    blocks: [
      words('You answered our questions. Thank you for your time. This is what we heard.'),
      { is: 'heading', level: 2, text: 'What you said' },
      ...(told.length > 0
        ? [{ is: 'list' as const, items: told.slice(0, mostQuestions) }]
        : [words('Not enough of you answered yet. We don’t show answers of very few people.')]),
      ...quotes(content, quoted),
      { is: 'heading', level: 2, text: 'What we did' },
      ...didBlocks(content),
      { is: 'heading', level: 2, text: 'What is next' },
      words('Our managers read this too. They can ask us about it.'),
    ],
  };
}

/** "Did your worker listen to you? 24 of 40 people said “Yes”." */
function toldOf(question: QuestionReport): string[] {
  if (question.suppressed || question.type === 'text' || question.type === 'choices') return [];
  const most = question.categories.toSorted((a, b) => b.count - a.count)[0];
  if (!most || most.count === 0 || question.answers === 0) return [];
  return [
    `${question.wording} Most often you said “${most.label}”. ${whole(most.count)} of ` +
      `${counted(question.answers, 'answer', 'answers')} said this.`,
  ];
}

function quotes({ quotations }: EditionContent, quoted: Quoted): Block[] {
  const said = quotations
    .filter(({ kind }) => kind === 'child')
    .flatMap(({ id }): Block[] => {
      const shown = quoted.get(id);
      return shown === undefined ? [] : [{ is: 'quotation', words: shown, who: 'a child' }];
    });
  return said.length === 0 ? [] : [{ is: 'heading', level: 2, text: 'In your own words' }, ...said];
}

function didBlocks({ commitments }: EditionContent): Block[] {
  if (commitments.length === 0) return [words('We have made no promises yet.')];
  return commitments.flatMap(({ said, doing, status, why }): Block[] => [
    { is: 'heading', level: 3, text: `You said: ${said}` },
    // What was meant to be, beside why it cannot, reads as if it still were to come.
    words(standing[status]),
    words(why ?? doing),
  ]);
}
