import type { Service } from './service.ts';

/** A running service, what is in it, and the key of a program that may do everything the lead may. */
export type Place = { origin: string; apiKey: string; service: Service };

/** The path of a route with records that there are. A route that has none of its own fails here. */
export function pathOf({ service }: Place, path: string): string {
  const [begins] = service.records
    .filter(([begin]) => path.startsWith(begin))
    .toSorted(([a], [b]) => b.length - a.length);
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = begins?.[1][name];
    if (value === undefined) throw new Error(`no record is named for ${name} in ${path} (held/service.ts)`);
    return value;
  });
}

/** Asks for it, and reads the answer. Resolves to the status. */
export async function ask(
  url: string,
  {
    headers = {},
    ...rest
  }: { method?: string; body?: string | Buffer; headers?: Record<string, string> } = {},
): Promise<number> {
  const { body, ...more } = rest;
  const response = await fetch(url, {
    redirect: 'manual',
    ...more,
    // A connection that is kept may be closed in the moment in which it is used again.
    headers: { ...headers, connection: 'close' },
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  await response.arrayBuffer();
  return response.status;
}
