import { describe, expect, it } from 'vitest';
import { figuresPage } from '../../../support/figures-page.ts';
import { parentSays } from '../../../support/figures-year.ts';
import { signedIn } from '../../../support/staff-browser.ts';

/** What parents wrote about, on a real database, through the engine. */

const { stores, sql, version, served, lead, read, csv } = await figuresPage('/staff/digest', 'people');
const [feedback, end] = [version('parent-feedback'), version('parent-self-assessment-end')];

const spring = '2026-04-14';
/** So many parents, each a different one, who write this. */
async function write(number: number, answers: Record<string, string>, { of = feedback, at = spring } = {}) {
  for (let n = 0; n < number; n++) await parentSays(stores, of, answers, at);
}

describe('the training digest', () => {
  it('says that nobody was asked, where nobody was, and what it is for', async () => {
    const { text } = await read();
    expect(text).toContain('No parent or carer was asked in these months.');
    expect(text).toContain('for the staff training plan');
    expect(text).not.toContain('Download');
  });

  it('is of the last half-year that is over, and of none that is not', async () => {
    const { html } = await read();
    expect(html).toContain('<title>Training digest, April to September 2026 – Sayback');
    expect(html).toMatch(/<option value="2026-04" selected>April to September 2026</);
    expect(html).not.toContain('<option value="2026-10"');
    expect((await read('/staff/digest?half=2026-10')).status).toBe(400);
  });

  it('has the themes that most parents raised, by the codebook, and says who found them', async () => {
    await write(7, { change: 'Tell us what would happen next' });
    await write(5, { best: 'The building was dark' });
    const { text } = await read();
    expect(text).toContain(
      '12 parents and carers wrote in their own words. ' +
        'This is what they wrote about, for the staff training plan.',
    );
    expect(text).toContain('Sayback finds these themes by words that it knows. Nobody has settled them yet');
    expect(text).toContain('Knowing what is going on 58% 7 parents, likely 32% to 81%');
    expect(text).toContain('The place 42% 5 parents, likely 19% to 68%');
    const [, question = ''] = text.split("Your child's time with us What should we change?");
    expect(question).toMatch(/^ 7 parents and carers answered\..*? Knowing what is going on 100% 7 parents/);
  });

  it('counts one parent once over all questionnaires', async () => {
    for (let n = 0; n < 6; n++) {
      await parentSays(stores, feedback, { best: 'The office' }, spring, `P-${n}`);
      await parentSays(stores, end, { helped: 'The office' }, spring, `P-${n}`);
    }
    const { text } = await read();
    expect(text).toContain('6 parents and carers wrote in their own words.');
    expect(text).toContain('The place 100% 6 parents');
  });

  it('never has a word of what they wrote, on the page or in the file', async () => {
    await write(6, { best: 'Zanzibar was in the waiting room' });
    const [{ html }, { text: file }] = [await read(), await lead.get('/staff/digest.csv')];
    expect(html).toContain('The place');
    expect(html + file).not.toMatch(/zanzibar|waiting room/i);
  });

  it('shows not one number of a theme that fewer than five raised', async () => {
    await write(8, { best: 'The office' });
    await write(3, { change: 'The bus takes for ever' });
    const { text } = await read();
    expect(text).toContain('The place 73% 8 parents');
    expect(text).not.toContain('Getting there');
    expect(text).toContain('What should we change? Fewer than 5 parents answered this, so nothing is shown.');
    const lines = await csv();
    expect(lines.map(({ theme }) => theme)).not.toContain('getting-there');
    for (const line of lines.filter(({ suppressed }) => suppressed === 'true')) {
      expect([line.count, line.share, line.base, line.answers, line.not_guessed].join('')).toBe('');
    }
  });

  it('hides a theme by question too, where what is left elsewhere would be of few', async () => {
    await write(7, { best: 'The office' });
    await write(1, { change: 'The office' });
    await write(5, { change: 'Nothing at all' });
    const { text } = await read();
    expect(text).toContain('The place 62% 8 parents');
    expect(text).not.toContain('The place 100%');
    expect(text).toContain(
      'What was the best thing? 7 parents and carers answered. ' +
        'No theme can be shown, because too few raised each.',
    );
  });

  it('shows nothing at all of fewer than five parents', async () => {
    await write(4, { best: 'The office' });
    const { text } = await read();
    expect(text).toContain('Fewer than 5 parents and carers wrote in their own words, so nothing is shown.');
    expect(text.slice(text.indexOf('In short')).replaceAll(/fewer than 5|\d* ?\w+ 20\d\d/gi, '')).not.toMatch(
      /\d/,
    );
  });

  it('has a machine’s guess beside a theme, as the parent wrote, and how often it is right', async () => {
    await write(6, { best: 'The office was awful and horrible' });
    const { text } = await read();
    expect(text).toContain('The place Machine’s guess: 6 negative');
    expect(text).toContain('About 7 in 10 guesses at how an answer sounds were right');
    // What was said in a language on which guessing was not measured has no guess on record.
    await sql(`update people.answer set categories = '{said}' where question = 'best'`);
    expect((await read()).text).not.toContain('guess');
  });

  it.each(['2027-04', '2026-05', '2026-1', '2026', 'x'])('is refused of the half-year %s', async (half) => {
    const { status, html } = await read(`/staff/digest?half=${half}`);
    expect(status).toBe(400);
    expect(html).toContain('<a href="#half">Choose a half-year from the list');
    expect((await lead.get(`/staff/digest.csv?half=${half}`)).status).toBe(400);
  });

  it('is for the lead alone', async () => {
    const board = await signedIn(served, 'board-member');
    expect((await board.get('/staff/digest')).status).toBe(403);
    expect((await board.get('/staff')).text).not.toContain('/staff/digest');
  });
});
