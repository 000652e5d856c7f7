import type { Stores } from '../../prisma/stores/stores.ts';
import { boardReportEndpoints } from './board-report.ts';
import { commitmentsReportEndpoints } from './commitments-report.ts';
import { editionEndpoints } from './editions.ts';
import type { Endpoint, OpenEndpoint } from './endpoint.ts';
import { healthEndpoint } from './health.ts';
import { invitationEndpoints } from './invitations.ts';
import { openApiEndpoint } from './openapi.ts';
import { victimReportEndpoints } from './victim-report.ts';
import { voicesEndpoints } from './voices-report.ts';

/** What endpoints work with. */
type EndpointDependencies = {
  stores: Stores;
  clock(): Date;
  /** Report rows of fewer distinct respondents are suppressed. */
  threshold: number;
};

type AnyEndpoint = Endpoint<EndpointDependencies> | OpenEndpoint<EndpointDependencies>;

const described: readonly AnyEndpoint[] = [
  ...invitationEndpoints,
  ...boardReportEndpoints,
  ...victimReportEndpoints,
  ...commitmentsReportEndpoints,
  ...editionEndpoints,
  ...voicesEndpoints,
  healthEndpoint,
];

/** Everything that programs can ask for. */
export const endpoints: readonly AnyEndpoint[] = [...described, openApiEndpoint(described)];
