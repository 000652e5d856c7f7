import type { Answer } from './answer.ts';

/** A CSV file under a name of its own. */
export function csvFile(name: string, body: string): Answer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
    body,
  };
}

/**
 * The same for people: Excel reads a file as UTF-8 only where this mark begins it. Programs, who use the API,
 * would trip over it.
 */
export function forSpreadsheets(file: Answer): Answer {
  return { ...file, body: `\ufeff${file.body}` };
}
