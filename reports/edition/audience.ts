import type { Block } from '../documents/blocks.ts';
import { dayInWords, spanInWords } from '../words/in-words.ts';
import type { EditionContent } from './content.ts';
import { type EditionPart, words } from './part.ts';

/** Audience: who heard it, what the board asked, and the dated replies. */
export function audienceParts({ earlierEditions, questions }: EditionContent): EditionPart[] {
  return [
    {
      key: 'audience',
      section: 'audience',
      title: 'Who heard it',
      figures: [
        {
          key: 'audience.editions',
          title: 'Earlier editions',
          blocks:
            earlierEditions.length === 0
              ? [words('This is the first edition.')]
              : [
                  {
                    is: 'list',
                    items: earlierEditions.map(
                      (one) =>
                        `Edition ${one.number}, ${spanInWords(one)}, was published on ` +
                        `${dayInWords(one.publishedOn)}.`,
                    ),
                  },
                ],
        },
        {
          key: 'audience.questions',
          title: 'What the board asked',
          blocks:
            questions.length === 0
              ? [words('The board has asked nothing about earlier editions yet.')]
              : questions.flatMap(questionBlocks),
        },
      ],
    },
  ];
}

function questionBlocks(of: EditionContent['questions'][number]): Block[] {
  const asked = `Asked on ${dayInWords(of.askedOn)} about edition ${of.edition}: ${of.question}`;
  const owner = of.owner ? ` by ${of.owner}` : '';
  return [
    words(asked),
    words(
      of.reply && of.repliedOn
        ? `Replied on ${dayInWords(of.repliedOn)}${owner}: ${of.reply}`
        : 'There is no reply yet.',
    ),
  ];
}
