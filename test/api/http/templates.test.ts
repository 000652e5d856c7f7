import { expect, it } from 'vitest';
import { type Template, templates } from '../../../api/http/templates.ts';
import { nastyTexts } from '../../support/nasty-texts.ts';
import { leastProcessorTime } from '../../support/processor-time.ts';

const fill = templates({ service: 'Example', style: '/style.css', demo: false });
const importForm: Template<object> = { file: 'voices/caseload-import.njk' };
const page = (typed: string) =>
  fill(importForm, {
    title: 'A count',
    rows: typed,
    day: { day: typed, month: typed, year: typed },
    problems: [],
    wrong: {},
    mostRows: 500,
    signedIn: null,
  });

it.each(
  nastyTexts(12_000),
)('what was typed stands in its field again within the time of its length: %s', (_, words) => {
  expect(leastProcessorTime(() => page(words), 100)).toBeLessThan(100);
});

it('a field keeps what is around its words, and what is in them is escaped', () => {
  expect(page('a <b> "c"')).toContain('value="a &lt;b&gt; &quot;c&quot;"');
});
