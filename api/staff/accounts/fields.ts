import { z } from 'zod';
import type { Account, AccountWords } from '../../../prisma/stores/accounts.ts';
import { may as mayDo, mayNotMeet, type Role, roleNames, roles } from '../../http/access.ts';
import { emailProblems, nameProblems } from '../forms/person.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { folded, oneLine, ticked, typed } from '../forms/text.ts';
import { capital, roleInWords } from '../words/who.ts';
import { roleAbout } from './words.ts';

/** What the form of an account has in it. */
export const accountFields = z.object({
  name: typed,
  email: typed,
  role: ticked,
  teams: typed,
  may: ticked,
});
export type AccountTyped = z.output<typeof accountFields>;

/** In characters. */
const mostTeams = 200;

/** An account in the fields of its form. */
export function typedOf({ name, email, roles, teams, mayClear, mayDeputise }: Account): AccountTyped {
  return {
    name,
    email: email ?? '',
    role: [...roles],
    teams: teams.join(', '),
    may: [...(mayClear ? ['clear'] : []), ...(mayDeputise ? ['deputise'] : [])],
  };
}

/** What the fields come to, or everything that is wrong with them. */
export function parseAccount(typed: AccountTyped): { value: AccountWords } | { problems: Problem[] } {
  const name = oneLine(typed.name);
  const email = typed.email.trim();
  const chosen = roles.filter((role) => typed.role.includes(role));
  const teams = teamsIn(typed.teams);
  const mayClear = typed.may.includes('clear');
  const problems: Problem[] = [
    ...nameProblems(name, 'their'),
    ...emailProblems(email, 'their'),
    ...roleProblems(chosen),
    ...(oneLine(typed.teams).length > mostTeams
      ? [{ href: '#teams', text: `Teams must be ${mostTeams} characters or fewer` }]
      : []),
    ...(mayClear && !clears(chosen)
      ? [{ href: '#may', text: `Only ${thoseWhoClear()} can clear words that are to be shown` }]
      : []),
  ];
  if (problems.length > 0) return { problems };
  return {
    value: { name, email, roles: chosen, teams, mayClear, mayDeputise: typed.may.includes('deputise') },
  };
}

/** The form as a page shows it. `problems` stand where they can be put right. */
export function formView(typed: AccountTyped, problems: readonly Problem[]) {
  return {
    typed,
    problems,
    wrong: wrongOf(problems),
    roles: roles.map((role) => ({
      value: role,
      text: capital(roleInWords(role)),
      hint: { text: roleAbout[role] },
      checked: typed.role.includes(role),
    })),
    may: [
      {
        value: 'clear',
        text: 'Clear words that are to be shown',
        hint: { text: 'They look a second time at a quotation that somebody else chose.' },
        checked: typed.may.includes('clear'),
      },
      {
        value: 'deputise',
        text: 'Stand in for the safeguarding lead',
        hint: { text: 'Written down here. No page of this version uses it yet.' },
        checked: typed.may.includes('deputise'),
      },
    ],
  };
}

/** Said where somebody else has the address. */
export const emailTaken: Problem = {
  href: '#email',
  text: 'Somebody who works here has this e-mail address already',
};

/** Said where nobody would be left to add people. */
export const lastAdministrator =
  'They are the last administrator. Make somebody else an administrator first, or nobody can add people.';

function roleProblems(chosen: readonly Role[]): Problem[] {
  if (chosen.length === 0) return [{ href: '#role', text: 'Select what they do here' }];
  return mayNotMeet
    .filter(({ roles }) => roles.every((role) => chosen.includes(role)))
    .map(({ roles: [one, other], why }) => ({
      href: '#role',
      text: `Nobody can be both ${roleNames[one]} and ${roleNames[other]}. ${why}`,
    }));
}

function teamsIn(text: string): string[] {
  const typed = oneLine(text)
    .split(',')
    .map((team) => team.trim());
  const first = (team: string, n: number) => typed.findIndex((one) => folded(one) === folded(team)) === n;
  return typed.filter((team, n) => team !== '' && first(team, n));
}

function clears(chosen: readonly Role[]): boolean {
  const whom = { roles: chosen, mayClear: true };
  return mayDo(whom, 'clear-quotations') || mayDo(whom, 'clear-victims-quotations');
}

function thoseWhoClear(): string {
  const names = roles.filter((role) => clears([role])).map((role) => `a ${roleNames[role]}`);
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
}
