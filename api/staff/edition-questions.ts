import { randomUUID } from 'node:crypto';
import { Fault } from '../../fault.ts';
import { editionsPath } from './editions.ts';
import { type StaffPage, seeOther } from './page.ts';
import type { StaffParts } from './parts.ts';

const most = 2000;

/** What the board asks about an edition, and the reply of whoever owns it. */
export function editionQuestionPages({ stores, clock }: StaffParts): StaffPage[] {
  const { editions } = stores;
  const path = `${editionsPath}/:number/questions`;
  const problem = (text: string) => new Fault('bad-request', text);
  return [
    {
      name: 'staff.edition.ask',
      method: 'POST',
      path,
      needs: 'ask-about-editions',
      async handle({ params: { number = '' }, form, signedIn }) {
        const question = wordsIn(form, 'question');
        const edition = /^\d{1,6}$/.test(number) ? Number(number) : 0;
        if (!(await editions.get(edition))) {
          throw new Fault('not-found', 'There is no edition of this number.');
        }
        if (question === '') throw problem('Write your question first. Go back to the edition to do so.');
        if (question.length > most)
          throw problem(`A question must be ${most} characters or fewer. Go back to shorten it.`);
        const by = signedIn?.role ?? '';
        await editions.ask({ id: randomUUID(), edition, by, question, now: clock() });
        return seeOther(`${editionsPath}/${edition}?asked#questions`);
      },
    },
    {
      name: 'staff.edition.reply',
      method: 'POST',
      path: `${path}/:id`,
      needs: 'publish-editions',
      async handle({ params: { number = '', id = '' }, form, signedIn }) {
        const asked = /^\d{1,6}$/.test(number) ? await editions.questions(Number(number)) : [];
        if (!asked.some((one) => one.id === id)) throw new Fault('not-found', 'There is no such question.');
        const reply = wordsIn(form, 'reply');
        const owner = wordsIn(form, 'owner');
        if (reply === '' || owner === '') {
          throw problem('Write the reply and who owns it. Go back to the edition to do so.');
        }
        if (reply.length > most || owner.length > 100) {
          throw problem(
            `A reply must be ${most} characters or fewer, and its owner 100. Go back to shorten it.`,
          );
        }
        const who = signedIn?.who ?? '';
        if (!(await editions.reply({ id, owner, reply, who, now: clock() }))) {
          throw problem('Somebody has replied to this question already. Go back and load the edition again.');
        }
        return seeOther(`${editionsPath}/${number}?replied#questions`);
      },
    },
  ];
}

function wordsIn(form: FormData, name: string): string {
  return String(form.get(name) ?? '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .trim();
}
