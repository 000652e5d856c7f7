import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { may, type Role, roles } from '../../../api/http/access.ts';
import type { StaffPage } from '../../../api/staff/page.ts';
import { staffPages } from '../../../api/staff/pages.ts';
import { halfYearBefore, monthOf } from '../../../domain/calendar.ts';
import { bandNames } from '../../../domain/participant.ts';
import { bodiesInParts, form, formsOf, oddForms, type Sent, sheetsOf, worstTexts } from './bodies.ts';
import { answerTo, ask, type Place, pathOf } from './place.ts';
import type { Sending } from './stretches.ts';

/** How long an edition is waited for, in milliseconds. */
const patience = 40_000;

/** Whoever may open it; the lead where everybody may. */
function roleOf({ needs }: StaffPage): Role {
  return roles.find((role) => needs !== null && needs !== 'any-role' && may(role, needs)) ?? 'lead';
}

const routeOf = ({ method, path }: StaffPage) => `${method} ${path}`;

/** Each page as it is opened, once. */
export function pagesOpened(place: Place): Sending[] {
  return staffPages
    .filter(({ method }) => method === 'GET')
    .map((page) => ({ route: routeOf(page), by: 'as it is', send: () => opened(place, page, '') }));
}

function opened(place: Place, page: StaffPage, query: string): Promise<number> {
  const cookie = place.service.cookies.get(roleOf(page)) ?? '';
  return ask(`${place.origin}${pathOf(place, page.path)}${query && `?${query}`}`, { headers: { cookie } });
}

/** Queries that make the most of a page. */
function queriesOf({ service }: Place, { name }: StaffPage): string[] {
  const { from, to } = halfYearBefore(monthOf(new Date()));
  switch (name) {
    case 'staff.report':
    case 'staff.report.csv':
      return ['band=team', 'band=order', 'from=2024-01'].map((more) => `${more}&to=${to}`);
    case 'staff.invitations.cards':
      return [`batch=${service.batch}`];
    case 'staff.invitations':
      return ['reference=R-1', 'standing=started'];
    case 'staff.caseload.enter':
      return ['band=team', 'band=gender'];
    case 'staff.victims':
      return ['reference=V-1'];
    case 'staff.themes.read':
      return ['newest=1', 'second=1', 'second=1&newest=1'];
    case 'staff.gaps.new':
      return ['questionnaire=end-of-order&band=gender&value=girl'];
    case 'staff.change':
    case 'staff.digest':
      return [`half=${from}`];
    default:
      return [];
  }
}

/** What is asked of the pages that read something of the query, and those with the most to show. */
export function pagesAsked(place: Place): Sending[] {
  return staffPages
    .filter(({ method }) => method === 'GET')
    .flatMap((page) => {
      const texts = page.fields.length === 0 ? [] : worstTexts(1_500).slice(0, 3);
      const nasty = texts.map(([by, text]) => {
        const asked = new URLSearchParams(page.fields.map((field): [string, string] => [field, text]));
        return { by, query: `${asked}`.slice(0, 12_000) };
      });
      const large = queriesOf(place, page).map((query) => ({ by: query.slice(0, 40), query }));
      return [{ by: 'as it is', query: '' }, ...large, ...nasty].map(({ by, query }) => ({
        route: routeOf(page),
        by,
        send: () => opened(place, page, query),
      }));
    });
}

const invited = ['reference', ...bandNames, 'questionnaire', 'last day'];
const aPerson = [
  'S-#',
  ...['15-17', 'boy', 'white', 'bail', 'not-in-care', 'none', 'needs', 'excluded', 'none'],
  ...['team-#x', 'area-#', 'english', '', ''],
];
const sheets: Readonly<Record<string, readonly [columns: readonly string[], cells: readonly string[]]>> = {
  'staff.sheet.check': [invited, aPerson],
  'staff.sheet.make': [invited, aPerson],
  'staff.victims.import.check': [
    ['Reference', 'Age', 'Identified'],
    ['W-#', '18-plus', '1/9/2026'],
  ],
  'staff.victims.import.make': [
    ['Reference', 'Age', 'Identified'],
    ['W-#', '18-plus', '1/9/2026'],
  ],
  'staff.caseload.import.check': [
    ['Band', 'Group', 'Children'],
    ['Team', 'team-#', '12'],
  ],
  'staff.caseload.import.make': [
    ['Band', 'Group', 'Children'],
    ['Team', 'team-#', '12'],
  ],
};

/**
 * Every form with the worst texts in its fields, and sheets where it takes one. `last`: those after which
 * something is gone that others show.
 */
export function formsSent(place: Place): { forms: Sending[]; last: Sending[] } {
  const posts = staffPages.filter(({ method }) => method === 'POST');
  const placeOf = ({ name }: StaffPage) =>
    ['publish', 'drop', 'cancel'].indexOf(name.split('.').at(-1) ?? '');
  const sorted = posts.toSorted((a, b) => placeOf(a) - placeOf(b));
  const sent = (pages: StaffPage[]) => pages.flatMap((page) => sendingsOf(place, page));
  return {
    forms: sent(sorted.filter((page) => placeOf(page) < 0)),
    last: sent(sorted.filter((page) => placeOf(page) >= 0)),
  };
}

/** The figures of the draft are counted, beside whatever else is asked. */
export function editionBuilt(place: Place): Sending {
  const [build, draft] = ['staff.edition.build', 'staff.edition.draft'].map((name) =>
    staffPages.find((page) => page.name === name),
  );
  if (!build || !draft) throw new Error('there is no page on which an edition is built');
  const headers = { cookie: place.service.cookies.get(roleOf(build)) ?? '' };
  const shown = async () => (await answerTo(`${place.origin}${pathOf(place, draft.path)}`, { headers })).text;
  const { body, type } = form('nothing', []);
  const send = async () => {
    const sent = { method: 'POST', body, headers: { ...headers, 'content-type': type } };
    const status = await ask(`${place.origin}${pathOf(place, build.path)}`, sent);
    if (status !== 303) return status;
    for (const last = performance.now() + patience; performance.now() < last; await wait(200)) {
      if ((await shown()).includes('/write/')) return status;
    }
    return 504;
  };
  return { route: routeOf(build), by: 'until it is built', send };
}

function sendingsOf(place: Place, page: StaffPage): Sending[] {
  const { origin, service } = place;
  // Whoever signs out is asked nothing any more.
  const cookie = (page.needs && service.cookies.get(roleOf(page))) ?? '';
  const post = ({ body, type }: Sent) =>
    ask(`${origin}${pathOf(place, page.path)}`, {
      method: 'POST',
      body,
      headers: { cookie, 'content-type': type },
    });
  const sheet = sheets[page.name];
  const odd = page.name === 'staff.theme.make' ? [...oddForms(), ...bodiesInParts(1024 * 1024)] : [];
  const plain = page.fields.length === 0 ? [form('nothing', [])] : formsOf(page.fields);
  // What is checked first is read the same way when it is made.
  const made = sheet && page.name.endsWith('.make');
  const sheetsHere =
    sheet && sheetsOf(...sheet, randomUUID()).filter(({ name }) => !made || /right|wrong/.test(name));
  const bodies = sheetsHere ?? [...plain, ...odd, ...right(page)];
  return bodies.map((sent) => ({ route: routeOf(page), by: sent.name, send: () => post(sent) }));
}

/** Forms that are taken, where much is done then. */
function right({ name }: StaffPage): Sent[] {
  const told = [
    ['do', 'send'],
    ['said', 'You said so.'],
    ['did', 'We did it.'],
  ] as const;
  if (name === 'staff.commitment.tell.send') return [form('an update that is told', told)];
  return name.endsWith('.clear') ? [form('words that are sent back', [['do', 'return']])] : [];
}
