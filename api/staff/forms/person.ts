import type { Problem } from './problems.ts';

const most = { name: 80, email: 254 } as const;

/** What is wrong with the name of somebody who works here. `whose`: how the page speaks of them. */
export function nameProblems(name: string, whose: 'their' | 'your'): Problem[] {
  if (!/\p{L}/u.test(name)) return [{ href: '#name', text: `Enter ${whose} first and last name` }];
  if (name.length <= most.name) return [];
  return [{ href: '#name', text: `The name must be ${most.name} characters or fewer` }];
}

/** The same of their e-mail address: whether it may be one, for who knows is the post. */
export function emailProblems(email: string, whose: 'their' | 'your'): Problem[] {
  if (email === '') return [{ href: '#email', text: `Enter ${whose} work e-mail address` }];
  const [before = '', domain = '', ...more] = email.split('@');
  const parts = domain.split('.');
  const whole = before !== '' && more.length === 0 && parts.length > 1 && parts.every((part) => part !== '');
  if (whole && !/\s/.test(email) && email.length <= most.email) return [];
  return [{ href: '#email', text: 'Enter an e-mail address in full, such as name@example.org' }];
}
