import { z } from 'zod';
import type { Stopping } from '../../domain/giving-way.ts';
import {
  type BoardReport,
  boardReportSchema,
  type QuestionnaireReport,
  type QuestionReport,
  questionnaireReportSchema,
  questionSchema,
} from './report.ts';

/** A report of which not each question is read yet. */
export const reportOutline = z.looseObject({
  questionnaires: z.array(z.looseObject({ questions: z.array(z.unknown()) })),
});

/**
 * A report that was kept, read question by question: of a large service that is many. Throws where it is
 * none.
 */
export function* boardReportByParts(kept: z.infer<typeof reportOutline>): Stopping<BoardReport> {
  const questionnaires: QuestionnaireReport[] = [];
  for (const one of kept.questionnaires) {
    const questions: QuestionReport[] = [];
    for (const question of one.questions) {
      questions.push(questionSchema.parse(question));
      yield;
    }
    questionnaires.push({ ...questionnaireReportSchema.parse({ ...one, questions: [] }), questions });
    yield;
  }
  return { ...boardReportSchema.parse({ ...kept, questionnaires: [] }), questionnaires };
}
