import pino from 'pino';

/**
 * What may be logged beside an event: numbers, flags, and short codes. Never a person's words, name, code or
 * address.
 */
export type Fields = Record<string, string | number | boolean>;

/**
 * Writes one line of JSON. Events are dotted names: `turn.failed`. Those that end in `failed` are errors, and
 * so is `alert.raised`, which a person must look at; those in `refused` or `odd` are warnings.
 */
export type Log = (event: string, fields?: Fields) => void;

const code = /^[\w.:/*-]{1,80}$/;

/**
 * Opens the log, and the one way to it. A string that does not look like a code is withheld here, so that
 * free text cannot reach the log even by mistake. `quiet` leaves out what is neither a warning nor an error,
 * for a person at a terminal.
 */
export function openLog({
  quiet = false,
  stream,
}: {
  quiet?: boolean;
  stream?: { write(line: string): void };
} = {}): Log {
  const logger = pino(
    {
      level: quiet ? 'warn' : 'info',
      base: null,
      messageKey: 'event',
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream ?? pino.destination({ sync: false, minLength: 4096, periodicFlush: 500 }),
  );
  return (event, fields = {}) => logger[levelOf(event)](codesOnly(fields), event);
}

/**
 * Logs that a library printed something, and not what. The Bot Framework prints errors and keys whenever
 * anybody calls with a wrong token, and an error may quote what a person said. Returns what undoes this.
 */
export function withholdPrinting(log: Log): () => void {
  const before = { ...console };
  const printed = () => log('library.odd');
  Object.assign(console, {
    error: printed,
    warn: printed,
    log: printed,
    info: printed,
    debug: printed,
    trace: printed,
  });
  return () => void Object.assign(console, before);
}

function levelOf(event: string): 'error' | 'warn' | 'info' {
  if (event.endsWith('failed') || event === 'alert.raised') return 'error';
  return event.endsWith('refused') || event.endsWith('odd') ? 'warn' : 'info';
}

function codesOnly(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' && !code.test(value) ? '(withheld)' : value,
    ]),
  );
}
