import { describe, expect, it } from 'vitest';
import { questionnaireSchema } from '../../../dialogs/questionnaire.ts';
import { botInTeams } from '../../support/bot-in-teams.ts';
import { short } from '../../support/short-questionnaire.ts';

/** People type as they speak: an answer comes in two messages. */

const { database, on, somebody } = await botInTeams();
const [safe, liked, best] = short.questions;
const change = { ...best, key: 'change', ask: 'What should we change?' };

/** Somebody in Teams who is asked these questions. */
async function asked(...questions: unknown[]) {
  const { people, questionnaires } = database.stores;
  const key = `two-${questions.length}-messages`;
  const questionnaire = await questionnaires.publish(
    questionnaireSchema.parse({ ...short, key, questions }),
    {},
    on.clock(),
  );
  const due = new Date(on.clock().getTime() + 86_400_000);
  const { code } = await people.invitations.create({
    questionnaire,
    participant: { kind: 'child' },
    due,
    now: on.clock(),
  });
  const person = somebody();
  await person.say(code);
  await person.say('start');
  return person;
}

describe('words in two messages', () => {
  it('are one answer, though another question was asked between them', async () => {
    const person = await asked(best, change, safe);
    await person.say('the boxing');
    on.later(5);
    expect((await person.say('and my worker')).text).toMatch(
      /I added that to your answer\.(.|\n)*should we change/,
    );
    on.later(60);
    await person.say('more lights');
    expect((await person.say('what did i say')).text).toMatch(/boxing\s+and my worker(.|\n)*more lights/);
  });

  it('tell of somebody who may be hurt, though neither does by itself', async () => {
    const person = await asked(best, safe);
    const raised = () => on.logged.filter(({ event }) => event === 'alert.raised').length;
    const before = raised();
    await person.say('I want to kill');
    expect(raised()).toBe(before);
    on.later(3);
    await person.say('myself');
    expect(raised()).toBe(before + 1);
  });

  it('go to the last answer, though all is over by then, and no second response is made', async () => {
    const person = await asked(safe, best);
    await person.say('yes');
    expect((await person.say('the boxing')).text).toContain("That's everything.");
    const kept = () => database.sql('select sealed from people.answer order by answered_at desc, question');
    const responses = () => database.sql('select count(*)::int from people.response');
    const [before, many] = [await kept(), await responses()];
    on.later(8);
    expect((await person.say('and my worker')).text).toContain('I added that to your answer.');
    expect(await responses()).toEqual(many);
    expect(await kept()).not.toEqual(before);
    on.later(4);
    expect((await person.say('thank you')).text).toContain('You have finished these questions.');
    on.later(4);
    expect((await person.say('and my mates')).text).toContain('I added that to your answer.');
    on.later(100);
    expect((await person.say('and the gym')).text).toContain('You have finished these questions.');
  });

  it('that were pressed answer what they stand under', async () => {
    const person = await asked(best, liked, safe);
    const { replies } = await person.say('the boxing');
    expect((await person.press(replies, 'Send', { picked: 'gym' })).text).toContain(
      'Did you feel safe there?',
    );
  });
});
