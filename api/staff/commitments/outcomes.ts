import type { Outcomes } from '../../../reports/commitments/outcomes.ts';

/**
 * What happened to those who were to be told of an update, and what they thought of it: rows for a page. A
 * reason why somebody is not reachable is there where it is anybody's.
 */
export function outcomesInWords({ sent, verdicts }: Outcomes, threshold: number) {
  return {
    sent: sent.suppressed
      ? {
          why:
            `Fewer than ${threshold} people were to be told. ` +
            'How many is not shown, so that nobody can be recognised.',
        }
      : {
          base: sent.base,
          rows: rowsOf([
            ['Told in their chat', sent.inChat],
            ['Told on their page', sent.onPage],
            ['Waiting: told when their turn comes, or when they open their link', sent.waiting],
          ]).concat(
            rowsOf([
              ['Not reachable: they have no chat we can write to', sent.noChat],
              ['Not reachable: their chat did not take it', sent.refused],
              ['Not reachable: sending failed', sent.failed],
            ]).filter(({ people }) => people > 0),
          ),
        },
    verdicts: verdicts.suppressed
      ? {
          why:
            `Fewer than ${threshold} people have said whether it helps. ` +
            'It is shown once there are enough.',
        }
      : {
          base: verdicts.base,
          rows: rowsOf([
            ['Yes', verdicts.yes],
            ['No', verdicts.no],
            ['Not sure', verdicts.notSure],
          ]),
        },
  };
}

function rowsOf(rows: readonly (readonly [string, number])[]) {
  return rows.map(([what, people]) => ({ what, people }));
}
