import type { Question } from '../questionnaire.ts';
import type { Voice } from '../wording/voice.ts';
import { choice } from './choice.ts';
import { choices } from './choices.ts';
import { faces } from './faces.ts';
import type { Form } from './form.ts';
import { scale } from './scale.ts';
import { text } from './text.ts';
import { yesNo } from './yes-no.ts';

/** This folder has a file for each type of question: what is offered, and how a reply to it is read. */

/** A question as its type has it: one line a type. */
export function formOf(question: Question, voice: Voice): Form {
  switch (question.type) {
    case 'faces':
      return faces(question, voice);
    case 'choice':
      return choice(question, voice);
    case 'choices':
      return choices(question, voice);
    case 'yes-no':
      return yesNo(voice, question.agreesTo !== undefined);
    case 'scale':
      return scale(question, voice);
    case 'text':
      return text(voice);
  }
}
