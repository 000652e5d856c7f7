import { randomUUID } from 'node:crypto';
import { dayOf } from '../../../domain/calendar.ts';
import type { StaffPage } from '../former-page.ts';
import { type DayFields, fieldsOf, parseDay, past } from '../forms/day.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { SignedIn } from '../signed-in.ts';
import { commitmentOf, promisesPath } from './words.ts';

const path = `${promisesPath}/:id/session`;
const mostPeople = 1000;

/** That people were told in a session: when, and how many were there. */
export function promiseSessionPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { commitments } = stores;
  type Typed = DayFields & { people: string; session: string };
  const show = (id: string, typed: Typed, problems: readonly Problem[], signedIn: SignedIn | null) =>
    render('commitments/session.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: 'Told in a session',
      here: 'promises',
      signedIn,
      action: `${promisesPath}/${id}/session`,
      back: `${promisesPath}/${id}`,
      typed,
      problems,
      wrong: wrongOf(problems),
    });
  return [
    {
      name: 'staff.promise.session',
      method: 'GET',
      path,
      needs: 'keep-promises',
      async handle({ params: { id = '' }, signedIn }) {
        await commitmentOf(commitments, id);
        return show(id, { ...fieldsOf(dayOf(clock())), people: '', session: randomUUID() }, [], signedIn);
      },
    },
    {
      name: 'staff.promise.session.record',
      method: 'POST',
      path,
      needs: 'keep-promises',
      async handle({ params: { id = '' }, form, signedIn }) {
        const now = clock();
        await commitmentOf(commitments, id);
        const field = textsOf(form);
        const typed = {
          day: field('day'),
          month: field('month'),
          year: field('year'),
          people: field('people'),
          session: field('session'),
        };
        const on = past(parseDay(typed, 'the day'), 'the day', now);
        const people = /^\s*\d{1,4}\s*$/.test(typed.people) ? Number(typed.people) : 0;
        const many = people >= 1 && people <= mostPeople;
        if ('problem' in on || !many) {
          const problems: Problem[] = [
            ...('problem' in on ? [{ href: '#day', text: on.problem }] : []),
            ...(many
              ? []
              : [{ href: '#people', text: `Enter how many were there, from 1 to ${mostPeople}` }]),
          ];
          return show(id, typed, problems, signedIn);
        }
        const session = { id: typed.session, commitment: id, on: on.value, people };
        const done = await commitments.toldInSession({ ...session, who: signedIn?.who ?? '', now });
        const old: Problem = {
          href: '#people',
          text: 'This page is out of date. Open it again from the commitment',
        };
        return done ? seeOther(`${promisesPath}/${id}?done=session#told`) : show(id, typed, [old], signedIn);
      },
    },
  ];
}
