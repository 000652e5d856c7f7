import { randomBytes } from 'node:crypto';
import { type Role, roleNames, roles } from '../../http/access.ts';

/** `path` signs somebody in as `role`, once. */
export type SignInLink = { role: Role; path: string };

/**
 * Links that sign in whoever opens them first, one for each role, for whoever sits at the machine. Each works
 * once; then there is a next one. Nothing of them is kept but in this process.
 */
export class SignInLinks {
  readonly #next = new Map<Role, string>();
  readonly #announce: (links: readonly SignInLink[]) => void;

  constructor(announce: (links: readonly SignInLink[]) => void) {
    this.#announce = announce;
  }

  /** Makes a link for each role and announces them together; those made before work no more. */
  make(): void {
    this.#announce(roles.map((role) => this.#renew(role)));
  }

  /** Whom the link would sign in; null where it works no more, or never did. Looking does not use it up. */
  opens(token: string): Role | null {
    const role = roleIn(token);
    return role && this.#next.get(role) === token ? role : null;
  }

  /**
   * Whom the link signs in, once; the one that comes in its place is announced. Guesses need no throttle: 144
   * random bits are never guessed.
   */
  take(token: string): { who: string; role: Role } | null {
    const role = this.opens(token);
    if (!role) return null;
    this.#announce([this.#renew(role)]);
    return { who: role, role };
  }

  #renew(role: Role): SignInLink {
    const token = `${role}-${randomBytes(18).toString('base64url')}`;
    this.#next.set(role, token);
    return { role, path: `/staff/sign-in/${token}` };
  }
}

/**
 * The role that a link names, whether or not it works: so somebody can tell the links apart, and a used one
 * leads them home.
 */
export function roleIn(token: string): Role | null {
  return roles.find((role) => token.startsWith(`${role}-`)) ?? null;
}

/**
 * What is printed of links just made: all as a list at first, later the one in the place of a link that was
 * used.
 */
export function linksInWords(links: readonly SignInLink[], origin: string): string {
  const wide = Math.max(...links.map(({ role }) => roleNames[role].length));
  const lines = links.map(({ role, path }) => `  ${roleNames[role].padEnd(wide)}  ${origin}${path}`);
  const first =
    links.length > 1 ? 'To sign in, open a link. Each works once.' : 'That link is used. The next one:';
  return [first, ...lines].join('\n');
}
