import { z } from 'zod';
import { agreed } from '../../../domain/consent.ts';
import { Fault } from '../../../fault.ts';
import { seeOther } from '../../http/answer.ts';
import { type Parsed, type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { ownWordsOf } from './own-words.ts';

const path = `${victimsPath}/:id/words/:response/:question/pass`;
const mostOfName = 60;
/** Characters that show nothing, or turn what stands around them: a name of these alone would be nobody's. */
const unseen = /[\0\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

type Words = Awaited<ReturnType<typeof ownWordsOf>>;

const passOnPage = template<ReturnType<typeof askView | typeof checkView>>('victims/pass-on.njk', 'victims');

/** Where it is chosen who gets somebody's own words. */
export const passOnForm = page({
  name: 'staff.victims.pass-on.ask',
  method: 'GET',
  path,
  needs: 'pass-on',
  reads: nothing,
  shows: [passOnPage],
  async handle(dependencies, { params, signedIn, show }) {
    return show(passOnPage, askView(await ownWordsOf(dependencies, params, signedIn), '', []));
  },
});

/** Passes the words on to a case manager, once, after somebody has looked at them once more. */
export const passOn = page({
  name: 'staff.victims.pass-on',
  method: 'POST',
  path,
  needs: 'pass-on',
  reads: z.object({ recipient: typed, step: typed }),
  shows: [passOnPage],
  async handle(dependencies, { params, read, signedIn, show }) {
    const { stores, clock } = dependencies;
    const words = await ownWordsOf(dependencies, params, signedIn);
    const { victim, response, question, asked, said, proxy } = words;
    const recipient = parseRecipient(read.recipient);
    if ('problem' in recipient) {
      const problems = problemsOf('recipient', recipient);
      return show(passOnPage, { ...askView(words, read.recipient, problems), status: 400 });
    }
    if (read.step === 'change' || !agreed(victim.consents, 'pass-on')) {
      return show(passOnPage, askView(words, recipient.value, []));
    }
    if (read.step !== 'sure') return show(passOnPage, checkView(words, recipient.value));
    const { passing } = stores.victim;
    const passed = await passing.pass({
      response,
      question,
      recipient: recipient.value,
      words: { asked, said, proxy },
      by: signedIn.who,
      now: clock(),
    });
    if (!passed && !(await passing.passed(response)).some((one) => one.question === question)) {
      throw new Fault('not-found', 'There are no such words. They may have been taken back.');
    }
    // It was passed on before, perhaps to somebody else: the page says when, and not that it was done now.
    return seeOther(`${victim.href}/words${passed ? '?passed' : ''}`);
  },
});

function parseRecipient(typed: string): Parsed<string> {
  // Cut where it is too long already, for one sign may become eighteen.
  const name = typed.trim().slice(0, 10 * mostOfName);
  const value = name.normalize('NFKC').replaceAll(unseen, '').trim().replaceAll(/\s+/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(value)) return { problem: 'Enter who gets their words' };
  if (value.length > mostOfName) {
    return { problem: `Who gets their words must be ${mostOfName} characters or fewer` };
  }
  return { value };
}

function askView(words: Words, recipient: string, problems: readonly Problem[]) {
  return {
    title: 'Pass their words on',
    is: 'asked',
    ...words,
    recipient,
    agrees: agreed(words.victim.consents, 'pass-on'),
    problems,
    wrong: wrongOf(problems),
  };
}

function checkView(words: Words, recipient: string) {
  return { ...askView(words, recipient, []), title: 'Check before you pass it on', is: 'sure' };
}
