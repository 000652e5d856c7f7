import { valueLabel } from '../../domain/band-words.ts';
import type { Block, ReportDocument } from '../documents/blocks.ts';
import { counted, percent, range, spanInWords, whole } from '../words/in-words.ts';
import { type EditionContent, groupsOf } from './content.ts';
import type { Edition } from './document.ts';
import { aboutOf, notesBlocks } from './for-partners.ts';
import { everybody } from './kind-words.ts';
import { columns, words } from './part.ts';

/** The teams of which anything is published in an edition. */
export function teamsIn(content: EditionContent): { key: string; text: string }[] {
  const shown = groupsOf(content).board.questionnaires.flatMap(({ questions }) =>
    questions.flatMap(({ bands }) =>
      bands
        .filter(({ band }) => band === 'team')
        .flatMap(({ rows }) => rows.filter(({ suppressed }) => !suppressed).map(({ value }) => value)),
    ),
  );
  return [...new Set(shown)].sort().map((key) => ({ key, text: valueLabel('team', key) }));
}

/** One team alone: only what the edition publishes of that team. */
export function teamDocument(edition: Edition, team: string | null): ReportDocument {
  const { content } = edition;
  const teams = teamsIn(content);
  const chosen = teams.find(({ key }) => key === team);
  if (!chosen) {
    const none =
      'This edition publishes nothing by team. Groups are shown over whole half-years, where enough ' +
      'people answered.';
    return {
      title: 'For one team',
      about: aboutOf(edition),
      blocks: [words(teams.length === 0 ? none : 'Choose a team to read what it was told.')],
    };
  }
  const blocks = groupsOf(content).board.questionnaires.flatMap(({ title, audience, questions }): Block[] => {
    const tables = questions.flatMap(({ wording, bands }): Block[] => {
      const row = bands.find(({ band }) => band === 'team')?.rows.find(({ value }) => value === chosen.key);
      if (!row || row.suppressed) return [];
      return [
        {
          is: 'table',
          caption: `${wording} (${counted(row.base, 'person', 'people')})`,
          columns: columns('Answer', 'Share', 'Answers', 'Likely range'),
          rows: row.categories.map(({ label, share, count, low, high }) => ({
            header: label,
            cells: [{ text: percent(share) }, { text: whole(count) }, { text: range(low, high) }],
          })),
        },
      ];
    });
    return tables.length === 0
      ? []
      : [{ is: 'heading', level: 2, text: `${everybody[audience]}: ${title}` }, ...tables];
  });
  return {
    title: `For one team: ${chosen.text}`,
    about: [...aboutOf(edition), `These figures are of ${spanInWords(groupsOf(content))}.`],
    blocks: [...blocks, ...notesBlocks(edition)],
  };
}
