import type { Server } from 'restify';
import type { Log } from '../log.ts';
import type { Stores } from '../prisma/stores/stores.ts';
import { type Channels, directLinePath, refusedThere } from './channels.ts';
import type { ApiKey } from './http/access.ts';
import { createServer } from './http/server.ts';
import { type Templates, templates } from './http/templates.ts';
import { frontStyle, staffStyle } from './public/assets.ts';
import type { Codes } from './public/dependencies.ts';
import { publicPages } from './public/filled.ts';
import { countedLately } from './public/wall.ts';
import { type RouteDependencies, routes } from './routes.ts';
import { refused } from './staff/refused.ts';
import { renderer } from './staff/renderer.ts';
import type { SignInLinks } from './staff/sign-in/links.ts';

/** What is served works with this; main.ts hands it over. */
export type ApiDependencies = Channels & {
  stores: Stores;
  clock: () => Date;
  log: Log;
  keys: readonly ApiKey[];
  /** Report rows of fewer distinct respondents are suppressed. */
  threshold: number;
  /** The public origin. Undefined: the one that the caller used. */
  publicUrl: string | undefined;
  /** Addresses and ranges whose X-Forwarded-For is believed. */
  proxies: readonly string[];
  codes: Codes;
  /** Words are shown only once a second person has cleared them. */
  secondPerson: boolean;
  /** The service's own name, as staff pages say it. */
  service: string;
  /** Origins whose pages may show the respondent's page inside them. */
  sites: readonly string[];
  /** Everything in the database is made up: pages say so. */
  demo: boolean;
  /** Templates refuse to put out what no view has. */
  strict?: boolean;
  /** Templates are compiled once it listens, and not when somebody waits for the first page of a kind. */
  readyEarly?: boolean;
  /** Links that sign staff in at this machine; null: there are none. */
  links: SignInLinks | null;
};

/** The whole of what is served over HTTP, not yet listening. */
export function createApi(given: ApiDependencies): Server {
  const { directLine, service } = given;
  const staff = templates({ ...given, style: staffStyle().path });
  const fill = templates({ ...given, style: frontStyle().path });
  const dependencies: RouteDependencies = {
    ...given,
    render: renderer(staff),
    fill,
    pages: publicPages(service),
    raisedLately: countedLately(given),
  };
  const server = createServer({
    ...given,
    routes,
    dependencies,
    sockets: { path: directLinePath, upgrade: (...of) => directLine.upgrade(...of) },
    refuse: (path, refusal) => {
      if (path.startsWith(directLinePath.slice(0, -1))) return refusedThere(refusal);
      // A person mistyped it: no program asks for a page of the staff.
      return path.startsWith('/staff/') ? refused(dependencies, refusal) : null;
    },
  });
  if (given.readyEarly) server.once('listening', () => void ready(staff, fill));
  return server;
}

/** Compiles whatever any route shows, and what is shown where one refuses. */
async function ready(staff: Templates, front: Templates): Promise<void> {
  const shown = [...new Set(routes.flatMap(({ templates = [] }) => templates))];
  const ofStaff = shown.filter((file) => file.startsWith('staff/'));
  await front.ready(shown.filter((file) => !ofStaff.includes(file)));
  await staff.ready([...ofStaff.map((file) => file.slice('staff/'.length)), 'error.njk']);
}
