import { z } from 'zod';

/**
 * What version 1.22 of Microsoft's schema for Teams apps asks of what we use. Nothing else is allowed, as its
 * `additionalProperties: false` says. From MicrosoftTeams.schema.json in
 * github.com/OfficeDev/microsoft-teams-app-schema, published at
 * https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json
 */
export const schemaAddress =
  'https://developer.microsoft.com/json-schemas/teams/v1.22/MicrosoftTeams.schema.json';

const guid = z.string().regex(/^[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$/, 'must be a GUID');
const httpsUrl = z
  .string()
  .max(2048)
  .regex(/^https:\/\//i, 'must be an https address');
const text = (most: number) => z.string().min(1).max(most);

/** Stricter than the schema: personal chats alone, no files, no calls, no permissions. */
const manifestRules = z.strictObject({
  $schema: z.literal(schemaAddress),
  manifestVersion: z.literal('1.22'),
  version: z
    .string()
    .max(256)
    .regex(/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/, 'must be three numbers'),
  id: guid,
  localizationInfo: z.strictObject({
    defaultLanguageTag: z.string().regex(/^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}$/),
  }),
  developer: z.strictObject({
    name: text(32),
    websiteUrl: httpsUrl,
    privacyUrl: httpsUrl,
    termsOfUseUrl: httpsUrl,
  }),
  name: z.strictObject({ short: text(30), full: text(100) }),
  description: z.strictObject({ short: text(80), full: text(4000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  defaultInstallScope: z.literal('personal'),
  bots: z
    .array(
      z.strictObject({
        botId: guid,
        scopes: z.tuple([z.literal('personal')]),
        isNotificationOnly: z.literal(false),
        supportsFiles: z.literal(false),
        supportsCalling: z.literal(false),
        supportsVideo: z.literal(false),
        commandLists: z
          .array(
            z.strictObject({
              scopes: z.tuple([z.literal('personal')]),
              commands: z.array(z.strictObject({ title: text(128), description: text(4000) })).max(10),
            }),
          )
          .max(3),
      }),
    )
    .length(1),
  validDomains: z.array(text(2048).regex(/^[a-z0-9.-]+$/i, 'must be a host name alone')).max(100),
});
export type Manifest = z.infer<typeof manifestRules>;

const files = {
  'color.png': { size: 192, clear: false },
  'outline.png': { size: 32, clear: true },
} as const;

/** Everything in which an unpacked package breaks the rules, a plain line each. */
export function problemsOf(unpacked: Readonly<Record<string, Uint8Array>>): string[] {
  const expected = ['manifest.json', ...Object.keys(files)];
  const names = Object.keys(unpacked);
  const problems = [
    ...expected.filter((name) => !names.includes(name)).map((name) => `${name} is missing.`),
    ...names.filter((name) => !expected.includes(name)).map((name) => `${name} does not belong there.`),
  ];
  const { 'manifest.json': manifest } = unpacked;
  if (manifest) problems.push(...problemsOfManifest(manifest));
  for (const [name, { size, clear }] of Object.entries(files)) {
    const icon = unpacked[name];
    if (icon) problems.push(...problemsOfIcon(name, Buffer.from(icon), size, clear));
  }
  return problems;
}

function problemsOfManifest(bytes: Uint8Array): string[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return ['manifest.json is not JSON.'];
  }
  const parsed = manifestRules.safeParse(manifest);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `manifest.json: ${path.join('.')}: ${message}.`);
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour types of PNG that have an alpha channel. */
const withAlpha = [4, 6];

/** Read from the first bytes of the file, as its name and its maker may be wrong. */
function problemsOfIcon(name: string, bytes: Buffer, size: number, clear: boolean): string[] {
  const isPng = bytes.length > 26 && bytes.subarray(0, 8).equals(signature);
  if (!isPng || bytes.toString('latin1', 12, 16) !== 'IHDR') return [`${name} is not a PNG picture.`];
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return [
    ...(width === size && height === size
      ? []
      : [`${name} is ${width} by ${height}, not ${size} by ${size}.`]),
    ...(clear && !withAlpha.includes(bytes.readUInt8(25)) ? [`${name} has no transparent ground.`] : []),
  ];
}
