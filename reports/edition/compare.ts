import type { Block, Cell, ReportDocument, TableBlock } from '../documents/blocks.ts';
import { percent, range, spanInWords } from '../words/in-words.ts';
import type { EditionContent } from './content.ts';
import { type Edition, notesOf } from './document.ts';
import { changedInShort } from './in-short.ts';
import { everybody, kindsInOrder } from './kind-words.ts';
import { columns, hidden, words } from './part.ts';

const changeWords = { up: 'Up', down: 'Down', 'no clear change': 'No clear change' } as const;

/**
 * Two editions side by side, question by question: both shares with their ranges, and whether there is a
 * clear change.
 */
export function compareDocument(before: Edition, now: Edition): ReportDocument {
  const all = questionnairesIn(now.content);
  const earlier = new Map(questionnairesIn(before.content).map((one) => [one.questionnaire, one]));
  const blocks = kindsInOrder.flatMap((kind) =>
    all
      .filter(({ audience }) => audience === kind)
      .flatMap((one): Block[] => {
        const was = earlier.get(one.questionnaire);
        const tables = one.questions.flatMap((question): TableBlock[] => {
          const old = was?.questions.find((other) => other.question === question.question);
          if (question.suppressed && (!old || old.suppressed)) return [];
          const labels = [question, ...(old ? [old] : [])].flatMap((row) =>
            row.suppressed ? [] : row.categories,
          );
          const keys = [...new Map(labels.map(({ category, label }) => [category, label]))];
          return [
            {
              is: 'table',
              caption: question.wording,
              columns: columns('Answer', `Edition ${before.number}`, `Edition ${now.number}`, 'Change'),
              rows: keys.map(([key, label]) => ({
                header: label,
                cells: [
                  shareOf(old, key),
                  shareOf(question, key),
                  changeOf(now.content, one.questionnaire, question.question, key),
                ],
              })),
            },
          ];
        });
        return [
          { is: 'heading', level: 2, text: `${everybody[kind]}: ${one.title}` },
          ...(tables.length > 0 ? tables : [words('Neither edition shows answers to any of its questions.')]),
        ];
      }),
  );
  return {
    title: `Editions ${before.number} and ${now.number} side by side`,
    about: [
      `Edition ${before.number}: ${spanInWords(before.content)}.`,
      `Edition ${now.number}: ${spanInWords(now.content)}.`,
    ],
    blocks: [
      words(changedInShort(now.content)),
      ...blocks,
      { is: 'heading', level: 2, text: 'Notes on the figures' },
      { is: 'list', items: notesOf(now.content) },
    ],
  };
}

function questionnairesIn({ board, victims }: EditionContent) {
  return [...board.questionnaires, ...victims.said.questionnaires];
}

type Question = ReturnType<typeof questionnairesIn>[number]['questions'][number];

function shareOf(question: Question | undefined, key: string): Cell {
  if (!question || question.suppressed) return hidden;
  const found = question.categories.find(({ category }) => category === key);
  return { text: found ? `${percent(found.share)} (${range(found.low, found.high)})` : 'Not asked' };
}

function changeOf(
  { changes }: EditionContent,
  questionnaire: string,
  question: string,
  category: string,
): Cell {
  const found = changes.find(
    (one) => one.questionnaire === questionnaire && one.question === question && one.category === category,
  );
  return { text: found ? changeWords[found.says] : 'Not compared' };
}
