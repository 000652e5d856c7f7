/** Reports say figures in these words too, wherever they are read. */
export { counted, percent, range, whole } from '../../../reports/words/in-words.ts';
