import type { Served } from '../served.ts';

/** The newest sign-in link that stands beside a role's name where Sayback was started. */
export async function printedLink(sayback: Served, name: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const line = new RegExp(`^  ${name} +http://localhost:\\d+(/staff/sign-in/[\\w-]+)$`, 'gm');
    const path = [...sayback.printed().matchAll(line)].at(-1)?.[1];
    if (path) return `${sayback.origin}${path}`;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no link was printed for ${name}`);
}
