import { redacted } from '../../insight/redaction/redaction.ts';
import { labelledLines } from '../../test/insight/redaction/labelled.ts';
import { measured } from '../../test/insight/redaction/measured.ts';

/**
 * How much of what may tell who somebody is redaction takes out of labelled lines, as shares by kind, and how
 * much that tells of nobody. The lines are those of `test/insight/redaction/labelled.txt`, or of a file that
 * is written the same way. Each line that is wrong is printed.
 */
export function evaluate([file]: readonly string[]) {
  const { kinds, gone, wrong } = measured(labelledLines(file), redacted);
  for (const each of wrong) console.log(JSON.stringify(each));
  const share = (part: number, of: number) => Math.round((part / of) * 1000) / 1000;
  return {
    taken: Object.fromEntries([...kinds].map(([kind, { taken, of }]) => [kind, share(taken, of)])),
    of: Object.fromEntries([...kinds].map(([kind, { of }]) => [kind, of])),
    goneForNothing: share(gone.words, gone.of),
  };
}
