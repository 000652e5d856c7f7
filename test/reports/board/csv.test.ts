import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boardCsv } from '../../../reports/board/csv.ts';
import { type BoardReport, boardReport } from '../../../reports/board/report.ts';
import { parseCsv } from '../../support/csv.ts';
import { kitchenSink } from '../../support/questionnaires.ts';
import { anyResponses, given, groupsOf, questionnaireOf } from '../../support/responses.ts';

const version = { id: 1, questionnaire: kitchenSink };
const period = { from: '2025-10', to: '2026-03', threshold: 5, newest: [] };

/** Every figure of the report as a sentence, from the JSON. */
function figuresOf({ questionnaires, ...overall }: BoardReport): string[] {
  const rate = (
    where: string,
    row: BoardReport | BoardReport['questionnaires'][number]['bands'][number]['rows'][number],
  ) =>
    row.suppressed
      ? [`${where} suppressed`]
      : [
          `${where} (asked) ${row.asked ?? ''}  of ${row.base ?? ''}`,
          `${where} (answered) ${row.answered ?? ''} ${row.responseRate ?? ''} of ${row.base ?? ''}`,
        ];
  return [
    ...rate('all  all all', { ...overall, questionnaires }),
    ...questionnaires.flatMap((questionnaire) => [
      ...rate(`${questionnaire.questionnaire}  all all`, { ...questionnaire, value: '' }),
      ...questionnaire.bands.flatMap(({ band, rows }) =>
        rows.flatMap((row) => rate(`${questionnaire.questionnaire}  ${band} ${row.value}`, row)),
      ),
      ...questionnaire.questions.flatMap((question) =>
        [
          { band: 'all', row: { ...question, value: 'all' } },
          ...question.bands.flatMap(({ band, rows }) => rows.map((row) => ({ band, row }))),
        ].flatMap(({ band, row }) => {
          const where = `${questionnaire.questionnaire} ${question.question} ${band} ${row.value}`;
          if (row.suppressed) return [`${where} suppressed`];
          return [
            ...row.categories.map(
              ({ category, count, share }) => `${where} ${category} ${count} ${share} of ${row.base}`,
            ),
            ...(row.guess
              ? (['positive', 'neutral', 'negative', 'notGuessed'] as const).map(
                  (mood) => `${where} (guess: ${mood}) ${row.guess?.[mood]}  of ${row.base}`,
                )
              : []),
            ...row.unscored.map(({ category, count }) => `${where} ${category} ${count}  of ${row.base}`),
            `${where} (skipped) ${row.skipped}  of ${row.base}`,
            `${where} (prefer not to say) ${row.preferNotToSay}  of ${row.base}`,
          ];
        }),
      ),
    ]),
  ];
}

describe('the board report as CSV', () => {
  it('has a line for each figure, and one without numbers for a suppressed row', () => {
    const club = {
      id: 1,
      questionnaire: questionnaireOf([{ key: 'safe', type: 'yes-no', ask: 'Was it "safe", and warm?' }]),
    };
    const groups = groupsOf([
      ...Array.from({ length: 5 }, (_, person) => ({
        person,
        bands: { age: '10-14' } as const,
        version: club,
        answers: { safe: given('yes') },
      })),
      { person: 9, bands: { age: '15-17' }, version: club, answers: { safe: given('no') } },
    ]);
    const asked = [{ questionnaire: 'club', month: '2026-01', bands: {}, asked: 8, answered: 6 }];
    expect(boardCsv(boardReport({ ...period, groups, asked })).split('\r\n')).toEqual([
      'questionnaire,question,band,band_value,category,count,share,base,suppressed,low,high,wording,label',
      'all,,all,all,(asked),8,,8,false,,,All questionnaires,',
      'all,,all,all,(answered),6,0.75,8,false,,,All questionnaires,',
      'club,,all,all,(asked),8,,8,false,,,The club,',
      'club,,all,all,(answered),6,0.75,8,false,,,The club,',
      'club,safe,all,all,yes,5,0.8333,6,false,0.4365,0.9699,"Was it ""safe"", and warm?",Yes',
      'club,safe,all,all,no,1,0.1667,6,false,0.0301,0.5635,"Was it ""safe"", and warm?",No',
      'club,safe,all,all,not-sure,0,0,6,false,0,0.3903,"Was it ""safe"", and warm?",Not sure',
      'club,safe,all,all,(skipped),0,,6,false,,,"Was it ""safe"", and warm?",',
      'club,safe,all,all,(prefer not to say),0,,6,false,,,"Was it ""safe"", and warm?",',
      'club,safe,age,10-14,,,,,true,,,"Was it ""safe"", and warm?",',
      'club,safe,age,15-17,,,,,true,,,"Was it ""safe"", and warm?",',
      '',
    ]);
  });

  it('never starts a cell with what a spreadsheet would run', () => {
    const club = {
      id: 1,
      questionnaire: questionnaireOf([{ key: 'a', type: 'text', ask: '=1+1, or "two"?' }]),
    };
    const csv = boardCsv(boardReport({ ...period, newest: [club], groups: [], asked: [] }));
    expect(csv).toContain(`,"'=1+1, or ""two""?",`);
  });

  it('carries the same figures as the JSON, in the same order', () => {
    fc.assert(
      fc.property(anyResponses([version]), (responses) => {
        const asked = responses.map(({ bands }) => ({
          questionnaire: 'kitchen-sink',
          month: '2026-01',
          bands,
          asked: 2,
          answered: 1,
        }));
        const report = boardReport({ ...period, groups: groupsOf(responses), asked });
        const lines = parseCsv(boardCsv(report)).map((line) =>
          line.suppressed === 'true'
            ? `${line.questionnaire} ${line.question} ${line.band} ${line.band_value} suppressed`
            : `${line.questionnaire} ${line.question} ${line.band} ${line.band_value} ${line.category} ` +
              `${line.count} ${line.share} of ${line.base}`,
        );
        expect(lines).toEqual(figuresOf(report));
      }),
      { numRuns: 30 },
    );
  });
});
