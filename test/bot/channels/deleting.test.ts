import { describe, expect, it } from 'vitest';
import { deriveKey, keyedHash } from '../../../prisma/sealing/sealing.ts';
import { botInTeams } from '../../support/bot-in-teams.ts';
import { respondent } from '../../support/direct-line-respondent.ts';
import { teamsConnector } from '../../support/teams-connector.ts';

/**
 * Whoever takes back what they said is not to be spoken to about it: how their chat is reached goes with the
 * answers.
 */

const { database, on, somebody } = await botInTeams({ pace: 3 });
const { people, victim } = database.stores;
const elsewhere = await teamsConnector();

const addresses = deriveKey(database.key, 'addresses');
async function kept(chat: string): Promise<object | null> {
  const address = keyedHash(addresses, JSON.stringify(['msteams', chat])).toString('base64url');
  return (await people.chatReferences.get(address)) ?? (await victim.chatReferences.get(address));
}

async function answering(kind: 'child' | 'victim' = 'child') {
  const person = somebody();
  const { code } = await on.invite({ kind });
  for (const text of [code, 'start', 'yes']) await person.say(text);
  expect(await kept(person.chat)).not.toBeNull();
  return { person, code };
}

describe('delete my answers', () => {
  it.each(['child', 'victim'] as const)('by a %s deletes how their chat is reached', async (kind) => {
    const { person } = await answering(kind);
    await person.say('delete my answers');
    expect(await kept(person.chat)).not.toBeNull();
    const deleted = await person.say('yes', { id: '1772445677777' });
    expect(deleted.text).toContain('Your receipt number is');
    expect(await kept(person.chat)).toBeNull();

    const again = await person.say('yes', { id: '1772445677777' });
    expect(again.text).toBe(deleted.text);
    expect((await person.say('thank you')).text).toContain('Your receipt number is');
    expect(await kept(person.chat)).toBeNull();
  });

  it('says that the chat itself stays with Microsoft, before the first word and after the last', async () => {
    const person = somebody();
    const stays = 'Microsoft keeps this chat. It stays in Teams, even if you delete your answers here.';
    expect((await person.say('hello')).text).toContain(stays);
    const { code } = await on.invite({ kind: 'child' });
    for (const text of [code, 'start', 'delete my answers']) await person.say(text);
    expect((await person.say('yes')).text).toContain(stays);
  });

  it('does so after the last question, too', async () => {
    const { person } = await answering();
    for (const text of ['boxing', 'Fridays', 'delete my answers', 'yes']) await person.say(text);
    expect(await kept(person.chat)).toBeNull();
  });

  it('does so where it is said on the page', async () => {
    const { person, code } = await answering();
    const onPage = await respondent(on, code);
    await onPage.say('delete my answers');
    await onPage.say('yes');
    expect(await kept(person.chat)).toBeNull();
    await person.say('hello');
    expect(await kept(person.chat)).toBeNull();
  });

  it('does so where Teams moves at that moment', async () => {
    const { person } = await answering();
    await person.say('delete my answers');
    await person.say('yes', { serviceUrl: elsewhere.url });
    await person.say('thank you', { serviceUrl: elsewhere.url });
    expect(await kept(person.chat)).toBeNull();
  });

  it('and the same code typed again keep nothing anew; another code does', async () => {
    const { person, code } = await answering();
    for (const text of ['delete my answers', 'yes']) await person.say(text);
    expect((await person.say(code)).text).toContain('Your receipt number is');
    expect(await kept(person.chat)).toBeNull();
    await person.say((await on.invite()).code);
    expect(await kept(person.chat)).not.toBeNull();
  });

  it('before another code was typed in the chat is heeded when the first is typed again', async () => {
    const { person, code } = await answering();
    for (const text of ['delete my answers', 'yes', (await on.invite()).code]) await person.say(text);
    expect((await person.say(code)).text).toContain('Your receipt number is');
    expect(await kept(person.chat)).toBeNull();
  });

  it('leaves how others are reached', async () => {
    const [one, other] = [await answering(), await answering()];
    for (const text of ['delete my answers', 'yes']) await one.person.say(text);
    expect(await kept(other.person.chat)).not.toBeNull();
  });

  it('in a chat that another code has been typed in since leaves it to that code', async () => {
    const { person, code } = await answering();
    await person.say((await on.invite()).code);
    const onPage = await respondent(on, code);
    await onPage.say('delete my answers');
    await onPage.say('yes');
    expect(await kept(person.chat)).not.toBeNull();
  });
});
