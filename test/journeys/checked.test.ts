import { expect, test } from 'vitest';
import { Person } from '../support/journeys/person.ts';
import { place } from '../support/journeys/place.ts';

/**
 * What goes under somebody's name is read through, changed and sent by them:
 * a parent's at the start and the end, and a child's.
 */
const at = await place();

const starts = async (
  questionnaire: string,
  kind: 'parent' | 'child',
): Promise<{ person: Person; code: string }> => {
  const person = await Person.at(at);
  const code = await at.code(questionnaire, { kind });
  await person.opens(at, code);
  await person.sees('Do you want to start?');
  await person.press('Start');
  return { person, code };
};
const sent = (code: string) =>
  at.sql<{ question: string; categories: string[] }>(
    `select a.question, a.categories from people.answer a join people.response r on r.id = a.response_id
     where r.invitation_id = $1 and r.ended_at is not null order by a.question`,
    [at.idOf(code)],
  );

test('a parent at the start looks through it, changes something, and sends it', async () => {
  const { person, code } = await starts('parent-self-assessment', 'parent');
  await person.sees('How are things at home between you and your child?');
  for (const number of ['3', '4', '5', '6', '7', '8', '2']) {
    const progress = await person.page.locator('#progress').innerText();
    await person.press(number);
    await expect.poll(() => person.page.locator('#progress').innerText()).not.toBe(progress);
  }
  await person.sees('What is your child good at?');
  await person.say('He makes people laugh.');
  await person.skips('What is hardest for you right now?');
  await person.asked('What help would you like from us?');
  await person.say('Somebody to call.');

  await person.sees('Is this what you want to send?');
  const lines = await person.earlier();
  expect(lines).toHaveLength(10);
  expect(lines).toContain('How are things at home between you and your child? 3 out of 10');
  expect(lines).toContain('What is your child good at? He makes people laugh.');
  expect(await sent(code)).toEqual([]);
  // What is to be checked is seen first, and its heading is heard.
  const top = await person.page.getByText('This is what you told us.').boundingBox();
  expect(top && top.y > 0 && top.y < 200).toBe(true);

  await person.press('Change something');
  await person.page.getByText('Which answer do you want to change?').waitFor();
  await person.edit('How are things at home between you and your child?');
  await person.sees('How are things at home between you and your child?');
  await person.press('9');
  await person.sees('Is this what you want to send?');
  expect(await person.earlier()).toContain('How are things at home between you and your child? 9 out of 10');
  await person.press('Yes, send it');
  await person.sees('You have finished');
  expect(await sent(code)).toContainEqual({ question: 'home', categories: ['9'] });
  await person.leaves();
});

test('a parent at the end pauses at the check; nothing goes until they come back and send it', async () => {
  const { person, code } = await starts('parent-self-assessment-end', 'parent');
  await person.asked('How are things at home between you and your child?');
  for (let at = 1; at < 15; at++) {
    await person.can('Skip').click();
    await person.page.getByText(`Question ${at + 1} of about 15`).waitFor();
  }
  await person.asked('Do you want to hear what we change?');
  await person.press('Yes');
  await person.sees('Is this what you want to send?');
  await person.chooses('Pause');
  await person.page.getByText('Nobody gets to read it before you send it.').waitFor();
  await person.sees('Do you want to carry on?');
  expect(await sent(code)).toEqual([]);
  await person.press('Carry on');
  await person.sees('Is this what you want to send?');
  expect(await person.earlier()).toHaveLength(15);
  await person.press('Yes, send it');
  await person.sees('You have finished');
  expect(await sent(code)).toContainEqual({
    question: 'hear-back',
    categories: ['yes'],
  });
  await person.leaves();
});

test('a child who ticks that home is not safe is heard at once; their worker gets the rest', async () => {
  const { person, code } = await starts('my-self-assessment', 'child');
  for (const thing of [
    'Home and family',
    'School, college or work',
    'My friends',
    'My feelings',
    'My health and sleep',
    'How I spend my time',
  ]) {
    await person.sees(thing);
    await person.press('Good');
  }
  await person.sees('Some people drink, smoke or use drugs. How is that for you?');
  await person.press("I don't do that");
  await person.asked('Do you feel safe in the places you go?');
  await person.press('No');
  await person.sees('Where do you not feel so safe?');
  await person.tick('At home');
  await person.sendTicks();
  await person.page.getByText('So please tell a person now.').waitFor();
  await person.sees('What are you good at?');
  const alerts = 'select question from people.alert where invitation_id = $1';
  expect(await at.sql(alerts, [at.idOf(code)])).toEqual([{ question: 'unsafe' }]);
  await person.skips(
    'What are you good at?',
    'Who matters to you?',
    'How can we make things clear for you?',
    'What would help you most?',
    'What do you want to change?',
  );
  await person.sees('Is this what you want to send?');
  await person.press('Yes, send it');
  await person.sees('You have finished');
  expect(await sent(code)).toContainEqual({ question: 'unsafe', categories: ['home'] });
  await person.leaves();
});
