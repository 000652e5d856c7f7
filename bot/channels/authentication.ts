import { type Activity, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { Fault } from '../../fault.ts';

/** A bot registered with Microsoft. */
export type Registration = {
  appId: string;
  password: string | undefined;
  /** MultiTenant, SingleTenant or UserAssignedMSI. */
  type: string;
  tenantId: string | undefined;
};

type Base = ConfigurationBotFrameworkAuthentication;
type Authenticated = Awaited<ReturnType<Base['authenticateRequest']>>;
type ConnectorFactory = ReturnType<Base['createConnectorFactory']>;
type Connector = ReturnType<NonNullable<Authenticated['connectorFactory']>['create']>;
type UserTokenClient = ReturnType<Base['createUserTokenClient']>;

/** Channels speak from a handful of addresses. */
const mostConnectors = 50;

/**
 * Finds out who calls, as the SDK does, and makes the clients to answer with once for each service address.
 * The SDK makes them once a turn, which costs as much as a whole turn of ours.
 */
export class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #connectors = new Map<string, Awaited<Connector>>();
  readonly #registered: boolean;
  #userTokens: UserTokenClient | undefined;

  /** Undefined: nobody is registered, and every caller is believed. */
  constructor(registration: Registration | undefined) {
    super(
      registration && {
        MicrosoftAppId: registration.appId,
        MicrosoftAppType: registration.type,
        ...(registration.password && { MicrosoftAppPassword: registration.password }),
        ...(registration.tenantId && { MicrosoftAppTenantId: registration.tenantId }),
      },
    );
    this.#registered = registration !== undefined;
  }

  /**
   * Whether a channel signed this call, whichever it is and whatever it brings, which nobody has read yet.
   * Throws as the SDK does where not.
   */
  async isSigned(authorization: string): Promise<void> {
    if (!this.#registered) return;
    const { claimsIdentity } = await super.authenticateRequest(unread, authorization);
    if (claimsIdentity.getClaimValue('iss') !== channels) throw notOfAChannel();
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<Authenticated> {
    const result = await super.authenticateRequest(activity, authorization);
    const { connectorFactory, claimsIdentity } = result;
    if (this.#registered) onlyFromChannels(claimsIdentity, activity);
    if (!connectorFactory) return result;
    return { ...result, connectorFactory: this.#remembering(connectorFactory) };
  }

  /** For speaking first. */
  override createConnectorFactory(...args: Parameters<Base['createConnectorFactory']>): ConnectorFactory {
    return this.#remembering(super.createConnectorFactory(...args));
  }

  #remembering(factory: ConnectorFactory): ConnectorFactory {
    const create = (serviceUrl: string, audience?: string) =>
      this.#connector(JSON.stringify([serviceUrl, audience]), () => factory.create(serviceUrl, audience));
    return { create };
  }

  /** Nobody signs in to anything here, but the adapter wants one each turn. */
  override createUserTokenClient(...args: Parameters<Base['createUserTokenClient']>): UserTokenClient {
    this.#userTokens ??= super.createUserTokenClient(...args);
    return this.#userTokens;
  }

  async #connector(key: string, make: () => Connector): Connector {
    const known = this.#connectors.get(key);
    if (known) return known;
    const made = withoutRetries(await make());
    if (this.#connectors.size >= mostConnectors) this.#connectors.clear();
    this.#connectors.set(key, made);
    return made;
  }
}

/** An activity that says nothing of where it is from: of its token the SDK then looks at all the rest. */
const unread: Activity = {
  type: 'message',
  channelId: '',
  serviceUrl: '',
  from: { id: '', name: '' },
  recipient: { id: '', name: '' },
  conversation: { id: '', name: '', isGroup: false, conversationType: '' },
  text: '',
  label: '',
  valueType: '',
  callerId: '',
  localTimezone: '',
  listenFor: [],
};

/** Who signs for the channels that call a bot. */
const channels = 'https://api.botframework.com';

/**
 * The SDK also believes the tokens with which a bot calls: those for its emulator and for other bots. Teams
 * is shown one with each reply, and whoever gets hold of it could speak for anybody and have the replies sent
 * anywhere. And where an activity names no service address, the SDK does not look at the one that was signed.
 */
function onlyFromChannels(claims: Authenticated['claimsIdentity'], { serviceUrl }: Activity): void {
  const isSigned = serviceUrl && claims.getClaimValue('serviceurl') === serviceUrl;
  if (claims.getClaimValue('iss') === channels && isSigned) return;
  throw notOfAChannel();
}

function notOfAChannel(): Fault {
  return new Fault('not-signed-in', 'This token is not of a channel, or not for this service address.');
}

type Pipeline = { removePolicy(which: { phase: 'Retry' }): unknown };

/**
 * The SDK's client repeats by itself what was answered with 5xx, which may have arrived, and waits for as
 * long as a 429 says, which outlasts the turn. It has no option for that. sending.ts decides what is sent
 * again.
 */
function withoutRetries(connector: Awaited<Connector>): Awaited<Connector> {
  const client: unknown = Reflect.get(connector, 'client');
  const pipeline: unknown = Object(client).pipeline;
  if (isPipeline(pipeline)) pipeline.removePolicy({ phase: 'Retry' });
  return connector;
}

function isPipeline(value: unknown): value is Pipeline {
  return typeof Object(value).removePolicy === 'function';
}
