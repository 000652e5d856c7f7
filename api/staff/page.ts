import type { IncomingMessage } from 'node:http';
import { Fault } from '../../fault.ts';
import type { SessionStore } from '../../prisma/stores/sessions.ts';
import { may, type Right, type Role, roleNames, roleOf } from '../http/access.ts';
import { bytesOf } from '../http/body.ts';
import { compressedOnce } from '../http/compressed.ts';
import type { Answer } from '../http/endpoint.ts';

/** Who looks at a page: the name stands in the audit. */
export type SignedIn = { who: string; role: Role };

/** What a browser asked of a staff page. */
export type StaffCall = {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** What a form sent; empty otherwise, and where the page needs nobody. */
  form: FormData;
  /** The origin under which the caller reaches us. */
  origin: string;
  /** Null only where the page needs nobody. */
  signedIn: SignedIn | null;
  /** Of the session, to end it. */
  secret: string | null;
  /** The page of ours that somebody asked for before they were signed in. */
  wanted: string | null;
};

/** One page of the staff, or what one of its forms does. All work without JavaScript. */
export type StaffPage = {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  /** `any-role`: for everybody who is signed in. Null: also for somebody who is not. */
  needs: Right | 'any-role' | null;
  /** It may be sent compressed, for nothing in it is secret: no code, no sign-in link, no token of a form, no person's reference. */
  compress?: true | ((signedIn: SignedIn) => boolean);
  handle(call: StaffCall): Promise<Answer>;
};

const cookieName = 'sayback-staff';
const wantedName = 'sayback-wanted';
/** Long enough to find the sign-in link, in seconds. */
const wantedFor = 15 * 60;
/** A sheet of some thousand invitations. */
const mostBytes = 1024 * 1024;

/** To lead them away would lose what they typed; loaded again, the form is sent again. */
const signedOut =
  'Nothing was done. Sign in with a new link in another tab. Then load this page again, and what you typed is sent again.';

/** Answers a call to a staff page. Somebody who is not signed in is led to where they can do so. */
export async function answerPage(
  { needs, method, compress, handle }: StaffPage,
  request: IncomingMessage & { params?: Record<string, string>; getQuery(): string },
  {
    sessions,
    clock,
    origin,
    encodings,
  }: { sessions: SessionStore; clock(): Date; origin: string; encodings: readonly string[] },
): Promise<Answer> {
  if (method === 'POST') refuseForeign(request, origin);
  const secret = cookieOf(request);
  const session = secret === null ? null : await sessions.find(secret, clock());
  const role = session && roleOf(session.role);
  const signedIn = session && role ? { who: session.who, role } : null;
  if (needs !== null) {
    if (!signedIn && method === 'POST') throw new Fault('not-signed-in', signedOut);
    if (!signedIn) return seeOther('/staff/sign-in', keepWanted(request.url, origin));
    if (needs !== 'any-role' && !may(signedIn.role, needs)) {
      throw new Fault(
        'not-allowed',
        `You are signed in as ${roleNames[signedIn.role]}. This page is not for that role.`,
      );
    }
  }
  const shown = await handle({
    params: request.params ?? {},
    query: new URLSearchParams(request.getQuery()),
    // To read a form can be made to take seconds: nobody's is read but of who is signed in.
    form: method === 'POST' && needs !== null ? await formOf(request) : new FormData(),
    origin,
    signedIn,
    secret,
    wanted: wantedOf(request),
  });
  const compressible = typeof compress === 'function' ? signedIn !== null && compress(signedIn) : compress;
  return compressible ? compressedOnce(shown, encodings) : shown;
}

/** After a form is done with: the browser goes on to a page that can be loaded again without sending the form twice. */
export function seeOther(to: string, headers: Answer['headers'] = {}): Answer {
  return { status: 303, headers: { location: to, ...headers }, body: '' };
}

/** The cookie that says who is signed in, or, without a secret, ends it. Not for scripts, and not sent along by other sites' forms. */
export function sessionCookie(secret: string | null, origin: string, seconds: number): string {
  const kept = secret === null ? 'Max-Age=0' : `Max-Age=${seconds}`;
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${cookieName}=${secret ?? ''}; Path=/staff; HttpOnly; SameSite=Lax; ${kept}${secure}`;
}

function cookieOf({ headers }: IncomingMessage): string | null {
  const found = new RegExp(`(?:^|; *)${cookieName}=([\\w-]{43})(?:;|$)`).exec(headers.cookie ?? '');
  return found?.[1] ?? null;
}

/** The link that signs somebody in comes another way, so what they asked for waits in a cookie; null ends it. */
export function wantedCookie(path: string | null, origin: string): string {
  const kept = path === null ? 'Max-Age=0' : `Max-Age=${wantedFor}`;
  const secure = origin.startsWith('https:') ? '; Secure' : '';
  return `${wantedName}=${encodeURIComponent(path ?? '')}; Path=/staff; HttpOnly; SameSite=Lax; ${kept}${secure}`;
}

function keepWanted(url: string | undefined, origin: string): Answer['headers'] {
  const path = ownPage(url ?? '');
  return path === null || path.length > 1000 ? {} : { 'set-cookie': wantedCookie(path, origin) };
}

function wantedOf({ headers }: IncomingMessage): string | null {
  const found = new RegExp(`(?:^|; *)${wantedName}=([^;]*)`).exec(headers.cookie ?? '')?.[1];
  try {
    return found ? ownPage(decodeURIComponent(found)) : null;
  } catch {
    return null;
  }
}

/** A cookie is not to be believed: only a path of the staff pages is gone to, and never one that signs in or out. */
function ownPage(path: string): string | null {
  const [where = ''] = path.split('?');
  // Browsers take the steps "." and ".." out of a path, and what is left may be another.
  const steps = where.split('/').some((step) => step === '.' || step === '..');
  return /^\/staff(\/(?!sign-)[\w/.-]*)?(\?[\w%&=.+*-]*)?$/.test(path) && !steps ? path : null;
}

/** A form on another site cannot act for somebody who is signed in here. */
function refuseForeign({ headers }: IncomingMessage, origin: string): void {
  const site = headers['sec-fetch-site'];
  const foreign = site ? site !== 'same-origin' : headers.origin !== undefined && headers.origin !== origin;
  if (foreign) throw new Fault('not-allowed', 'This form was sent from another site.');
}

async function formOf(request: IncomingMessage): Promise<FormData> {
  const bytes = await bytesOf(request, mostBytes);
  if (bytes.length > mostBytes) throw new Fault('too-large', 'That is too large. Send at most 1 megabyte.');
  const type = request.headers['content-type'] ?? '';
  try {
    return await new Response(Uint8Array.from(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new Fault('bad-request', 'The form did not arrive whole. Go back and send it again.');
  }
}
