import type { Questionnaire } from '../../dialogs/questionnaire.ts';
import { kitchenSink } from './questionnaires.ts';

/** Every type of question, asked in each of the ways in which an answer may be somebody's. */
export const named: Questionnaire = { ...kitchenSink, key: 'named', identity: 'named' };
/** A victims' one, for which they must have agreed to be asked for feedback. */
export const ofVictims: Questionnaire = {
  ...kitchenSink,
  key: 'of-victims',
  audience: 'victim',
  identity: 'confidential',
  purpose: 'feedback',
};
export const anonymous: Questionnaire = { ...kitchenSink, key: 'anonymous', identity: 'anonymous' };
