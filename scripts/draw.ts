import { mkdirSync, writeFileSync } from 'node:fs';
import { readLibrary } from '../dialogs/library.ts';
import { graph } from './graph.ts';

// Draws every questionnaire of the library into docs/questionnaires. Run by `npm run draw`; a test fails when a picture is out of date.
const folder = new URL('../docs/questionnaires/', import.meta.url);
mkdirSync(folder, { recursive: true });
for (const { questionnaire } of readLibrary()) {
  writeFileSync(new URL(`${questionnaire.key}.svg`, folder), graph(questionnaire));
  console.log(`docs/questionnaires/${questionnaire.key}.svg`);
}
