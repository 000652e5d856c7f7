import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import { seeOther } from '../../http/answer.ts';
import { editionNumbered } from '../../v1/edition-files.ts';
import type { Problem } from '../forms/problems.ts';
import { typed, wordsIn } from '../forms/text.ts';
import { page } from '../page.ts';
import { editionsPath } from '../paths.ts';
import { editionView } from './edition-page.ts';
import { editionTemplate } from './edition-view.ts';

const path = `${editionsPath}/:number/questions`;
/** In characters. */
const most = { question: 2000, reply: 2000, owner: 100 };
const words = typed.transform(wordsIn);

/** Keeps what the board asks about an edition. */
export const askAboutEdition = page({
  name: 'staff.edition.ask',
  method: 'POST',
  path,
  needs: 'ask-about-editions',
  reads: z.object({ question: words }),
  shows: [editionTemplate],
  async handle({ stores, clock }, { params, read: { question }, signedIn, show }) {
    const edition = await editionNumbered(stores, params.number);
    const { number } = edition;
    const problems = problemsIn('question', question, 'your question', most.question);
    if (problems.length > 0) {
      return show(editionTemplate, await editionView(stores, edition, signedIn, { question, problems }));
    }
    await stores.editions.ask({
      id: randomUUID(),
      edition: number,
      by: signedIn.who,
      question,
      now: clock(),
    });
    return seeOther(`${editionsPath}/${number}?asked#questions`);
  },
});

/** Keeps the reply of whoever owns what was asked. Each question has one. */
export const replyToBoard = page({
  name: 'staff.edition.reply',
  method: 'POST',
  path: `${path}/:id`,
  needs: 'publish-editions',
  reads: z.object({ reply: words, owner: words }),
  shows: [editionTemplate],
  async handle({ stores, clock }, { params: { id, number }, read, signedIn, show }) {
    const edition = await editionNumbered(stores, number);
    const asked = await stores.editions.questions(edition.number);
    const n = asked.findIndex((one) => one.id === id) + 1;
    if (n === 0) throw new Fault('not-found', 'There is no such question.');
    const again = async (problems: readonly Problem[]) =>
      show(
        editionTemplate,
        await editionView(stores, edition, signedIn, { reply: { id, ...read }, problems }),
      );
    const problems = [
      ...problemsIn(`reply-${n}`, read.reply, 'the reply', most.reply),
      ...problemsIn(`owner-${n}`, read.owner, 'who owns it', most.owner),
    ];
    if (problems.length > 0) return again(problems);
    if (await stores.editions.reply({ id, ...read, who: signedIn.who, now: clock() })) {
      return seeOther(`${editionsPath}/${number}?replied#questions`);
    }
    const text = `Question ${n} has a reply already. It stands below`;
    return again([{ href: '#questions', text }]);
  },
});

function problemsIn(field: string, words: string, called: string, mostCharacters: number): Problem[] {
  const href = `#${field}`;
  if (words === '') return [{ href, text: `Enter ${called}` }];
  if (words.length <= mostCharacters) return [];
  const capital = called.charAt(0).toUpperCase() + called.slice(1);
  return [{ href, text: `${capital} must be ${mostCharacters} characters or fewer` }];
}
