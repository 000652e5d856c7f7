import { bar } from '../../../reports/charts/svg.ts';
import type { Digest, DigestTheme } from '../../../reports/training-digest/schema.ts';
import { counted, percent, range, whole } from '../../../reports/words/in-words.ts';

/** The digest in the words of the page; null where too few parents wrote anything. */
export function digestView(digest: Digest, titles: ReadonlyMap<string, string>) {
  if (digest.suppressed) return null;
  const { base, themes, other, questions } = digest;
  return {
    parents: counted(base, 'parent or carer', 'parents and carers'),
    themes: {
      caption: `Of ${counted(base, 'parent or carer', 'parents and carers')}`,
      columns,
      rows: [
        ...themes.map((theme) => ({ ...themeRow(theme), more: soundOf(theme) })),
        ...(other ? [otherRow(other, base)] : []),
      ],
    },
    /** Themes there are, and every one of them too small to be shown. */
    onlyOthers: themes.length === 0 && other !== null,
    guessed: themes.some(({ guess }) => guess !== null),
    questions: questions.map((question) => ({
      /** There are themes, and none of them is shown. */
      onlyOthers: question.themes.length === 0 && question.others,
      id: `question-${question.question}`,
      title: titles.get(question.question) ?? '',
      wording: question.wording,
      hidden: question.suppressed,
      parents: question.suppressed ? null : counted(question.base, 'parent or carer', 'parents and carers'),
      themes: {
        caption: `What they wrote about: ${question.wording}`,
        quiet: true,
        columns,
        rows: [
          ...question.themes.map(themeRow),
          ...(question.others ? [{ label: 'Other themes', hidden: true as const }] : []),
        ],
      },
    })),
  };
}

const columns = ['Theme', 'Share', 'Parents', 'Likely range'];

function themeRow({ label, people, share, low, high }: DigestTheme) {
  return {
    label,
    share: percent(share),
    bar: bar(share, { low, high }),
    count: whole(people),
    unit: people === 1 ? 'parent' : 'parents',
    range: range(low, high),
  };
}

function otherRow(other: NonNullable<Digest['other']>, base: number) {
  const label = 'Other themes, each raised by few';
  if (other.suppressed) return { label, hidden: true as const };
  const share = other.people / base;
  return {
    label,
    share: percent(share),
    bar: bar(share),
    count: whole(other.people),
    unit: 'parents',
    range: null,
  };
}

/** How a machine guesses the answers of a theme to sound. Never alone: it stands below how many raised it. */
function soundOf({ guess }: DigestTheme): string | null {
  if (!guess) return null;
  const { positive, neutral, negative, notGuessed } = guess;
  const parts = [
    [positive, 'positive'],
    [neutral, 'neither'],
    [negative, 'negative'],
    [notGuessed, 'unclear'],
  ] as const;
  const told = parts.filter(([many]) => many > 0).map(([many, how]) => `${whole(many)} ${how}`);
  return `Machine’s guess: ${told.join(', ')}`;
}
