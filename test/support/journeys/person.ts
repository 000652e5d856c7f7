import { expect } from 'vitest';
import { Child } from './child.ts';
import type { Place } from './place.ts';

/**
 * Somebody grown up, or who was harmed, on a phone of 360 px:
 * what a child sees and does, held to what they are promised besides.
 */
export class Person extends Child {
  static override async at(at: Pick<Place, 'browser'>): Promise<Person> {
    const context = await at.browser.newContext({ viewport: { width: 360, height: 740 } });
    return new Person(await context.newPage());
  }

  /** Waits until this is asked; then axe finds nothing, all fits, and the page can be left at once. */
  async sees(question: string): Promise<void> {
    await this.asked(question);
    expect(await this.faults(), question).toEqual([]);
    const leave = await this.page.getByRole('button', { name: 'Leave this page quickly' }).boundingBox();
    expect(
      leave && leave.y >= 0 && leave.y + leave.height < 120,
      `${question}: the way out is in sight`,
    ).toBe(true);
    expect(this.complaints).toEqual([]);
  }

  /** Opens "More" and presses a word. */
  async chooses(word: string): Promise<void> {
    await this.can('More').click();
    await this.can(word).click();
  }

  /** Leaves these questions, each once it is asked. */
  async skips(...questions: string[]): Promise<void> {
    for (const question of questions) {
      await this.asked(question);
      await this.can('Skip').click();
    }
  }

  /** A number to write down, as the page shows it. */
  async receipt(): Promise<string> {
    return (await this.page.locator('.receipt').first().innerText()).trim();
  }
}
