import { Fault } from '../../../fault.ts';
import type { PassedOnStore } from '../../../prisma/stores/passed-on.ts';
import { roleOf } from '../../http/access.ts';
import { seeOther } from '../../http/answer.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { calledNow, roleInWords } from '../words/who.ts';

const path = '/staff/passed-on';

type Row = { href: string; recipient: string; on: string };
export type PassedOnView = {
  waiting: Row[];
  /** `read`: when, and by whom first. */
  read: (Row & { read: string })[];
};
const passedOnPage = template<PassedOnView>('summaries/passed-on.njk', 'passed-on');

/** What people who were harmed let pass on to a case manager. Nothing here says whose words they are. */
export const passedOnList = page({
  name: 'staff.passed-on',
  method: 'GET',
  path,
  needs: 'read-passed-on',
  reads: nothing,
  shows: [passedOnPage],
  async handle({ stores }, { show }) {
    return show(passedOnPage, {
      title: 'Passed on',
      ...viewOf(await stores.passedOn.list(), await calledNow(stores.accounts)),
    });
  },
});

/** To read is to do something: from then on nobody can call the words back. A link alone never does that. */
export const openPassedOn = page({
  name: 'staff.passed-on.open',
  method: 'POST',
  path: `${path}/:id`,
  needs: 'read-passed-on',
  reads: nothing,
  async handle({ stores, clock }, { params: { id }, signedIn }) {
    if (!(await stores.passedOn.open(id, signedIn.who, clock()))) throw gone();
    return seeOther(`${path}/${id}`);
  },
});

type WordsView = { recipient: string; proxy: boolean; asked: string; said: string; on: string };
const wordsPage = template<WordsView>('summaries/passed-on-words.njk', 'passed-on');

/** Words that somebody opened before. Each look is on the audit record. */
export const readPassedOn = page({
  name: 'staff.passed-on.one',
  method: 'GET',
  path: `${path}/:id`,
  needs: 'read-passed-on',
  reads: nothing,
  shows: [wordsPage],
  async handle({ stores, clock }, { params: { id }, signedIn, show }) {
    const words = await stores.passedOn.again(id);
    if (!words) throw gone();
    await stores.audit.write({ who: signedIn.who, did: 'passed-on.seen', to: id, at: clock() });
    return show(wordsPage, {
      ...words,
      title: 'Words from somebody who was harmed',
      on: dayInWords(words.on),
    });
  },
});

function viewOf(
  all: Awaited<ReturnType<PassedOnStore['list']>>,
  called: (who: string) => string,
): PassedOnView {
  const view: PassedOnView = { waiting: [], read: [] };
  for (const { id, recipient, on, readBy, readAt } of all) {
    const row = { href: `${path}/${id}`, recipient, on: dayInWords(on) };
    if (readAt === null) view.waiting.push(row);
    else {
      const who = roleOf(readBy ?? '') ? `the ${roleInWords(readBy ?? '')}` : called(readBy ?? '');
      view.read.push({ ...row, read: `Read on ${dayInWords(readAt)} by ${who}` });
    }
  }
  return view;
}

function gone(): Fault {
  return new Fault('not-found', 'There are no such words here. Whoever said them may have taken them back.');
}
