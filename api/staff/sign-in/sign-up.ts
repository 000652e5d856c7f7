import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../../fault.ts';
import { roleOf, rolesInWords } from '../../http/access.ts';
import { type Answer, seeOther } from '../../http/answer.ts';
import { passkeyScript } from '../../public/assets.ts';
import { browserCookie } from '../cookies.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { emailProblems, nameProblems } from '../forms/person.ts';
import { wrongOf } from '../forms/problems.ts';
import { nothing, oneLine, typed } from '../forms/text.ts';
import { type Caller, openPage } from '../page.ts';
import { signUpPath } from '../paths.ts';
import { template } from '../template.ts';
import { deviceInWords } from './device.ts';
import { enter } from './session.ts';
import { tooManyTries } from './throttled.ts';
import { type Asking, askForNew, newPasskeyIn, passkeysWorkAt } from './webauthn.ts';

const path = `${signUpPath}/:token`;

const gonePage = template<object>('sign-in/sign-up-gone.njk');
const firstPage = template<ReturnType<typeof firstView>>('sign-in/sign-up-first.njk');
const makePage = template<MakeView>('sign-in/sign-up.njk');

type MakeView = {
  token: string;
  called: string;
  roles: string;
  /** Null: passkeys do not work at this address. */
  asking: Asking | null;
  failed: boolean;
};

/** A link opens a page with one button, so that a preview or a prefetch never uses it up. */
export const openSignUp = openPage({
  name: 'staff.sign-up',
  method: 'GET',
  path,
  needs: null,
  reads: nothing,
  shows: [gonePage, firstPage, makePage],
  async handle(dependencies, { params: { token }, origin, from, show }) {
    const { stores, clock } = dependencies;
    const link = await stores.signUps.find(token, clock());
    if (!link) return show(gonePage, gone);
    if (link.account === null) return show(firstPage, firstView(token, { name: '', email: '' }, []));
    const { answer, view } = await made(dependencies, link.account, { token, origin, from, failed: false });
    return answer(show(makePage, view));
  },
});

/**
 * The first time: the name and the address of a first administrator. Then: the passkey, which uses the link
 * up and signs them in.
 */
export const takeSignUp = openPage({
  name: 'staff.sign-up.take',
  method: 'POST',
  path,
  needs: null,
  reads: z.object({ name: typed, email: typed, answer: typed }),
  readsShort: true,
  shows: [gonePage, firstPage, makePage],
  async handle(dependencies, call) {
    const { params, read, origin, from, show } = call;
    const { token } = params;
    const { stores, clock } = dependencies;
    const now = clock();
    const { address, browser } = from;
    if (await stores.wrongTries.tooMany({ account: null, address, now })) throw tooManyTries();
    const link = await stores.signUps.find(token, now);
    if (!link) {
      await stores.wrongTries.note({ account: null, address, now });
      return show(gonePage, gone);
    }
    if (link.account === null) {
      const problems = await makeFirst(dependencies, token, read);
      if (problems.length === 0) return seeOther(`${signUpPath}/${token}`);
      return show(firstPage, { ...firstView(token, read, problems), status: 400 });
    }
    const { account } = link;
    const device = deviceInWords(from.agent);
    const passkey =
      browser && passkeysWorkAt(origin)
        ? await newPasskeyIn(dependencies, read.answer, { account, device }, { origin, browser })
        : null;
    if (!passkey) {
      await stores.wrongTries.note({ account, address, now });
      const again = await made(dependencies, account, { token, origin, from, failed: true });
      return again.answer(show(makePage, { ...again.view, status: 400 }));
    }
    // Of two who open it at the same moment one makes a passkey.
    if (!(await stores.signUps.take({ secret: token, account, now }))) return show(gonePage, gone);
    if (!(await stores.passkeys.add({ ...passkey, now }))) {
      throw new Fault(
        'bad-request',
        'This passkey is in use already. Ask an administrator for another link.',
      );
    }
    return enter(dependencies, account, call);
  },
});

const gone = { title: 'This link does not work', status: 410 };

/** Makes the account of a first administrator, or says what is wrong. */
async function makeFirst(
  { stores, clock }: StaffDependencies,
  token: string,
  typed: { name: string; email: string },
) {
  const name = oneLine(typed.name);
  const email = typed.email.trim();
  const problems = [...nameProblems(name, 'your'), ...emailProblems(email, 'your')];
  if (problems.length > 0) return problems;
  const [id, now] = [randomUUID(), clock()];
  const words = { name, email, roles: ['administrator'], teams: [], mayClear: false, mayDeputise: false };
  const is = await stores.accounts.add({ id, ...words, who: id, now });
  if (is === 'taken') {
    return [{ href: '#email', text: 'Somebody who works here has this e-mail address already' }];
  }
  await stores.signUps.belong({ secret: token, account: id, now });
  return [];
}

/** The page on which a passkey is made, and the cookie that ties it to this browser. */
async function made(
  dependencies: StaffDependencies,
  account: string,
  at: { token: string; origin: string; from: Caller; failed: boolean },
) {
  const { stores, service } = dependencies;
  const { token, origin, from, failed } = at;
  const { name = '', roles = [] } = (await stores.accounts.get(account)) ?? {};
  const asking = passkeysWorkAt(origin)
    ? await askForNew(dependencies, { account, name, service }, { origin, browser: from.browser })
    : null;
  const known = roles.flatMap((role) => roleOf(role) ?? []);
  return {
    view: {
      title: 'Make your passkey',
      script: passkeyScript().path,
      token,
      called: name,
      roles: rolesInWords(known),
      asking,
      failed,
    },
    answer: (shown: Answer) => withBrowser(shown, asking, origin),
  };
}

/** The same answer, with the cookie of the browser that was asked. */
export function withBrowser(shown: Answer, asking: Asking | null, origin: string): Answer {
  if (!asking) return shown;
  const cookie = browserCookie(asking.browser, origin, asking.seconds);
  return { ...shown, headers: { ...shown.headers, 'set-cookie': cookie } };
}

function firstView(
  token: string,
  { name, email }: { name: string; email: string },
  problems: readonly { href: string; text: string }[],
) {
  return {
    title: 'Make the first administrator',
    token,
    typed: { name, email },
    problems,
    wrong: wrongOf(problems),
  };
}
