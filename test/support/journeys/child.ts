import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { violations } from '../axe.ts';
import type { Place } from './place.ts';

/** A child in front of the page, with what they can see and do there. */
export class Child {
  readonly page: Page;
  /** What the browser complained about, apart from a network that is not there. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', ({ message }) => this.complaints.push(message));
    page.on('console', (said) => {
      const text = said.text();
      if (said.type() === 'error' && !text.startsWith('Failed to load resource')) this.complaints.push(text);
    });
  }

  /** With a phone of their own, 360 px wide unless something else is said. */
  static async at({ browser }: Pick<Place, 'browser'>, options: BrowserContextOptions = {}): Promise<Child> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
    return new Child(await context.newPage());
  }

  /** Follows the link, and says that it is theirs. */
  async opens({ origin }: Pick<Place, 'origin'>, code: string): Promise<void> {
    await this.page.goto(`${origin}/c#${code}`);
    await this.press('Open it');
  }

  /** Opens the link and presses "Start". */
  async starts(at: Place, code: string): Promise<void> {
    await this.opens(at, code);
    await this.press('Start');
  }

  /** Waits until this is the question. */
  async asked(question: string): Promise<void> {
    await this.question(question).waitFor();
  }

  /** From now on time passes in the page only as it is told to. Before a page is opened. */
  async holdsTheClock(): Promise<void> {
    const now = Date.now();
    await this.page.clock.install({ time: now });
    await this.page.clock.pauseAt(now + 1_000);
  }

  question(question: string): Locator {
    return this.page.getByRole('heading', { level: 1, name: question });
  }

  answer(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  /** Presses an answer, and nothing beside it that has the same name. */
  async press(name: string): Promise<void> {
    await this.answer(name).click();
  }

  tickbox(name: string): Locator {
    return this.page.getByRole('main').getByRole('checkbox', { name, exact: true });
  }

  async tick(name: string): Promise<void> {
    await this.tickbox(name).check();
  }

  /** `say`: the word as the language of the page has it. */
  async sendTicks(say: (text: string) => string = (text) => text): Promise<void> {
    await this.press(say('Send'));
  }

  /** Where own words go. */
  get words(): Locator {
    return this.page.getByRole('main').getByRole('textbox');
  }

  async say(words: string): Promise<void> {
    await this.words.fill(words);
    await this.press('Send');
  }

  /** What may always be done: "Back", "Skip", "Listen", "More". */
  can(name: string): Locator {
    return this.page.getByRole('navigation').getByRole('button', { name, exact: true });
  }

  /** The quiet lines of what was answered: question and answer. */
  async earlier(): Promise<string[]> {
    const lines = this.page.getByRole('list', { name: 'Your answers so far' }).getByRole('listitem');
    const texts = await lines.locator('p').allInnerTexts();
    return texts.map((line) => line.replaceAll(/\s+/g, ' ').trim());
  }

  /** Goes back to one of them. */
  async edit(question: string): Promise<void> {
    await this.page
      .getByRole('list', { name: 'Your answers so far' })
      .getByRole('button', { name: question })
      .click();
  }

  /** Turns to this page again, after another one or another device. */
  async looksAgain(): Promise<void> {
    await this.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  }

  alert(words: string | RegExp): Locator {
    return this.page.getByRole('alert').filter({ hasText: words });
  }

  /**
   * What is left on this device once the child has gone:
   * everything the browser stores, and what the page shows.
   */
  async left(): Promise<{ stored: string; shown: string }> {
    const stored = 'JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])';
    return {
      stored: await this.page.evaluate<string>(stored),
      shown: await this.page.locator('html').innerText(),
    };
  }

  /** The role or tag, and the words, of what the keyboard is on. */
  async focused(): Promise<string> {
    return this.page.evaluate<string>(
      `(({ tagName, innerText, ariaLabel, labels }) => {
        const name = ariaLabel || labels?.[0]?.innerText || innerText || '';
        return [tagName.toLowerCase(), name.replace(/\\s+/g, ' ').trim()].join(' ');
      })(document.activeElement)`,
    );
  }

  /**
   * What is wrong with the page as it stands: what axe finds, what is wider than the screen, what can be
   * pressed and is smaller than 48 px, and words that stick out of what they stand in.
   */
  async faults(): Promise<string[]> {
    const { wide } = await this.#beyond();
    const others = [
      wide > 0 ? [`${wide} px too wide`] : [],
      await this.#tooSmall(),
      await this.#stickingOut(),
    ];
    return [...(await this.#wholeInView(() => violations(this.page))), ...others.flat()];
  }

  /**
   * With a screen so high that nothing lies under the bars that stay in view:
   * axe takes what is covered for something too small.
   */
  async #wholeInView<Result>(work: () => Promise<Result>): Promise<Result> {
    const size = this.page.viewportSize();
    const { high } = await this.#beyond();
    const enlarges = size && size.height > 500 && high > 0;
    if (enlarges) await this.page.setViewportSize({ ...size, height: size.height + high });
    const result = await work();
    if (enlarges) await this.page.setViewportSize(size);
    return result;
  }

  /** How many pixels of the page, or of the part of it that scrolls, are beyond what is seen. */
  async #beyond(): Promise<{ wide: number; high: number }> {
    return this.page.evaluate(`(() => {
      const [page, part] = [document.documentElement, document.querySelector('main')];
      const beyond = (all, seen, inner, innerSeen) =>
        Math.max(page[all] - seen, part ? part[inner] - part[innerSeen] : 0);
      return {
        wide: beyond('scrollWidth', innerWidth, 'scrollWidth', 'clientWidth'),
        high: beyond('scrollHeight', innerHeight, 'scrollHeight', 'clientHeight'),
      };
    })()`);
  }

  async #tooSmall(): Promise<string[]> {
    const targets =
      'a:visible, button:visible, input:visible, summary:visible, select:visible, textarea:visible';
    return this.page.locator(targets).evaluateAll((elements) =>
      elements.flatMap((element) => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return width >= 48 && height >= 48
          ? []
          : [`too small, ${width} × ${height}: ${element.outerHTML.slice(0, 80)}`];
      }),
    );
  }

  async #stickingOut(): Promise<string[]> {
    return this.page
      .locator('button:visible, h1:visible, label:visible')
      .evaluateAll((elements) =>
        elements.flatMap(({ scrollWidth, clientWidth, outerHTML }) =>
          scrollWidth > clientWidth + 1 && clientWidth > 1 ? [`sticks out: ${outerHTML.slice(0, 80)}`] : [],
        ),
      );
  }

  /** Whether somebody sees the question without scrolling. */
  async seesQuestion(): Promise<boolean> {
    return this.page.evaluate<boolean>(`(({ top, bottom }) => bottom > 0 && top >= 0 && top < innerHeight)
      (document.querySelector('h1').getBoundingClientRect())`);
  }

  /** How light the ink and the paper are, from 0 to 255. */
  async colours(): Promise<number[]> {
    return this.page.evaluate<number[]>(`[getComputedStyle(document.querySelector('h1')).color,
      getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)'
        ? getComputedStyle(document.documentElement).backgroundColor
        : getComputedStyle(document.body).backgroundColor]
      .map((colour) => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number); return (r + g + b) / 3 })`);
  }

  /** Whether something has an edge that can be seen. */
  async hasEdge(element: Locator): Promise<boolean> {
    return (await styleOf(element, 'borderTopWidth')) !== '0px';
  }

  /** Whether something has a ring round it. */
  async hasRing(element: Locator): Promise<boolean> {
    return (await styleOf(element, 'outlineStyle')) !== 'none';
  }

  /** Waits until the keyboard is on the question. */
  async standsOn(question: string): Promise<void> {
    await this.asked(question);
    await expect.poll(() => this.focused()).toContain(question);
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}

function styleOf(element: Locator, property: 'borderTopWidth' | 'outlineStyle'): Promise<string> {
  return element.evaluate(
    (found, name) => String(found.ownerDocument.defaultView?.getComputedStyle(found)[name]),
    property,
  );
}
