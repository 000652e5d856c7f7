import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { activitiesOf } from '../../../bot/outgoing/activities.ts';
import { readLibrary } from '../../../dialogs/library.ts';
import type { Ask } from '../../../dialogs/state.ts';
import { asksOf } from '../../support/asks.ts';
import { leaveBrowser, openBrowser } from '../../support/browser.ts';
import { localSite } from '../../support/local-site.ts';
import { kitchenSink, pseudoTranslation, rightToLeftTranslation } from '../../support/questionnaires.ts';
import { shot } from '../../support/shot.ts';

/**
 * Cards as Microsoft's own library draws them, on the narrowest phone and on a laptop. With SHOTS,
 * one picture of each kind is kept.
 */

const pictures = join(import.meta.dirname, '..', '..', '..', 'teams', 'pictures');
const library = readFileSync(
  createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js'),
  'utf8',
);
/** Of a questionnaire of the tests, which names pictures that are not shipped, all are the star. */
const origin = await localSite(({ url = '/' }, response) => {
  if (url === '/') return response.setHeader('content-type', 'text/html').end('<!doctype html><main></main>');
  const file = join(pictures, basename(url));
  response.setHeader('content-type', 'image/png').setHeader('cache-control', 'max-age=3600');
  return response.end(readFileSync(existsSync(file) ? file : join(pictures, 'star.png')));
});
const browser = await openBrowser();
afterAll(() => leaveBrowser(browser));

const foregroundColors = (ink: string, subtle: string) => ({ default: { default: ink, subtle } });
const looks = {
  light: { page: '#f0f0f0', card: '#ffffff', row: '#f5f5f5', ink: '#242424', subtle: '#616161' },
  dark: { page: '#1f1f1f', card: '#292929', row: '#333333', ink: '#ffffff', subtle: '#adadad' },
};

/** The measures of Teams, as far as they bear on what fits. */
const hostConfigOf = ({ card, row, ink, subtle }: (typeof looks)['light']) => ({
  fontFamily: 'system-ui, sans-serif',
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#767676' },
  actions: { maxActions: 6, actionsOrientation: 'horizontal', actionAlignment: 'left', buttonSpacing: 8 },
  containerStyles: {
    default: { backgroundColor: card, foregroundColors: foregroundColors(ink, subtle) },
    emphasis: { backgroundColor: row, foregroundColors: foregroundColors(ink, subtle) },
  },
});

const pseudo = pseudoTranslation(kitchenSink);
const mirrored = rightToLeftTranslation(kitchenSink);
const all: [string, Ask][] = [
  ...readLibrary().flatMap(({ questionnaire }) => named(questionnaire.key, asksOf(questionnaire))),
  ...named('kitchen-sink', asksOf(kitchenSink)),
  ...named('pseudo', asksOf(kitchenSink, { [pseudo.language]: pseudo })),
  ...named('mirrored', asksOf(kitchenSink, { [mirrored.language]: mirrored })),
];

/** Each with the kind of card that it makes. */
function named(from: string, asks: Ask[]): [string, Ask][] {
  return asks.map((ask) => [`${from}-${'menu' in ask.of ? ask.of.menu : ask.type}`, ask]);
}

async function room(width: number, look: keyof typeof looks): Promise<Page> {
  const { page: ground, card, ink } = looks[look];
  const page = await browser.newPage({ viewport: { width, height: 640 } });
  await page.goto(`${origin}/`);
  await page.addStyleTag({
    content: `body { margin: 0; font: 14px/1.43 system-ui, sans-serif; background: ${ground}; color: ${ink} }
      main { max-width: 600px; padding: 8px }
      main > p { white-space: pre-line; margin: 0 0 8px; padding: 8px 12px; background: ${card} }
      .ac-pushButton { font: 600 14px system-ui; padding: 6px 12px; border: 1px solid #767676;
        background: ${card}; color: ${ink} }`,
  });
  await page.addScriptTag({ content: library });
  return page;
}

/**
 * Draws what is asked as Teams would show it, the message and its card below it, and tells what is wrong with
 * the drawing.
 */
async function draw(page: Page, ask: Ask, look: keyof typeof looks): Promise<string[]> {
  const [reply] = activitiesOf([{ say: 'ask', ...ask }], 'cards', origin);
  const given = {
    text: reply?.text,
    card: reply?.attachments?.[0]?.content,
    hostConfig: hostConfigOf(looks[look]),
    labels: ask.options.map(({ label }) => label.text),
  };
  return page.evaluate<string[]>(`(async () => {
    const { text, card, hostConfig, labels } = ${JSON.stringify(given)};
    const main = document.querySelector('main');
    const words = document.createElement('p');
    words.textContent = text;
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig(hostConfig);
    drawn.parse(card);
    main.replaceChildren(words, drawn.render());
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    // How high its buttons are is for Teams to say.
    const rows = [...document.querySelectorAll('.ac-selectable:not(.ac-pushButton)')];
    const said = main.innerText;
    return [
      ...(document.documentElement.scrollWidth > innerWidth ? ['wider than the screen'] : []),
      ...labels.filter((label) => !said.includes(label)).map((label) => 'not shown: ' + label),
      ...[...document.images]
        .filter(({ naturalWidth }) => naturalWidth === 0)
        .map(({ src }) => 'no picture: ' + src),
      ...[...document.images]
        .filter((image) => !image.closest('.ac-selectable')?.innerText.trim())
        .map(({ src }) => 'a picture without words: ' + src),
      ...rows.filter((row) => row.offsetHeight < 44).map((row) => 'too low for a thumb: ' + row.innerText),
      ...rows
        .filter((row) => row.scrollWidth > row.clientWidth + 1)
        .map((row) => 'cut off: ' + row.innerText),
    ];
  })()`);
}

describe.each([
  [320, 'light'],
  [320, 'dark'],
  [1280, 'light'],
] as const)('every card at %i px in the %s', (width, look) => {
  it('fits, and has words with every picture and room for a thumb', async () => {
    const page = await room(width, look);
    const pictured = new Set<string>();
    const problems: string[] = [];
    for (const [name, ask] of all) {
      problems.push(...(await draw(page, ask, look)).map((problem) => `${name}: ${problem}`));
      if (pictured.has(name)) continue;
      pictured.add(name);
      await shot(page, `card-${name}-${look}-${width}`);
    }
    expect(problems).toEqual([]);
    await page.close();
  });
});
