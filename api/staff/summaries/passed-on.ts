import { Fault } from '../../../fault.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { dayInWords } from '../words/days.ts';
import { whoInWords } from '../words/who.ts';

const path = '/staff/passed-on';

/** What people who were harmed let pass on to a case manager. Nothing here says whose words they are. */
export function passedOnPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { passedOn, audit } = stores;
  return [
    {
      name: 'staff.passed-on',
      method: 'GET',
      path,
      needs: 'read-passed-on',
      async handle({ signedIn }) {
        const all = await passedOn.list();
        const rows = all.map(({ id, recipient, on, readBy, readAt }) => ({
          href: `${path}/${id}`,
          recipient,
          on: dayInWords(on),
          read: readAt && `Read on ${dayInWords(readAt)} by the ${whoInWords(readBy ?? '').toLowerCase()}`,
        }));
        return render('summaries/passed-on.njk', {
          title: 'Passed on',
          here: 'passed-on',
          signedIn,
          waiting: rows.filter(({ read }) => !read),
          read: rows.filter(({ read }) => read),
        });
      },
    },
    {
      // To read is to do something: from then on nobody can call the words back. A link alone never does that.
      name: 'staff.passed-on.open',
      method: 'POST',
      path: `${path}/:id`,
      needs: 'read-passed-on',
      async handle({ params: { id = '' }, signedIn }) {
        if (!(await passedOn.open(id, signedIn?.who ?? '', clock()))) throw gone();
        return seeOther(`${path}/${id}`);
      },
    },
    {
      name: 'staff.passed-on.one',
      method: 'GET',
      path: `${path}/:id`,
      needs: 'read-passed-on',
      async handle({ params: { id = '' }, signedIn }) {
        const words = await passedOn.again(id);
        if (!words) throw gone();
        await audit.write({ who: signedIn?.who ?? '', did: 'passed-on.seen', to: id, at: clock() });
        return render('summaries/passed-on-words.njk', {
          title: 'Words from somebody who was harmed',
          here: 'passed-on',
          signedIn,
          ...words,
          on: dayInWords(words.on),
        });
      },
    },
  ];
}

function gone(): Fault {
  return new Fault('not-found', 'There are no such words here. Whoever said them may have taken them back.');
}
