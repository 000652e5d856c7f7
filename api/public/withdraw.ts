import { helplines } from '../../domain/helplines.ts';
import { Fault } from '../../fault.ts';
import type { ConsentStore } from '../../prisma/stores/consents.ts';
import { type Answer, seeOther } from '../http/answer.ts';
import { bytesOf } from '../http/body.ts';
import { cookieLine, cookieOf } from '../http/cookies.ts';
import { pageHeaders } from '../http/headers.ts';
import type { Request } from '../http/request.ts';
import type { Route } from '../http/route.ts';
import type { Template } from '../http/templates.ts';
import type { PublicDependencies } from './dependencies.ts';

type Consents = Pick<ConsentStore, 'record' | 'victimOf' | 'ledger' | 'newReceipt' | 'proves'>;
type WithdrawDependencies = Pick<PublicDependencies, 'codes' | 'clock' | 'fill'> & {
  stores: { victim: { consents: Consents } };
};
type WithdrawRoute = Route<WithdrawDependencies>;

/**
 * One step of taking back all that was agreed to: by link and code, without JavaScript, and without a chat.
 */
type Step =
  | { is: 'asked'; code: string; problem: string | null }
  | { is: 'sure'; code: string; receipt: string }
  | { is: 'done'; receipt: string }
  | { is: 'trouble' };
type WithdrawView = Step & { title: string; victimSupport: string };
const template: Template<WithdrawView> = { file: 'withdraw.njk' };

const cookieName = 'sayback-withdraw';
/** Of a form of ours. */
const mostBytes = 4 * 1024;
/** In seconds: how long the code of the link waits to be filled in. */
const filledInFor = 10 * 60;
const longestCode = 40;

/**
 * The words that stand in the ledger when somebody withdraws here. Their version goes up with every change to
 * web/withdraw.njk.
 */
const wording = 'Do you want to take back all that you agreed to? Yes, take it all back';
const wordingVersion = 'by-link 1';

/** A number as `newReceipt` makes it. */
const aReceipt = /^[0-9A-F]{4}(?:-[0-9A-F]{4}){2}$/;

const wrongCode = 'That code did not work. Check it and type it again. Or ask the person who gave it to you.';
const tooMany = 'That code did not work. Wait a minute, then type it again.';

const titles = {
  asked: 'Take back what you agreed to',
  sure: 'Are you sure?',
  done: 'It is done',
  trouble: 'Sorry, there is a problem',
} as const;

const shared = {
  needs: null,
  templates: [template.file],
  refuse: ({ fill }: WithdrawDependencies, { status }: { status: number }) =>
    show(fill, { is: 'trouble' }, status),
} as const;

const ask: WithdrawRoute = {
  ...shared,
  name: 'withdraw',
  method: 'GET',
  path: '/withdraw',
  async answer({ fill }, { incoming, origin }) {
    const code = codeWaiting(incoming);
    const shown = show(fill, { is: 'asked', code, problem: null });
    if (code === '') return shown;
    // Filled in once: whoever opens the page next at this device finds nothing.
    return { ...shown, headers: { ...shown.headers, 'set-cookie': waitingCookie(null, origin) } };
  },
};

/**
 * A preview of the link that is on the card must take nothing back: it only fills the code in. And no address
 * with a code stays in the history.
 */
const fillIn: WithdrawRoute = {
  ...shared,
  name: 'withdraw.code',
  method: 'GET',
  path: '/withdraw/:code',
  templates: [],
  answer: async (_, { params: { code = '' }, origin }) =>
    seeOther('/withdraw', { 'set-cookie': waitingCookie(code.slice(0, longestCode), origin) }),
};

const makeSure: WithdrawRoute = {
  ...shared,
  name: 'withdraw.sure',
  method: 'POST',
  path: '/withdraw',
  fields: ['code'],
  async answer(dependencies, request) {
    const { code } = await fieldsOf(request);
    const found = await victimBy(code, request.address, dependencies);
    if ('page' in found) return found.page;
    const receipt = dependencies.stores.victim.consents.newReceipt();
    return show(dependencies.fill, { is: 'sure', code: found.code, receipt });
  },
};

const withdraw: WithdrawRoute = {
  ...shared,
  name: 'withdraw.done',
  method: 'POST',
  path: '/withdraw/done',
  fields: ['code', 'receipt'],
  async answer(dependencies, request) {
    const { stores, clock, fill } = dependencies;
    const { consents } = stores.victim;
    const sent = await fieldsOf(request);
    const receipt = aReceipt.test(sent.receipt) ? sent.receipt : undefined;
    const found = await victimBy(sent.code, request.address, dependencies);
    if ('page' in found) {
      // Pressed twice: the first took it all back, the code with it, and this is the answer that they see.
      return receipt && (await consents.proves(receipt)) ? show(fill, { is: 'done', receipt }) : found.page;
    }
    const done = await consents.record({
      victim: found.victim,
      purpose: 'contact',
      given: false,
      way: 'by-link',
      wording,
      wordingVersion,
      who: 'by-link',
      now: clock(),
      ...(receipt && { receipt }),
    });
    if (!done) throw new Fault('unexpected', 'A victim who was there is not there any more.');
    // Sent twice at once, only the first took something back: its number is theirs, whichever answer they
    // see.
    const proof = done.receipt ?? (await lastReceipt(consents, found.victim)) ?? '';
    return show(fill, { is: 'done', receipt: proof });
  },
};

/**
 * The pages on which a victim withdraws by link. Whoever else has a code learns nothing here but that it does
 * not work for this.
 */
export const withdrawing: readonly WithdrawRoute[] = [ask, fillIn, makeSure, withdraw];

function show(fill: PublicDependencies['fill'], step: Step, status = 200): Answer {
  return {
    status,
    headers: {
      ...pageHeaders({ 'img-src': "'self' data:", 'form-action': "'self'" }),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    body: fill(template, { ...step, title: titles[step.is], victimSupport: helplines.victimSupport }),
  };
}

async function fieldsOf({ incoming }: Request): Promise<{ code: string; receipt: string }> {
  const fields = new URLSearchParams((await bytesOf(incoming, mostBytes)).toString());
  return { code: fields.get('code') ?? '', receipt: fields.get('receipt') ?? '' };
}

/** The victim whose code it is, or the page that says that it is none. */
async function victimBy(
  code: string,
  from: string,
  { codes, stores, fill }: WithdrawDependencies,
): Promise<{ victim: string; code: string } | { page: Answer }> {
  if (code.trim() === '') {
    const problem = 'Type the code you were given. Then press Go on.';
    return { page: show(fill, { is: 'asked', code, problem }, 400) };
  }
  const found = await codes.ofVictim(code, { address: from });
  const victim = found.is === 'known' ? await stores.victim.consents.victimOf(found.invitation) : null;
  if (found.is === 'known' && victim !== null) return { victim, code: found.code };
  const throttled = found.is === 'too-many-guesses';
  const problem = throttled ? tooMany : wrongCode;
  return { page: show(fill, { is: 'asked', code, problem }, throttled ? 429 : 404) };
}

async function lastReceipt(consents: Consents, victim: string): Promise<string | null | undefined> {
  const ledger = await consents.ledger(victim);
  return ledger.find(({ purpose, receipt }) => purpose === 'contact' && receipt)?.receipt;
}

/**
 * The code of the link, on its way to the field that it fills in; null ends it. Nothing else is done with it.
 */
function waitingCookie(code: string | null, origin: string): string {
  const value = code === null ? null : encodeURIComponent(code);
  return cookieLine(cookieName, value, {
    path: '/withdraw',
    origin,
    seconds: filledInFor,
    sameSite: 'Strict',
  });
}

function codeWaiting(incoming: Request['incoming']): string {
  try {
    return decodeURIComponent(cookieOf(incoming, cookieName) ?? '').slice(0, longestCode);
  } catch {
    return '';
  }
}
