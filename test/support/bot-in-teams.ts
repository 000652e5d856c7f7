import { afterAll } from 'vitest';
import { botServer } from './bot-server.ts';
import { freshDatabase } from './database.ts';
import { type SomebodyInTeams, somebodyInTeams } from './somebody-in-teams.ts';
import { teamsConnector } from './teams-connector.ts';

/**
 * The bot on a database of its own, and Teams on this machine: once for all tests of a file. Call it at the
 * top of the file.
 */
export async function botInTeams(options: { pace?: number } = {}) {
  const database = await freshDatabase();
  const on = await botServer({ ...database, ...options });
  const connector = await teamsConnector();
  afterAll(() => on.close());
  const somebody = () => somebodyInTeams(on.origin, connector);

  /** Somebody at the first question, of three: yes or no, ticks, own words. */
  async function atTheFirstQuestion(): Promise<SomebodyInTeams> {
    const person = somebody();
    await person.say((await on.invite()).code);
    await person.say('start');
    return person;
  }

  /** The same at the second question, and what asked it. */
  async function atTheTicks() {
    const person = await atTheFirstQuestion();
    return { person, ticks: await person.say('yes') };
  }

  return { database, on, connector, somebody, atTheFirstQuestion, atTheTicks };
}
