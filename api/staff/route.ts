import { Fault } from '../../fault.ts';
import { takenApart } from '../../multipart.ts';
import { may, rolesInWords } from '../http/access.ts';
import { type Answer, seeOther } from '../http/answer.ts';
import { bytesOf } from '../http/body.ts';
import { compressedOnce } from '../http/compressed.ts';
import type { Request } from '../http/request.ts';
import type { Route } from '../http/route.ts';
import { browserIn, ownPage, sessionIn, wantedCookie, wantedIn } from './cookies.ts';
import type { StaffDependencies } from './dependencies.ts';
import type { Sent, StaffPage } from './page.ts';
import { refused } from './refused.ts';
import { signedInBy } from './signed-in.ts';

/** A sheet of some thousand invitations; and more fields than any form has, each tick counted. */
const usual = { bytes: 1024 * 1024, fields: 2_000 };
/** What a passkey answers, and a little more. */
const short = { bytes: 16 * 1024, fields: 10 };

/** To lead them away would lose what they typed; loaded again, the form is sent again. */
const signedOut =
  'Nothing was done. Sign in with a new link in another tab. ' +
  'Then load this page again, and what you typed is sent again.';

/** A staff page as a route. What is refused is told on a page too. */
export function staffRoute(page: StaffPage): Route<StaffDependencies> {
  const { name, method, path, needs, fields, templates } = page;
  return {
    name,
    method,
    path,
    needs,
    fields,
    templates: templates.map((file) => `staff/${file}`),
    answer: (dependencies, request) => answer(page, request, dependencies),
    refuse: refused,
  };
}

/**
 * Answers a call to a page. Somebody who is not signed in is led to where they can do so. Throws
 * `not-signed-in` for a form of theirs, `not-allowed` without the right or from another site, `too-large` and
 * `bad-request` for a form that cannot be read.
 */
async function answer(
  page: StaffPage,
  { incoming, params, query, origin, encodings, address }: Request,
  dependencies: StaffDependencies,
): Promise<Answer> {
  const { needs, method, compress, readsShort } = page;
  if (method === 'POST') refuseForeign(incoming, origin);
  const { stores, clock } = dependencies;
  const secret = sessionIn(incoming);
  const session = secret === null ? null : await stores.sessions.find(secret, clock());
  const signedIn = session && signedInBy(session);
  if (needs !== null) {
    if (!signedIn && method === 'POST') throw new Fault('not-signed-in', signedOut);
    if (!signedIn) return seeOther('/staff/sign-in', keepWanted(incoming.url, origin));
    if (needs !== 'any-role' && !may(signedIn, needs)) {
      throw new Fault(
        'not-allowed',
        `You are signed in as ${rolesInWords(signedIn.roles)}. This page is not for that role.`,
      );
    }
  }
  // Of whoever is not signed in hardly any is read, and it is short.
  const limits = needs !== null ? usual : readsShort ? short : null;
  const form = method === 'POST' && limits ? await formOf(incoming, limits) : new FormData();
  const shown = await page.answer(dependencies, {
    params,
    query,
    sent: sentIn(method === 'POST' ? form : query),
    origin,
    signedIn,
    secret,
    wanted: wantedIn(incoming),
    from: { address, browser: browserIn(incoming), agent: incoming.headers['user-agent'] ?? '' },
  });
  const compressible = typeof compress === 'function' ? signedIn !== null && compress(signedIn) : compress;
  return compressible ? compressedOnce(shown, encodings) : shown;
}

function sentIn(fields: Iterable<[string, string | File]>): Sent {
  const sent: Record<string, string | File | (string | File)[]> = Object.create(null);
  for (const [name, value] of fields) {
    const before = sent[name];
    if (before === undefined) sent[name] = value;
    else if (Array.isArray(before)) before.push(value);
    else sent[name] = [before, value];
  }
  return sent;
}

function keepWanted(url: string | undefined, origin: string): Answer['headers'] {
  const path = ownPage(url ?? '');
  return path === null || path.length > 1000 ? {} : { 'set-cookie': wantedCookie(path, origin) };
}

/** A form on another site cannot act for somebody who is signed in here. */
function refuseForeign({ headers }: Request['incoming'], origin: string): void {
  const site = headers['sec-fetch-site'];
  const foreign = site ? site !== 'same-origin' : headers.origin !== undefined && headers.origin !== origin;
  if (foreign) throw new Fault('not-allowed', 'This form was sent from another site.');
}

async function formOf(request: Request['incoming'], most: typeof usual): Promise<FormData> {
  const bytes = await bytesOf(request, most.bytes);
  if (bytes.length > most.bytes) {
    const much = most === usual ? '1 megabyte' : '16 kilobytes';
    throw new Fault('too-large', `That is too large. Send at most ${much}.`);
  }
  const type = request.headers['content-type'] ?? '';
  const form = /^multipart\/form-data\b/i.test(type)
    ? await takenApart(bytes, type, most.fields)
    : await fieldsIn(bytes, type, most.fields);
  if (form === 'too-much') throw new Fault('too-large', 'That form has too many fields.');
  if (form === null) {
    throw new Fault('bad-request', 'The form did not arrive whole. Go back and send it again.');
  }
  return form;
}

/** The same of a form without files. Null where it is none; to take many fields apart takes time. */
async function fieldsIn(
  bytes: Buffer,
  type: string,
  mostFields: number,
): Promise<FormData | 'too-much' | null> {
  let fields = 1;
  for (let at = bytes.indexOf('&'); at >= 0 && fields <= mostFields; at = bytes.indexOf('&', at + 1))
    fields++;
  if (fields > mostFields) return 'too-much';
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch {
    return null;
  }
}
