import { expect, it } from 'vitest';
import { SignInLinks } from '../../../api/staff/sign-in/links.ts';
import { linkOf } from '../../../domain/invitation-code.ts';
import { apiServer } from '../../support/api-server.ts';
import { freshDatabase } from '../../support/database.ts';
import { fingerprintOf } from '../../support/fingerprint.ts';
import { questionnaireOf } from '../../support/responses.ts';
import { invitedVictim } from '../../support/victims.ts';

/** Every link that we send or print, followed by something that is no person: a scanner, a preview. */

const database = await freshDatabase();
const { stores } = database;
let made: readonly { path: string }[] = [];
const links = new SignInLinks((all) => {
  made = all;
});
links.make();
const { origin } = await apiServer(stores, { links });
const now = new Date();
const due = new Date(now.getTime() + 14 * 86_400_000);
const questions = questionnaireOf([{ key: 'best', type: 'text', ask: 'What was best?' }]);
const publish = (more: object) =>
  stores.questionnaires.publish({ ...questions, identity: 'confidential', ...more }, {}, now);
const child = await stores.people.invitations.create({
  questionnaire: await publish({}),
  participant: { kind: 'child' },
  due,
  now,
});
const victim = await invitedVictim(
  stores,
  await publish({ key: 'of-victims', audience: 'victim', purpose: 'feedback' }),
  { agreesTo: ['contact', 'feedback'], due, now },
);

it.each([
  ['to the questions', () => linkOf(origin, child.code)],
  ['to the questions, as it was before', () => `${origin}/c/${child.code}`],
  ["to a victim's questions", () => linkOf(origin, victim.code)],
  ['to withdraw', () => `${origin}/withdraw`],
  ['to withdraw, with a code', () => `${origin}/withdraw/${victim.code}`],
  ['to sign in', () => `${origin}${made[0]?.path}`],
  ['to the wall', () => `${origin}/wall`],
  ['to the editions', () => `${origin}/staff/editions`],
])('the link %s opens, starts and uses up nothing', async (_, link) => {
  const before = await fingerprintOf(database);
  const first = made[0]?.path;
  for (const method of ['GET', 'HEAD', 'GET']) {
    const response = await fetch(link(), { method });
    expect(response.status).toBeLessThan(400);
    await response.arrayBuffer();
  }
  expect(await fingerprintOf(database)).toEqual(before);
  expect(made[0]?.path).toBe(first);
});
