import { type Channels, channels } from './channels.ts';
import type { ApiKey } from './http/access.ts';
import type { Route } from './http/route.ts';
import { asset } from './public/assets.ts';
import type { PublicDependencies } from './public/dependencies.ts';
import { pages } from './public/pages.ts';
import { picture } from './public/pictures.ts';
import { wall } from './public/wall.ts';
import { withdrawing } from './public/withdraw.ts';
import type { StaffDependencies } from './staff/dependencies.ts';
import { staffPages } from './staff/pages.ts';
import { staffRoute } from './staff/route.ts';
import { endpointRoute } from './v1/endpoint.ts';
import { endpoints } from './v1/endpoints.ts';

/** What routes work with. */
export type RouteDependencies = StaffDependencies &
  PublicDependencies &
  Channels & { keys: readonly ApiKey[] };

/** What anybody may open: the front page, the chat, the wall, and what they load. */
export const publicRoutes: readonly Route<PublicDependencies>[] = [...pages, wall, picture, asset];

/** The whole of what is served over HTTP. docs/ROUTES.md is drawn from it. */
export const routes: readonly Route<RouteDependencies>[] = [
  ...endpoints.map(endpointRoute),
  ...publicRoutes,
  ...staffPages.map(staffRoute),
  ...withdrawing,
  ...channels,
];
