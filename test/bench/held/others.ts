import { publicRoutes } from '../../../api/routes.ts';
import { endpoints } from '../../../api/v1/endpoints.ts';
import { halfYearBefore, monthOf } from '../../../domain/calendar.ts';
import { jsonOf, worstTexts } from './bodies.ts';
import { ask, type Place, pathOf } from './place.ts';
import type { Sending } from './stretches.ts';

/** What programs ask for, and what anybody may open: as it is, and with odd headers and addresses. */
export function toOthers(place: Place, asset: string): Sending[] {
  return [...forPrograms(place), ...forAnybody(place, asset)];
}

function forPrograms(place: Place): Sending[] {
  const { origin, apiKey } = place;
  const headers = { authorization: `Bearer ${apiKey}` };
  const { to } = halfYearBefore(monthOf(new Date()));
  return endpoints.flatMap((endpoint) => {
    const { method, path } = endpoint;
    const route = `${method} ${path}`;
    if (method === 'POST') return invitations(origin, headers).map((each) => ({ route, ...each }));
    const queries = path.includes('/board') ? ['', `?from=2024-01&to=${to}`, `?to=${to}&band=team`] : [''];
    return queries.map((query) => ({
      route,
      by: query || 'as it is',
      send: () => ask(`${origin}${pathOf(place, path)}${query}`, { method, headers }),
    }));
  });
}

function invitations(origin: string, headers: Record<string, string>) {
  const url = `${origin}/api/v1/invitations`;
  const type = { 'content-type': 'application/json' };
  const bodies = [
    ...jsonOf(60_000),
    ...worstTexts(50_000).map(([name, text]) => {
      const [questionnaire, reference, due] = [
        text.slice(0, 9_000),
        text.slice(0, 9_000),
        text.slice(0, 1_000),
      ];
      return { name, body: JSON.stringify({ questionnaire, reference, due }) };
    }),
    {
      name: 'somebody',
      body: JSON.stringify({ questionnaire: 'end-of-order', participant: { kind: 'child' } }),
    },
  ];
  return bodies.map(({ name, body }) => ({
    by: name,
    send: () => ask(url, { method: 'POST', body, headers: { ...headers, ...type } }),
  }));
}

function forAnybody(place: Place, asset: string): Sending[] {
  const { origin } = place;
  const more = ['/withdraw', '/withdraw/:code', '/staff/sign-in'].map((path) => ({ method: 'GET', path }));
  return [...publicRoutes, ...more].flatMap(({ method, path }) => {
    const route = `${method} ${path}`;
    const real = path.startsWith('/assets/') ? asset : path.includes(':code') ? null : pathOf(place, path);
    const plain = {
      route,
      by: 'as it is',
      send: () => ask(`${origin}${real ?? path.replace(':code', 'A')}`),
    };
    const odd = worstTexts(3_000).map(([by, text]) => {
      const long = encodeURIComponent(text.toWellFormed()).slice(0, 6_000);
      const header = `x${text.replaceAll(/[^\x20-\x7e]/g, ' ')}x`;
      const url = `${origin}${path.replaceAll(/:\w+/g, () => long.replaceAll('%', '') || 'a')}?a=${long}`;
      const headers = {
        authorization: `Bearer ${header}`,
        'accept-encoding': header,
        accept: header,
        cookie: header,
        'x-forwarded-for': header,
      };
      return { route, by, send: () => ask(url, { headers }) };
    });
    return [plain, ...odd];
  });
}
