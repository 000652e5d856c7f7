import { describe, expect, test } from 'vitest';
import { Person } from '../support/journeys/person.ts';
import { place } from '../support/journeys/place.ts';

/** Somebody who was harmed: in control from the first moment, and gone when they want to be. */
const at = await place();

const opens = async (code: string): Promise<Person> => {
  const person = await Person.at(at);
  await person.opens(at, code);
  return person;
};
const answersOf = (victim: string) =>
  at.sql<{ question: string; categories: string[] }>(
    `select a.question, a.categories from victim.answer a join victim.response r on r.id = a.response_id
     join victim.invitation i on i.id = r.invitation_id where i.participant_id = $1 order by a.question`,
    [victim],
  );

describe('a victim who agrees', () => {
  test('says no first, comes back, changes their mind half-way, and comes back again', async () => {
    const { victim, code } = await at.victim('victim-feedback');
    const before = await opens(code);
    await before.sees('Do you want to start?');
    await before.press('Start');
    await before.sees('May we ask you what our help was like?');
    await before.press('No');
    await before.page.getByText("That's fine. You don't have to.").waitFor();
    await before.sees('Do you want to start?');
    const answered = `select from victim.response r join victim.invitation i on i.id = r.invitation_id
      where i.participant_id = $1`;
    expect(await at.sql(answered, [victim])).toEqual([]);
    await before.leaves();

    const person = await opens(code);
    await person.press('Start');
    await person.asked('May we ask you what our help was like?');
    await person.press('Yes');
    await person.sees('You told me in good time what would happen.');
    await person.press('Never');
    await person.asked('You listened to what I wanted.');
    await person.chooses('What I agreed to');
    await person.sees('This is what you said yes or no to. Pick one to change it.');
    expect(await person.page.locator('#answers').getByRole('button').allInnerTexts()).toEqual([
      'Yes: contact about what happened',
      'Yes: questions about our help',
      'No: showing some words, without a name',
      'No: news of what we changed',
      'Leave it like this',
    ]);
    await person.press('Yes: questions about our help');
    await person.sees('May we ask you what our help was like?');
    await person.press('No');
    await person.sees("Take this back? We delete your answers about it. We can't bring them back.");
    await person.press('Yes, take it back');
    await person.sees('Your answers are deleted. They are gone from here for good.');
    const receipt = await person.receipt();
    expect(await at.sql('select what from victim.erasure where receipt = $1', [receipt])).toHaveLength(1);
    expect(await answersOf(victim)).toEqual([]);
    await person.leaves();

    let again = await opens(code);
    await again.asked('Your answers are deleted. They are gone from here for good.');
    expect(await again.receipt()).toBe(receipt);
    await again.press('What I agreed to');
    await again.press('No: questions about our help');
    await again.press('Yes');
    await again.sees('You told me in good time what would happen.');
    expect(await again.earlier()).toEqual([]);
    await again.press('Always');
    await again.asked('You listened to what I wanted.');

    // Whoever looks at the page once it is loaded again sees nothing of it before they ask.
    await again.page.reload();
    await again.sees('You listened to what I wanted.');
    await again.page.getByText('Do you want to see it? Say "show what I said".').waitFor();
    expect(await again.earlier()).toEqual([]);
    await again.chooses('Show what I said');
    await again.page.getByRole('list', { name: 'Your answers so far' }).waitFor();
    expect(await again.earlier()).toEqual(['You told me in good time what would happen. Always']);
    await again.leaves();

    // And whoever has the code now sees nothing of it at all.
    again = await opens(code);
    await again.press('Carry on here');
    await again.sees('You listened to what I wanted.');
    await again.page.getByText("We don't show it here. So nobody else can read it.").waitFor();
    await again.chooses('Show what I said');
    await again.page.getByRole('list', { name: 'Your answers so far' }).waitFor();
    expect(await again.earlier()).toEqual([
      "You told me in good time what would happen. You answered this one. We don't show it here.",
    ]);
    await again.skips(
      'You listened to what I wanted.',
      'I felt safe.',
      'You kept me up to date.',
      'Did we tell you about restorative justice?',
      'How well did we help you?',
    );
    await again.asked('What was best?');
    await again.say('You called me by my name.');
    await again.skips('What should we change?');
    await again.sees('May we show some of your words to the people in charge, without your name?');
    await again.press('Yes');
    await again.sees('Do you want to hear what we change?');
    await again.press('No');
    await again.sees('You have finished');
    expect(await again.page.getByText('Later, the same code').count()).toBe(0);
    expect(await answersOf(victim)).toContainEqual({ question: 'care.told', categories: ['5'] });
    expect(
      await at.sql(
        'select purpose, given from victim.consent_now where participant_id = $1 order by purpose',
        [victim],
      ),
    ).toEqual([
      { purpose: 'contact', given: true },
      { purpose: 'feedback', given: true },
      { purpose: 'hear-back', given: false },
      { purpose: 'quotation', given: true },
    ]);
    await again.leaves();
  });
});

describe('a victim who takes all of it back', () => {
  test('is gone: not a word is left, the code opens nothing, a number shows that it was done', async () => {
    const { victim, code } = await at.victim('victim-views', {
      agreesTo: ['contact', 'views'],
      age: '15-17',
    });
    const person = await opens(code);
    await person.press('Start');
    await person.sees('How has it been for you since then?');
    await person.say('He said he will kill me if I tell.');
    await person.page.getByText('So please tell a person now.').waitFor();
    await person.sees('What would you like to happen?');
    await person.chooses('Take it all back');
    await person.sees("Take back all you agreed to? We delete your answers. We don't contact you again.");
    await person.press('Yes, take it all back');
    await person.sees('Your answers are deleted. They are gone from here for good.');
    await person.page.getByText('We will not contact you again.').waitFor();
    const receipt = await person.receipt();

    const [left] = await at.sql(
      `select (select count(*)::int from victim.answer) -
           (select count(*)::int from victim.answer a join victim.response r on r.id = a.response_id
           join victim.invitation i on i.id = r.invitation_id where i.participant_id <> $1) as answers,
         (select count(*)::int from victim.response r join victim.invitation i on i.id = r.invitation_id
           where i.participant_id = $1) as responses,
         (select count(*)::int from victim.alert a join victim.invitation i on i.id = a.invitation_id
           where i.participant_id = $1 and a.sealed is null and a.response_id is null) as alerts,
         (select contact is null and bands = '{}' from victim.participant where id = $1) as unreachable,
         (select bool_or(given) from victim.consent_now where participant_id = $1) as agrees,
         (select count(*)::int from victim.conversation c join victim.invitation i on i.id = c.invitation_id
           where i.participant_id = $1) as chats,
         (select what from victim.erasure where receipt = $2) as proof`,
      [victim, receipt],
    );
    expect(left).toEqual({
      answers: 0,
      responses: 0,
      alerts: 1,
      unreachable: true,
      agrees: false,
      chats: 0,
      proof: 'victim-views',
    });
    const { stored } = await person.left();
    expect(stored).not.toContain('conversation');
    await person.leaves();

    const later = await opens(code);
    await later.alert("That code didn't work.").waitFor();
    await later.sees('Type your code');
    await later.leaves();
  });
});

test('who speaks for a victim is asked about them, and for nothing that is not theirs to give', async () => {
  const { code } = await at.victim('victim-views', { agreesTo: ['contact', 'views'], proxy: true });
  const person = await opens(code);
  await person.sees('Do you want to start?');
  await person.page.getByText('We note that you speak for them.').waitFor();
  await person.press('Start');
  await person.sees('How has this affected the person you speak for?');
  await person.say('She does not go out.');
  await person.skips('What would they like to happen?', 'Is there anything they want to ask or say?');
  await person.asked('Would they like to hear about restorative justice?');
  await person.press('Yes');
  await person.sees('Is this what you want to send?');
  await person.press('Yes, send it');
  await person.sees('You have finished');
  await person.leaves();
});
