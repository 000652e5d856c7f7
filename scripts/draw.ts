import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLibrary } from '../dialogs/library.ts';
import { foldersPicture } from './folders.ts';
import { graph } from './graph.ts';

// Draws every questionnaire of the library into docs/questionnaires, and the folders into docs/pictures.
// Run by `npm run draw`; a test fails when a picture is out of date.
const folder = new URL('../docs/questionnaires/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const { questionnaire } of readLibrary()) {
  writeFileSync(new URL(`${questionnaire.key}.svg`, folder), graph(questionnaire));
  console.log(`docs/questionnaires/${questionnaire.key}.svg`);
}
const picture = 'docs/pictures/folders.svg';
writeFileSync(new URL(`../${picture}`, import.meta.url), foldersPicture(join(import.meta.dirname, '..')));
console.log(picture);
