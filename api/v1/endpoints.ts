import type { Endpoint } from '../http/endpoint.ts';
import {
  assetEndpoints,
  chatAssets,
  frontStyle,
  staffStyle,
  themeKeys,
  waitingPage,
} from '../public/assets.ts';
import { pageEndpoints } from '../public/pages.ts';
import { pictureEndpoints } from '../public/pictures.ts';
import { wallEndpoint } from '../public/wall.ts';
import { boardReportEndpoints } from './board-report.ts';
import { promisesReportEndpoints } from './commitments-report.ts';
import { editionEndpoints } from './editions.ts';
import { healthEndpoint } from './health.ts';
import { invitationEndpoints } from './invitations.ts';
import { openApiEndpoint } from './openapi.ts';
import { victimReportEndpoints } from './victim-report.ts';
import { voicesEndpoints } from './voices-report.ts';

/** What each of them needs. */
export type EndpointParts = Parameters<typeof invitationEndpoints>[0] &
  Parameters<typeof boardReportEndpoints>[0] &
  Parameters<typeof victimReportEndpoints>[0] &
  Parameters<typeof promisesReportEndpoints>[0] &
  Parameters<typeof wallEndpoint>[0] &
  Parameters<typeof editionEndpoints>[0] &
  Parameters<typeof voicesEndpoints>[0] &
  Parameters<typeof healthEndpoint>[0] &
  Omit<Parameters<typeof pageEndpoints>[0], 'chat' | 'front'>;

/** Everything that is served but the staff pages and the two channels: what programs ask for, and what a respondent's browser gets. */
export function endpoints(parts: EndpointParts): Endpoint[] {
  const described = [
    ...invitationEndpoints(parts),
    ...boardReportEndpoints(parts),
    ...victimReportEndpoints(parts),
    ...promisesReportEndpoints(parts),
    ...editionEndpoints(parts),
    ...voicesEndpoints(parts),
    healthEndpoint(parts),
  ];
  const chat = chatAssets();
  const front = frontStyle();
  return [
    ...described,
    openApiEndpoint(described),
    ...pageEndpoints({ ...parts, chat, front }),
    wallEndpoint(parts),
    ...pictureEndpoints(),
    ...assetEndpoints([chat.script, chat.style, front, staffStyle(), themeKeys(), waitingPage()]),
  ];
}
