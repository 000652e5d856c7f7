import { agreed } from '../../../domain/consent.ts';
import { Fault } from '../../../fault.ts';
import type { StaffPage } from '../former-page.ts';
import { type Parsed, type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { victimsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { ownWordsOf } from './own-words.ts';

const path = `${victimsPath}/:id/words/:response/:question/pass`;
const mostOfName = 60;
/** Characters that show nothing, or turn what stands around them: a name of these alone would be nobody's. */
const unseen = /[\0\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g;

type Words = Awaited<ReturnType<typeof ownWordsOf>>;

/** Passing somebody's own words on to a case manager: to whom is chosen here, and looked at once more before it goes, once. */
export function passOnPages(parts: StaffParts): StaffPage[] {
  const { stores, clock, render } = parts;
  const { passing } = stores.victim;

  const show = (words: Words, recipient: string, problems: Problem[], signedIn: SignedIn | null) =>
    render('victims/pass-on.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: 'Pass their words on',
      here: 'victims',
      signedIn,
      ...words,
      recipient,
      problems,
      wrong: wrongOf(problems),
      agrees: agreed(words.victim.consents, 'pass-on'),
      is: 'asked',
    });

  return [
    {
      name: 'staff.victims.pass-on.ask',
      method: 'GET',
      path,
      needs: 'pass-on',
      handle: async ({ params, signedIn }) =>
        show(await ownWordsOf(parts, params, signedIn), '', [], signedIn),
    },
    {
      name: 'staff.victims.pass-on',
      method: 'POST',
      path,
      needs: 'pass-on',
      async handle({ params, form, signedIn }) {
        const words = await ownWordsOf(parts, params, signedIn);
        const { victim, response, question, asked, said, proxy } = words;
        const typed = textsOf(form);
        const recipient = meantRecipient(typed('recipient'));
        if ('problem' in recipient)
          return show(words, typed('recipient'), [{ href: '#recipient', text: recipient.problem }], signedIn);
        if (typed('step') === 'change' || !agreed(victim.consents, 'pass-on'))
          return show(words, recipient.value, [], signedIn);
        if (typed('step') !== 'sure') {
          const title = 'Check before you pass it on';
          return render('victims/pass-on.njk', {
            title,
            here: 'victims',
            signedIn,
            ...words,
            recipient: recipient.value,
            is: 'sure',
          });
        }
        const passed = await passing.pass({
          response,
          question,
          recipient: recipient.value,
          words: { asked, said, proxy },
          by: signedIn?.who ?? '',
          now: clock(),
        });
        if (!passed && !(await passing.passed(response)).some((one) => one.question === question))
          throw new Fault('not-found', 'There are no such words. They may have been taken back.');
        // It was passed on before, perhaps to somebody else: the page says when, and not that it was done now.
        return seeOther(`${victim.href}/words${passed ? '?passed' : ''}`);
      },
    },
  ];
}

function meantRecipient(typed: string): Parsed<string> {
  const value = typed.normalize('NFKC').replaceAll(unseen, '').trim().replaceAll(/\s+/g, ' ');
  if (!/[\p{L}\p{N}]/u.test(value)) return { problem: 'Enter who gets their words' };
  if (value.length > mostOfName)
    return { problem: `Who gets their words must be ${mostOfName} characters or fewer` };
  return { value };
}
