import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { dayOf } from '../../../domain/calendar.ts';
import { seeOther } from '../../http/answer.ts';
import { dayFields, fieldsOf, parseDay, past } from '../forms/day.ts';
import { type Parsed, type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { commitmentsPath } from '../paths.ts';
import { template } from '../template.ts';
import { commitmentOf, commitmentPath, donePath } from './one.ts';

const path = `${commitmentsPath}/:id/session` as const;
const mostPeople = 1000;

const fields = z.object({ ...dayFields, people: typed, session: typed });
type Typed = z.output<typeof fields>;

const sessionForm = template<ReturnType<typeof viewOf>>('commitments/session.njk', 'commitments');

/** The form in which it is recorded that people were told in a session: when, and how many were there. */
export const newSession = page({
  name: 'staff.commitment.session',
  method: 'GET',
  path,
  needs: 'keep-commitments',
  reads: nothing,
  shows: [sessionForm],
  async handle({ stores, clock }, { params: { id }, show }) {
    await commitmentOf(stores, id);
    const first = { ...fieldsOf(dayOf(clock())), people: '', session: randomUUID() };
    return show(sessionForm, viewOf(id, first, []));
  },
});

/** Records the session. */
export const recordSession = page({
  name: 'staff.commitment.session.record',
  method: 'POST',
  path,
  needs: 'keep-commitments',
  reads: fields,
  shows: [sessionForm],
  async handle({ stores, clock }, { params: { id }, read, signedIn, show }) {
    const now = clock();
    await commitmentOf(stores, id);
    const again = (problems: readonly Problem[]) =>
      show(sessionForm, { ...viewOf(id, read, problems), status: 400 });
    const on = past(parseDay(read, 'the day'), 'the day', now);
    const people = parsePeople(read.people);
    if ('problem' in on || 'problem' in people) {
      return again([...problemsOf('day', on), ...problemsOf('people', people)]);
    }
    const done = await stores.commitments.toldInSession({
      id: read.session,
      commitment: id,
      on: on.value,
      attended: people.value,
      who: signedIn.who,
      now,
    });
    return done ? seeOther(`${donePath(id, 'session')}#told`) : again([outOfDate]);
  },
});

function parsePeople(typed: string): Parsed<number> {
  const value = /^\s*\d{1,4}\s*$/.test(typed) ? Number(typed) : 0;
  if (value >= 1 && value <= mostPeople) return { value };
  return { problem: `Enter how many were there, from 1 to ${mostPeople}` };
}

const outOfDate: Problem = {
  href: '#people',
  text: 'This page is out of date. Open it again from the commitment',
};

function viewOf(id: string, typed: Typed, problems: readonly Problem[]) {
  return {
    title: 'Told in a session',
    action: `${commitmentPath(id)}/session`,
    back: commitmentPath(id),
    typed,
    problems,
    wrong: wrongOf(problems),
  };
}
