import { z } from 'zod';
import { type ApiKey, roleNames, roleOf, roles } from './access.ts';

const form = /^(?<name>[^=]*)=(?<role>[^:]*):(?<secret>.*)$/s;
const leastSecret = 16;

/**
 * Keys of programs as one setting has them: `NAME=role:SECRET`, separated by commas. Every problem is told,
 * by the key's place in the list: what stands there may be a secret, whatever it was meant to be.
 */
export const keyListSchema = z.string().transform((text, context): ApiKey[] => {
  const keys: ApiKey[] = [];
  const names = new Set<string>();
  const secrets = new Set<string>();
  for (const [index, entry] of text.split(',').entries()) {
    const { name = '', role: named = '', secret = '' } = form.exec(entry.trim())?.groups ?? {};
    const role = roleOf(named);
    const problems = form.test(entry.trim())
      ? [...nameProblems(name, names), ...(role ? [] : [unknownRole]), ...secretProblems(secret, secrets)]
      : ['must read NAME=role:SECRET'];
    for (const message of problems) {
      context.issues.push({ code: 'custom', input: undefined, message: `key ${index + 1} ${message}` });
    }
    names.add(name.toLowerCase());
    secrets.add(secret);
    if (role) keys.push({ name, role, secret });
  }
  return keys;
});

const unknownRole = `must have one of the roles ${roles.join(', ')}`;

function nameProblems(name: string, before: ReadonlySet<string>): string[] {
  if (!/^[a-z\d-]{1,60}$/i.test(name)) return ['must have a name of letters, digits and hyphens'];
  // A role's own key stands in the audit record for a person who signed in.
  if (Object.hasOwn(roleNames, name.toLowerCase())) return ['must not be named as a role is'];
  return before.has(name.toLowerCase()) ? ['has a name that an earlier one has'] : [];
}

function secretProblems(secret: string, before: ReadonlySet<string>): string[] {
  if (secret.length < leastSecret)
    return [`must have a secret of at least ${leastSecret} characters, hard to guess`];
  if (!/^[!-~]+$/.test(secret)) return ['must have a secret without spaces or accents'];
  return before.has(secret) ? ['has the secret of an earlier one'] : [];
}
