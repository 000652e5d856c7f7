import { randomUUID } from 'node:crypto';
import { Fault } from '../../../fault.ts';
import { editionNumbered } from '../../v1/edition-files.ts';
import type { StaffPage } from '../former-page.ts';
import type { Problem } from '../forms/problems.ts';
import { textsOf, wordsIn } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { editionsPath } from '../paths.ts';
import { editionPage } from './edition-page.ts';

const most = { question: 2000, reply: 2000, owner: 100 };

/** What the board asks about an edition, and the reply of whoever owns it. */
export function editionQuestionPages(parts: StaffParts): StaffPage[] {
  const { stores, clock } = parts;
  const { editions } = stores;
  const path = `${editionsPath}/:number/questions`;
  return [
    {
      name: 'staff.edition.ask',
      method: 'POST',
      path,
      needs: 'ask-about-editions',
      async handle(call) {
        const edition = await editionNumbered(stores, call.params.number ?? '');
        const field = textsOf(call.form);
        const question = wordsIn(field('question'));
        const problems = problemsIn('question', question, 'your question', most.question);
        if (problems.length > 0) return editionPage(parts, call, edition, { typed: { question }, problems });
        const by = call.signedIn?.role ?? '';
        await editions.ask({ id: randomUUID(), edition: edition.number, by, question, now: clock() });
        return seeOther(`${editionsPath}/${edition.number}?asked#questions`);
      },
    },
    {
      name: 'staff.edition.reply',
      method: 'POST',
      path: `${path}/:id`,
      needs: 'publish-editions',
      async handle(call) {
        const { id = '', number = '' } = call.params;
        const edition = await editionNumbered(stores, number);
        const asked = await editions.questions(edition.number);
        const n = asked.findIndex((one) => one.id === id) + 1;
        if (n === 0) throw new Fault('not-found', 'There is no such question.');
        const field = textsOf(call.form);
        const [reply, owner] = [wordsIn(field('reply')), wordsIn(field('owner'))];
        const problems = [
          ...problemsIn(`reply-${n}`, reply, 'the reply', most.reply),
          ...problemsIn(`owner-${n}`, owner, 'who owns it', most.owner),
        ];
        const typed = { [`reply-${n}`]: reply, [`owner-${n}`]: owner };
        if (problems.length > 0) return editionPage(parts, call, edition, { typed, problems });
        const who = call.signedIn?.who ?? '';
        if (!(await editions.reply({ id, owner, reply, who, now: clock() }))) {
          const text = `Question ${n} has a reply already. It stands below`;
          return editionPage(parts, call, edition, { typed, problems: [{ href: '#questions', text }] });
        }
        return seeOther(`${editionsPath}/${number}?replied#questions`);
      },
    },
  ];
}

function problemsIn(field: string, words: string, called: string, mostCharacters: number): Problem[] {
  const href = `#${field}`;
  if (words === '') return [{ href, text: `Enter ${called}` }];
  if (words.length <= mostCharacters) return [];
  const capital = called.charAt(0).toUpperCase() + called.slice(1);
  return [{ href, text: `${capital} must be ${mostCharacters} characters or fewer` }];
}
