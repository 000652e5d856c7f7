import { helplines } from '../../domain/helplines.ts';
import { Fault } from '../../fault.ts';
import type { ConsentStore } from '../../prisma/stores/consents.ts';
import { type Answer, seeOther } from '../http/answer.ts';
import { bytesOf } from '../http/body.ts';
import { pageHeaders } from '../http/headers.ts';
import type { Request } from '../http/request.ts';
import type { Route } from '../http/route.ts';
import type { Template } from '../http/templates.ts';
import { withdrawScript } from './assets.ts';
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
type WithdrawView = Step & { title: string; victimSupport: string; script: string };
const template: Template<WithdrawView> = { file: 'withdraw.njk' };

/** Of a form of ours. */
const mostBytes = 4 * 1024;
const longestCode = 40;

/**
 * The words that stand in the ledger when somebody withdraws here. Their version goes up with every change to
 * web/withdraw.njk.
 */
const wording = 'Do you want to take back all that you agreed to? Yes, take it all back';
const wordingVersion = 'by-link 2';

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
  answer: async ({ fill }) => show(fill, { is: 'asked', code: '', problem: null }),
};

/**
 * The link of before 0.2, which has its code in the path: it leads on to the one that has it behind the `#`,
 * where the page fills it in. A preview of a link takes nothing back.
 */
const olderLink: WithdrawRoute = {
  ...shared,
  name: 'withdraw.code',
  method: 'GET',
  path: '/withdraw/:code',
  templates: [],
  answer: async (_, { params: { code = '' } }) =>
    seeOther(`/withdraw#${encodeURIComponent(code.slice(0, longestCode))}`),
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
export const withdrawing: readonly WithdrawRoute[] = [ask, olderLink, makeSure, withdraw];

function show(fill: PublicDependencies['fill'], step: Step, status = 200): Answer {
  return {
    status,
    headers: {
      ...pageHeaders({ 'img-src': "'self' data:", 'form-action': "'self'", 'script-src': "'self'" }),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
    body: fill(template, {
      ...step,
      title: titles[step.is],
      victimSupport: helplines.victimSupport,
      script: withdrawScript().path,
    }),
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
