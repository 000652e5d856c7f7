import { isoDay } from '../../../domain/calendar.ts';
import type { BoardQuestion } from '../../../prisma/stores/editions.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { documentOf } from '../../../reports/edition/document.ts';
import { readers } from '../../../reports/edition/readers.ts';
import { dayInWords } from '../../../reports/words/in-words.ts';
import { type Holder, may } from '../../http/access.ts';
import type { FullEdition } from '../../v1/edition-files.ts';
import { quotedIn } from '../../v1/figures/edition.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { editionsPath } from '../paths.ts';
import { documentView, type EditionView, type QuestionView } from './edition-view.ts';

/** What somebody typed that cannot be taken as it is: a question, or a reply to the question of `id`. */
export type Refused = {
  question?: string;
  reply?: { id: string; reply: string; owner: string };
  problems: readonly Problem[];
};

/** An edition with everything that whoever looks at it may do. `refused`: shown again, with what is wrong. */
export async function editionView(
  stores: Stores,
  edition: FullEdition,
  reader: Holder,
  refused: Refused = { problems: [] },
): Promise<EditionView & { title: string; status: number }> {
  const { number, content } = edition;
  const path = `${editionsPath}/${number}`;
  const document = documentOf(edition, await quotedIn(stores, content));
  const asked = await stores.editions.questions(number);
  return {
    ...documentView(document, { href: editionsPath, text: 'Back to editions' }),
    status: refused.problems.length > 0 ? 400 : 200,
    problems: refused.problems,
    wrong: wrongOf(refused.problems),
    path,
    files: true,
    compare: content.since && `${path}/compare`,
    readers: readers.map(({ key, text }) => ({ href: `${path}/for/${key}`, text })),
    asks: may(reader, 'ask-about-editions'),
    replies: may(reader, 'publish-editions'),
    questions: asked.map((one, n) => questionView(one, n + 1, refused)),
    question: refused.question ?? '',
  };
}

function questionView(
  { id, question, askedOn, owner, reply, repliedOn }: BoardQuestion,
  n: number,
  refused: Refused,
): QuestionView {
  return {
    id,
    n,
    question,
    askedOn: dayInWords(isoDay(askedOn)),
    owner,
    reply,
    repliedOn: repliedOn && dayInWords(isoDay(repliedOn)),
    typed: refused.reply?.id === id ? refused.reply : { reply: '', owner: '' },
  };
}
