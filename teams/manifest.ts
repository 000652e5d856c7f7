import { type Manifest, schemaAddress } from './rules.ts';

/** What a service's own app says of itself. */
export type About = {
  /** Of the bot's registration; the app has the same. */
  appId: string;
  /** The public origin. */
  url: string;
  /** The service's own name. */
  service: string;
  version: string;
};

/**
 * The app's manifest, with as few words and rights as Teams allows. Its short name is seen on locked screens,
 * and says nothing of the service.
 */
export function manifestOf({ appId, url, service, version }: About): Manifest {
  const home = `${url}/`;
  return {
    $schema: schemaAddress,
    manifestVersion: '1.22',
    version,
    id: appId,
    localizationInfo: { defaultLanguageTag: 'en-gb' },
    developer: {
      name: shortened(service, 32),
      websiteUrl: home,
      privacyUrl: `${url}/privacy`,
      termsOfUseUrl: home,
    },
    name: { short: 'Sayback', full: shortened(`Sayback: ${service}`, 100) },
    description: {
      short: 'Say what it was like for you. Hear what changed.',
      full: [
        'Somebody at the service gave you a code. Type it here to start.',
        'A few short questions follow. Tap an answer, or type it in your own words.',
        'You can skip any question. You can stop at any time. You can delete your answers.',
        `This app belongs to ${service}.`,
      ].join('\n\n'),
    },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#0B6E6E',
    defaultInstallScope: 'personal',
    bots: [
      {
        botId: appId,
        scopes: ['personal'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsCalling: false,
        supportsVideo: false,
        commandLists: [
          {
            scopes: ['personal'],
            commands: [
              { title: 'Help', description: 'See what you can say' },
              { title: 'Pause', description: 'Come back later with the same code' },
              { title: 'Delete my answers', description: 'They go from here; the chat stays in Teams' },
              { title: 'Talk to a person', description: 'Find out who you can call' },
            ],
          },
        ],
      },
    ],
    validDomains: [new URL(url).hostname],
  };
}

/** Cut between words, with a sign that something is missing. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const end = cut.lastIndexOf(' ');
  return `${(end > most / 2 ? cut.slice(0, end) : cut).trimEnd()}…`;
}
