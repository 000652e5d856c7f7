import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import type { ApiKey } from './api/http/access.ts';
import { keyListSchema } from './api/http/key-list.ts';

const blank = (value: unknown) => (value === '' ? undefined : value);
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema);

const webAddress = z.url({
  protocol: /^https?$/,
  error: 'must be a web address such as https://feedback.example.org',
  abort: true,
});

const environment = z.object({
  PORT: setting(
    z.coerce
      .number({ error: 'must be a number' })
      .int('must be a whole number')
      .min(0, 'must be from 0 to 65535')
      .max(65535, 'must be from 0 to 65535')
      .default(3978),
  ),
  DATABASE_URL: setting(
    z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'must be an address such as postgresql://user:password@host:5432/sayback',
      })
      .optional(),
  ),
  SAYBACK_HOST: setting(
    z
      .string()
      .trim()
      .refine(isHost, 'must be an address or a name of this machine, such as 0.0.0.0, without a port')
      .optional(),
  ),
  SAYBACK_DATA: setting(z.string().default(join(import.meta.dirname, 'data'))),
  SAYBACK_KEY: setting(
    z
      .string()
      .min(32, 'must be at least 32 random characters (make one with: openssl rand -base64 32)')
      .optional(),
  ),
  SAYBACK_URL: setting(
    webAddress
      .refine(
        (url) => new URL(url).pathname === '/' && !/[?#]/.test(url),
        'must be an origin alone, without a path',
      )
      .transform((url) => new URL(url).origin)
      .optional(),
  ),
  SAYBACK_PROXY: setting(
    z
      .string()
      .transform((list) => list.split(',').map((address) => address.trim()))
      .refine(
        (list) => list.every(isAddress),
        'must be IP addresses or ranges such as 10.0.0.1,10.1.0.0/16, separated by commas',
      )
      .default([]),
  ),
  SAYBACK_SERVICE: setting(
    z.string().trim().max(100, 'must be of at most 100 characters').default('Youth justice service'),
  ),
  SAYBACK_SECOND_PERSON: setting(
    z
      .enum(['yes', 'no'], { error: 'must be yes or no' })
      .default('yes')
      .transform((wanted) => wanted === 'yes'),
  ),
  SAYBACK_SITES: setting(
    z
      .string()
      .transform((list) => list.split(',').map((site) => site.trim()))
      .refine(
        (list) => list.every(isOrigin),
        'must be origins such as https://www.example.org, separated by commas',
      )
      .transform((list) => list.map((site) => new URL(site).origin))
      .default([]),
  ),
  SAYBACK_API_KEY: setting(z.string().min(8, 'must be at least 8 characters, and hard to guess').optional()),
  SAYBACK_API_KEYS: setting(keyListSchema.default([])),
  MicrosoftAppId: setting(
    z.guid({ error: 'must be the app id (a GUID) of the bot registration' }).optional(),
  ),
  MicrosoftAppPassword: setting(z.string().optional()),
  MicrosoftAppType: setting(
    z
      .enum(['MultiTenant', 'SingleTenant', 'UserAssignedMSI'], {
        error: 'must be MultiTenant, SingleTenant or UserAssignedMSI',
      })
      .default('SingleTenant'),
  ),
  MicrosoftAppTenantId: setting(z.guid({ error: 'must be the directory (tenant) id, a GUID' }).optional()),
});

/** What one setting asks of another. Looked at even where others are wrong, so that one start shows all. */
function partners(env: Record<string, string | undefined>): string[] {
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenant } = env;
  const type = env.MicrosoftAppType || 'SingleTenant';
  const problems: string[] = [];
  if (id && type !== 'UserAssignedMSI' && !password)
    problems.push('MicrosoftAppPassword is needed with MicrosoftAppId.');
  if (id && type !== 'MultiTenant' && !tenant)
    problems.push('MicrosoftAppTenantId is needed unless MicrosoftAppType is MultiTenant.');
  if (!id && password) problems.push('MicrosoftAppId is needed with MicrosoftAppPassword.');
  return problems;
}

/**
 * Every setting there is. Without any, Sayback runs on this machine alone, on a PostgreSQL of its own in the
 * data folder.
 */
export type Config = {
  port: number;
  /** Where to listen; undefined: at every address of this machine, whether or not it has IPv6. */
  host: string | undefined;
  /** Others than this machine may come to it, or a proxy for them. */
  isPublic: boolean;
  databaseUrl: string | undefined;
  dataFolder: string;
  key: string | undefined;
  /** The public origin; undefined: whatever origin a caller used. */
  publicUrl: string | undefined;
  /** Peers whose X-Forwarded-For is believed. */
  proxies: string[];
  /** Of programs, each with the role that it acts in. */
  apiKeys: ApiKey[];
  /** The service's own name. */
  service: string;
  /** Words are shown only once a second person has cleared them. */
  secondPerson: boolean;
  /** Origins whose pages may show the respondent's page inside them. */
  sites: string[];
  microsoft:
    | { appId: string; password: string | undefined; type: string; tenantId: string | undefined }
    | undefined;
};

export type Settings = { ok: true; config: Config } | { ok: false; problems: string[] };

/**
 * Reads the settings. All that is wrong comes back at once, a plain line each. A value is never repeated, for
 * it may be a secret.
 */
export function readConfig(env: Record<string, string | undefined>): Settings {
  const parsed = environment.safeParse(env);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`);
  problems.push(...partners(env));
  const { SAYBACK_API_KEY: leads, SAYBACK_API_KEYS: others = [] } = parsed.data ?? {};
  if (leads && others.some(({ secret }) => secret === leads)) {
    problems.push("SAYBACK_API_KEYS must not have the key in SAYBACK_API_KEY, which is the lead's.");
  }
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const settings = parsed.data;
  const isNamed = settings.SAYBACK_URL !== undefined || settings.SAYBACK_PROXY.length > 0;
  const host = settings.SAYBACK_HOST ?? (isNamed ? undefined : '127.0.0.1');
  return {
    ok: true,
    config: {
      port: settings.PORT,
      host,
      isPublic: isNamed || !isLoopback(host),
      databaseUrl: settings.DATABASE_URL,
      dataFolder: settings.SAYBACK_DATA,
      key: settings.SAYBACK_KEY,
      publicUrl: settings.SAYBACK_URL,
      proxies: settings.SAYBACK_PROXY,
      apiKeys: [
        ...(settings.SAYBACK_API_KEY
          ? [{ name: 'SAYBACK_API_KEY', role: 'lead' as const, secret: settings.SAYBACK_API_KEY }]
          : []),
        ...settings.SAYBACK_API_KEYS,
      ],
      service: settings.SAYBACK_SERVICE,
      secondPerson: settings.SAYBACK_SECOND_PERSON,
      sites: settings.SAYBACK_SITES,
      microsoft: settings.MicrosoftAppId
        ? {
            appId: settings.MicrosoftAppId,
            password: settings.MicrosoftAppPassword,
            type: settings.MicrosoftAppType,
            tenantId: settings.MicrosoftAppTenantId,
          }
        : undefined,
    },
  };
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, href } = new URL(text);
  return /^https?:$/.test(protocol) && (href === origin || href === `${origin}/`);
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text);
}

function isLoopback(host: string | undefined): boolean {
  return host === 'localhost' || host === '::1' || (host?.startsWith('127.') ?? false);
}

function isAddress(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (!version || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
