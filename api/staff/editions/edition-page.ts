import { isoDay } from '../../../domain/calendar.ts';
import { documentOf } from '../../../reports/edition/document.ts';
import { readers } from '../../../reports/edition/readers.ts';
import { dayInWords } from '../../../reports/words/in-words.ts';
import { may } from '../../http/access.ts';
import type { Answer } from '../../http/answer.ts';
import type { FullEdition } from '../../v1/edition-files.ts';
import { quotedIn } from '../../v1/figures/edition.ts';
import type { StaffCall } from '../former-page.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import type { StaffParts } from '../parts.ts';
import { editionsPath } from '../paths.ts';
import { blocksView } from './blocks-view.ts';

/** What somebody typed that cannot be taken as it is, by the id of its field. */
export type SentWords = { typed: Readonly<Record<string, string>>; problems: Problem[] };

/** An edition with everything that may be done with it. `sent`: shown again with what is wrong in it. */
export async function editionPage(
  { stores, render }: StaffParts,
  { query, signedIn }: StaffCall,
  edition: FullEdition,
  sent: SentWords = { typed: {}, problems: [] },
): Promise<Answer> {
  const { number, content } = edition;
  const path = `${editionsPath}/${number}`;
  const document = documentOf(edition, await quotedIn(stores, content));
  const asked = await stores.editions.questions(number);
  const role = signedIn?.role;
  return render('editions/edition.njk', {
    title: document.title,
    here: 'editions',
    signedIn,
    ...(sent.problems.length > 0 && { status: 400 }),
    problems: sent.problems,
    wrong: wrongOf(sent.problems),
    typed: sent.typed,
    back: { href: editionsPath, text: 'Back to editions' },
    success: doneInWords(query, number),
    about: document.about,
    ...blocksView(document.blocks),
    path,
    files: true,
    compare: content.since && `${path}/compare`,
    readers: readers.map(({ key, text }) => ({ href: `${path}/for/${key}`, text })),
    asks: role !== undefined && may(role, 'ask-about-editions'),
    replies: role !== undefined && may(role, 'publish-editions'),
    questions: asked.map(({ id, question, askedOn, owner, reply, repliedOn }, n) => ({
      id,
      n: n + 1,
      question,
      askedOn: dayInWords(isoDay(askedOn)),
      owner,
      reply,
      repliedOn: repliedOn && dayInWords(isoDay(repliedOn)),
    })),
  });
}

function doneInWords(query: URLSearchParams, number: number): string | null {
  if (query.has('published')) return `Edition ${number} is published. It does not change any more.`;
  if (query.has('asked')) return 'Your question is with the participation lead.';
  return query.has('replied') ? 'The board can read the reply.' : null;
}
