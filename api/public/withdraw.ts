import { helplines } from '../../domain/helplines.ts';
import { Fault } from '../../fault.ts';
import type { ConsentStore } from '../../prisma/stores/consents.ts';
import type { Answer } from '../http/endpoint.ts';
import { seeOther } from '../staff/page.ts';
import type { Render } from '../staff/templates.ts';

/** Whose a typed code is, as bot/ knows it; wrong guesses are throttled there. */
export type Codes = {
  ofVictim(
    code: string,
    from: string,
  ): Promise<{ is: 'known'; invitation: string } | { is: 'not-open' | 'too-many-guesses' }>;
};

/** One step of taking back all that was agreed to: by link and code, without JavaScript, and without a chat. */
export type WithdrawForm = {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  handle(of: {
    code: string;
    from: string;
    receipt: string;
    /** The cookies that were sent along. */
    cookies: string;
    origin: string;
  }): Promise<Answer>;
};

const cookieName = 'sayback-withdraw';
/** In seconds: how long the code of the link waits to be filled in. */
const filledInFor = 10 * 60;
const longestCode = 40;

/** The words that stand in the ledger when somebody withdraws here. Their version goes up with every change to web/withdraw.njk. */
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

/** The pages on which a victim withdraws by link. Whoever else has a code learns nothing here but that it does not work for this. */
export function withdrawForms(parts: {
  consents: Pick<ConsentStore, 'record' | 'victimOf' | 'ledger' | 'newReceipt' | 'proves'>;
  codes: Codes;
  clock(): Date;
  render: Render;
  style: string;
}): { forms: WithdrawForm[]; trouble(status: number): Answer } {
  const { consents, codes, clock, render, style } = parts;
  const show = (is: keyof typeof titles, more: Record<string, unknown>, status = 200): Answer => {
    const title = titles[is];
    const shown = render('withdraw.njk', {
      title,
      status,
      signedIn: null,
      is,
      style,
      victimSupport: helplines.victimSupport,
      ...more,
    });
    return {
      ...shown,
      headers: { ...shown.headers, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' },
    };
  };
  /** The victim whose code it is, or the page that says that it is none. */
  const victimBy = async (code: string, from: string): Promise<{ victim: string } | { page: Answer }> => {
    if (code.trim() === '')
      return {
        page: show('asked', { code, problem: 'Type the code you were given. Then press Go on.' }, 400),
      };
    const found = await codes.ofVictim(code, from);
    const victim = found.is === 'known' ? await consents.victimOf(found.invitation) : null;
    if (victim !== null) return { victim };
    const throttled = found.is === 'too-many-guesses';
    const problem = throttled ? tooMany : wrongCode;
    return { page: show('asked', { code, problem }, throttled ? 429 : 404) };
  };
  const lastReceipt = async (victim: string) =>
    (await consents.ledger(victim)).find(({ purpose, receipt }) => purpose === 'contact' && receipt)?.receipt;
  const forms: WithdrawForm[] = [
    {
      name: 'withdraw',
      method: 'GET',
      path: '/withdraw',
      async handle({ cookies, origin }) {
        const code = codeWaiting(cookies);
        const shown = show('asked', { code });
        if (code === '') return shown;
        // Filled in once: whoever opens the page next at this device finds nothing.
        return { ...shown, headers: { ...shown.headers, 'set-cookie': waitingCookie(null, origin) } };
      },
    },
    {
      // A preview of the link that is on the card must take nothing back: it only fills the code in. And no address with a code stays in the history.
      name: 'withdraw.code',
      method: 'GET',
      path: '/withdraw/:code',
      handle: async ({ code, origin }) =>
        seeOther('/withdraw', { 'set-cookie': waitingCookie(code.slice(0, longestCode), origin) }),
    },
    {
      name: 'withdraw.sure',
      method: 'POST',
      path: '/withdraw',
      async handle({ code, from }) {
        const found = await victimBy(code, from);
        return 'page' in found ? found.page : show('sure', { code, receipt: consents.newReceipt() });
      },
    },
    {
      name: 'withdraw.done',
      method: 'POST',
      path: '/withdraw/done',
      async handle({ code, from, receipt: chosen }) {
        const receipt = aReceipt.test(chosen) ? chosen : undefined;
        const found = await victimBy(code, from);
        if ('page' in found) {
          // Pressed twice: the first took it all back, the code with it, and this is the answer that they see.
          return receipt && (await consents.proves(receipt)) ? show('done', { receipt }) : found.page;
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
        // Sent twice at once, only the first took something back: its number is theirs, whichever answer they see.
        return show('done', { receipt: done.receipt ?? (await lastReceipt(found.victim)) });
      },
    },
  ];
  return { forms, trouble: (status) => show('trouble', {}, status) };
}

/** The code of the link, on its way to the field that it fills in; null ends it. Nothing else is done with it. */
function waitingCookie(code: string | null, origin: string): string {
  const kept = code === null ? 'Max-Age=0' : `Max-Age=${filledInFor}`;
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${encodeURIComponent(code ?? '')}; Path=/withdraw; HttpOnly; SameSite=Strict; ${kept}${secure}`;
}

function codeWaiting(cookies: string): string {
  const found = new RegExp(`(?:^|; *)${cookieName}=([^;]*)`).exec(cookies)?.[1] ?? '';
  try {
    return decodeURIComponent(found).slice(0, longestCode);
  } catch {
    return '';
  }
}
