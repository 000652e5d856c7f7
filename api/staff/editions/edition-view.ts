import type { ReportDocument } from '../../../reports/documents/blocks.ts';
import type { Problem } from '../forms/problems.ts';
import { template } from '../template.ts';
import { blocksView } from './blocks-view.ts';

type Link = { href: string; text: string };

/** What is read of an edition: one whole, a draft, two compared, or a digest for some of its readers. */
export type EditionView = ReturnType<typeof blocksView> & {
  back: Link;
  about: readonly string[];
  /** Everything is on one page, without a list of contents. */
  short: boolean;
  /** What was just done, and what is to be known first; null where there is nothing. */
  success: string | null;
  notice: string | null;
  /** Where the draft is published; null where it is none. */
  publish: string | null;
  /** Files to take away of a digest. */
  documents: readonly Link[];
  teams: readonly Link[];
  /** It is offered with its files, its short versions and the board's questions, at `path`. */
  files: boolean;
  path: string;
  compare: string | null;
  readers: readonly Link[];
  asks: boolean;
  replies: boolean;
  questions: readonly QuestionView[];
  /** A question as it was typed that could not be taken. */
  question: string;
  problems: readonly Problem[];
  wrong: Readonly<Record<string, { text: string }>>;
};

/** `typed`: a reply as it was typed that could not be taken. */
export type QuestionView = {
  id: string;
  n: number;
  question: string;
  askedOn: string;
  owner: string | null;
  reply: string | null;
  repliedOn: string | null;
  typed: { reply: string; owner: string };
};

export const editionTemplate = template<EditionView>('editions/edition.njk', 'editions');

/** A document to read, with nothing else on its page. */
export function documentView(
  { title, about, blocks }: ReportDocument,
  back: Link,
): EditionView & { title: string } {
  return {
    title,
    back,
    about,
    ...blocksView(blocks),
    short: false,
    success: null,
    notice: null,
    publish: null,
    documents: [],
    teams: [],
    files: false,
    path: '',
    compare: null,
    readers: [],
    asks: false,
    replies: false,
    questions: [],
    question: '',
    problems: [],
    wrong: {},
  };
}
