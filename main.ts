import { createSecretKey } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { createApi } from './api/api.ts';
import { administratorLink } from './api/staff/sign-in/administrator-link.ts';
import { linksInWords, SignInLinks } from './api/staff/sign-in/links.ts';
import { messagesOf } from './bot/channels/messages.ts';
import { speaking } from './bot/channels/speaking-first.ts';
import { codesOf } from './bot/codes.ts';
import { DirectLine } from './bot/direct-line/channel.ts';
import { FeedbackBot } from './bot/feedback-bot.ts';
import { WrongGuesses } from './bot/wrong-guesses.ts';
import { type Config, readConfig } from './config.ts';
import { checkSuccessor } from './dialogs/checks/successor.ts';
import { advance, asks, begin } from './dialogs/conversation.ts';
import { checkedLibrary, type Entry, WrongDefinitions } from './dialogs/library.ts';
import { offered } from './dialogs/translation.ts';
import { threshold } from './domain/threshold.ts';
import { Fault } from './fault.ts';
import { codebook, praise } from './insight/codebook.ts';
import { readingAge } from './insight/reading-age.ts';
import { readyForRisk, tellsOfRisk } from './insight/risk.ts';
import { moodOf } from './insight/sentiment.ts';
import { PurgingJob } from './jobs/purging.ts';
import { TellingJob } from './jobs/telling.ts';
import { type Log, openLog, withholdPrinting } from './log.ts';
import { openDatabase } from './prisma/database/embedded.ts';
import { isKeyed } from './prisma/database/keyed.ts';
import { migrate } from './prisma/database/migrate.ts';
import { deriveKey, keyedHash, loadKey } from './prisma/sealing/sealing.ts';
import { openStores } from './prisma/stores/open.ts';
import type { Stores } from './prisma/stores/stores.ts';

const everyMinute = 60_000;
/** How long turns in flight may take to finish when Sayback is told to stop. */
const patience = 8_000;
/** How long a start that is told to stop may still take: it leaves nothing open only once it is done. */
const startPatience = 120_000;

/**
 * Everything that Sayback is, wired: config → database → stores → bot, api → listen. Where that fails, what
 * was opened is closed again.
 */
async function start(
  config: Config,
  log: Log,
): Promise<{
  origin: string;
  links: SignInLinks | null;
  /** Said where nobody can sign in as an administrator yet. */
  first: string | null;
  stop(): Promise<void>;
}> {
  const clock = () => new Date();
  const library = definitions();
  await using opening = new AsyncDisposableStack();
  const database = await openDatabase({ ...config, log });
  opening.defer(() => database.close());
  const key = await loadKey({ ...config, isKeyed: () => isKeyed(database.url) });
  await migrate(database.url);
  const stores = await openStores({ databaseUrl: database.url, key, log });
  opening.defer(() => stores.close());
  await publishLibrary(library, stores, clock());
  // Praise is asked for beside every theme, and is none itself.
  await stores.codebook.seed(
    codebook.filter(({ key }) => key !== praise),
    clock(),
  );

  const { people, victim } = stores;
  const codes = codesOf({ people, victim, wrongGuesses: new WrongGuesses(clock), clock });
  const addresses = createSecretKey(deriveKey(key, 'addresses'));
  const bot = new FeedbackBot({
    people,
    victim,
    advance,
    asks,
    begin,
    tellsOfRisk,
    moodOf,
    codes,
    addressOf: (channel, conversation) =>
      keyedHash(addresses, JSON.stringify([channel, conversation])).toString('base64url'),
    pictures: config.publicUrl,
    clock,
    log,
  });
  const directLine = new DirectLine({
    bot,
    sides: { people, victim },
    codes,
    key: deriveKey(key, 'direct-line tokens'),
    publicUrl: config.publicUrl,
    clock,
    log,
  });
  const messages = messagesOf({
    run: (context, machine) => bot.run(context, machine),
    registration: config.microsoft,
    isPublic: config.isPublic,
    log,
  });

  const demo = await stores.settings.isDemo();
  // Whoever sees what Sayback prints sits at the machine, or runs it;
  // elsewhere staff sign in with accounts of their own.
  const origin = () => config.publicUrl ?? `http://localhost:${api.address().port}`;
  const links = config.databaseUrl ? null : new SignInLinks((made) => say(linksInWords(made, origin())));
  const api = createApi({
    ...config,
    stores,
    clock,
    log,
    keys: config.apiKeys,
    threshold,
    directLine,
    codes,
    messages,
    demo,
    readyEarly: true,
    links,
  });
  await readyForRisk();
  const listening = once(api, 'listening');
  api.listen(config.port, config.host);
  await listening.catch((error) => Promise.reject(cannotListen(config, error)));
  log('started', { port: api.address().port });

  const purging = new PurgingJob({ purge: (now) => stores.purge(now), clock, log });
  purging.start();
  const { microsoft: registration } = config;
  const telling = new TellingJob({
    people,
    victim,
    speak: registration ? speaking({ bot, people, victim, registration }) : null,
    clock,
    log,
  });
  const tellings = setInterval(() => void telling.sweep(), everyMinute);
  const by = { who: 'npm start', origin: origin(), now: clock() };
  const administered = await stores.signUps.hasAdministrator();
  const first = administered ? null : await administratorLink(stores.signUps, by);
  const opened = opening.move();
  return {
    origin: origin(),
    links: administered ? null : links,
    first,
    async stop() {
      log('stopping');
      purging.stop();
      clearInterval(tellings);
      const told = telling.stop();
      const answered = once(api.server, 'close');
      api.server.close();
      directLine.close();
      await Promise.race([Promise.all([answered, told]), wait(patience, undefined, { ref: false })]);
      await opened.disposeAsync();
      log('stopped');
    },
  };
}

/** What may be published, checked before anything is opened. */
function definitions(): Entry[] {
  try {
    return checkedLibrary(readingAge);
  } catch (error) {
    if (!(error instanceof WrongDefinitions)) throw error;
    throw new Fault('settings', error.message, { cause: error });
  }
}

/**
 * Publishes what ships with Sayback, where it changed.
 * A key that has answers must stay, or reports could no longer join them.
 */
async function publishLibrary(
  library: readonly Entry[],
  { questionnaires }: Stores,
  now: Date,
): Promise<void> {
  for (const { questionnaire, translations } of library) {
    const before = await questionnaires.newest(questionnaire.key);
    const problems = before ? checkSuccessor(before.questionnaire, questionnaire) : [];
    if (problems.length > 0) {
      const lines = problems.map(({ message }) => message).join(' ');
      throw new Fault(
        'settings',
        `The questionnaire "${questionnaire.key}" cannot follow its last version. ${lines}`,
      );
    }
    await questionnaires.publish(questionnaire, offered(translations), now);
  }
}

const noSuchAddress = 'This machine has no such address. Set SAYBACK_HOST to one that it has.';
const whyNot: Partial<Record<string, string>> = {
  EADDRINUSE: 'Something else listens there. Set PORT to another one.',
  EADDRNOTAVAIL: noSuchAddress,
  EAFNOSUPPORT: noSuchAddress,
  ENOTFOUND: noSuchAddress,
};

function cannotListen({ port, host }: Config, cause: unknown): Fault {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why = whyNot[code] ?? 'The machine does not allow it.';
  const where = host ?? 'this machine';
  return new Fault('settings', `Sayback cannot listen on port ${port} of ${where}. ${why}`, { cause });
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

const settings = readConfig(process.env);
if (!settings.ok) {
  say(
    [
      'Sayback cannot start. Please put these settings right:',
      ...settings.problems.map((line) => `- ${line}`),
    ].join('\n'),
  );
  process.exit(1);
}
const { config } = settings;
const log = openLog({ quiet: process.stdout.isTTY });
withholdPrinting(log);
try {
  const starting = start(config, log);
  stopOn(['SIGINT', 'SIGTERM'], starting);
  const sayback = await starting;
  say(`Sayback is ready at ${sayback.origin}`);
  sayback.links?.make();
  if (sayback.first) say(sayback.first);
} catch (error) {
  say(`Sayback cannot start. ${error instanceof Fault ? error.message : 'Something unexpected went wrong.'}`);
  log('start.failed', { code: error instanceof Fault ? error.code : kindOf(error) });
  process.exit(1);
}

/** Stops in good order, also a start that is not done yet, unless it hangs. */
function stopOn(signals: NodeJS.Signals[], starting: ReturnType<typeof start>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    try {
      const sayback = await Promise.race([starting, wait(startPatience)]);
      await sayback?.stop();
      process.exit(sayback ? 0 : 1);
    } catch {
      process.exit(1);
    }
  };
  for (const signal of signals) process.on(signal, () => void stop());
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
