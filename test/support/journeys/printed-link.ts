import type { ServerProcess } from '../server-process.ts';
import { until } from '../until.ts';

/** The newest sign-in link that stands beside a role's name where Sayback was started. */
export async function printedLink(sayback: ServerProcess, name: string): Promise<string> {
  const line = new RegExp(`^  ${name} +http://localhost:\\d+(/staff/sign-in/[\\w-]+)$`, 'gm');
  const path = await until(() => [...sayback.printed().matchAll(line)].at(-1)?.[1]);
  return `${sayback.origin}${path}`;
}
