import { expect, it } from 'vitest';
import { escaped, type Template, templates } from '../../../api/http/templates.ts';
import { nastyTexts } from '../../support/nasty-texts.ts';
import { leastProcessorTime } from '../../support/processor-time.ts';
import { turnsOfOthers } from '../../support/turns-of-others.ts';

const fill = templates({ service: 'Example', style: '/style.css', demo: false });
const importForm: Template<object> = { file: 'voices/caseload-import.njk' };
const page = (typed: string) => filled(typed, typed);
const filled = (rows: unknown, typed = '') =>
  fill(importForm, {
    title: 'A count',
    rows,
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

it('is made ready before anybody asks, with all that it is made of, a template at a time', async () => {
  const early = templates({ service: 'Example', style: '/style.css', demo: false });
  expect(await turnsOfOthers(() => early.ready([importForm.file]))).toBeGreaterThan(10);
});

it('a long text is escaped a part at a time, and stands in its field as any other', async () => {
  const long = '<b> "c" & \'d\' '.repeat(15_000);
  let rows: Awaited<ReturnType<typeof escaped>> | undefined;
  const turns = await turnsOfOthers(async () => {
    rows = await escaped(long);
  });
  expect(turns).toBeGreaterThan(40);
  expect(filled(rows)).toBe(filled(long));
});

it('what stands on a page very many times is drawn one by one, each as it would be alone', async () => {
  const picture: Template<object> = { file: 'stop.svg' };
  let drawn: unknown[] = [];
  const turns = await turnsOfOthers(async () => {
    drawn = await fill.each(picture, [{}, {}, {}]);
  });
  expect(turns).toBeGreaterThanOrEqual(3);
  expect(drawn.map(String)).toEqual(Array.from({ length: 3 }, () => fill(picture, {})));
});
