import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLibrary } from '../dialogs/library.ts';
import { foldersPicture } from './folders.ts';
import { graph } from './graph.ts';
import { routesTable } from './routes-table.ts';

// Draws every questionnaire of the library into docs/questionnaires, the folders into docs/pictures, and the
// table of routes. Run by `npm run draw`; a test fails when one of them is out of date.
const folder = new URL('../docs/questionnaires/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const { questionnaire } of readLibrary()) {
  writeFileSync(new URL(`${questionnaire.key}.svg`, folder), graph(questionnaire));
  console.log(`docs/questionnaires/${questionnaire.key}.svg`);
}
const made = {
  'docs/pictures/folders.svg': foldersPicture(join(import.meta.dirname, '..')),
  'docs/ROUTES.md': routesTable(),
};
for (const [file, content] of Object.entries(made)) {
  writeFileSync(new URL(`../${file}`, import.meta.url), content);
  console.log(file);
}
