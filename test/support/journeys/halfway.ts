import { Child } from './child.ts';
import type { Place } from './place.ts';

/** A child who has come as far as the question that wants own words. */
export async function halfway(at: Place): Promise<{ child: Child; code: string }> {
  const child = await Child.at(at);
  const code = await at.code('club');
  await child.starts(at, code);
  await child.asked('How was the club for you?');
  await child.press('Good');
  await child.asked('What did you like?');
  await child.tick('The food');
  await child.sendTicks();
  await child.asked('What should change?');
  return { child, code };
}
/** The quiet lines of what they have answered then. */
export const soFar = ['How was the club for you? Good', 'What did you like? The food'];

/** From there to the thank-you. */
export async function finishes(child: Child, words: string): Promise<void> {
  await child.asked('What should change?');
  await child.say(words);
  await child.asked('Will you come again?');
  await child.press('Yes');
  await child.page.getByText("That's everything.").first().waitFor();
}
