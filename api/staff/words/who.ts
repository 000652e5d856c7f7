import { roleNames, roleOf } from '../../http/access.ts';

/**
 * Who did something, as the audit record has it: a role, the name of a program's key, or a victim by their
 * link.
 */
export function whoInWords(who: string): string {
  if (who === 'by-link') return 'A victim, by link';
  const role = roleOf(who);
  const name = role ? roleNames[role] : who;
  return role ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}
