import { z } from 'zod';
import { type ApiKey, type Right, signIn } from '../http/access.ts';
import type { Answer } from '../http/answer.ts';
import { jsonOf } from '../http/body.ts';
import { bestType } from '../http/media-type.ts';
import type { Request } from '../http/request.ts';
import type { Route } from '../http/route.ts';

const mostBytes = 64 * 1024;

/** What a program asked. */
export type Call = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** What was sent as JSON. */
  body: unknown;
  /** The first of these media types that the caller takes, best liked first; null where it takes none. */
  accepts(types: readonly string[]): string | null;
  /** The origin under which the caller reaches us. */
  origin: string;
};

/** One thing that a program can ask for with a key, and what openapi.json says of it. */
export type Endpoint<Dependencies> = Told & {
  needs: Right;
  handle(dependencies: Dependencies, call: Call & { caller: ApiKey }): Promise<Answer>;
};

/** The same for anybody, without a key. */
export type OpenEndpoint<Dependencies> = Told & {
  needs: null;
  handle(dependencies: Dependencies, call: Call): Promise<Answer>;
};

type Told = {
  /** Stands in the log instead of the address. */
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Left out of openapi.json where there is none. */
  about?: About;
};

export type About = {
  summary: string;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  answers: Record<number, { description: string; schema?: z.ZodType; alsoAs?: readonly string[] }>;
};

/** An endpoint as a route: who calls is known by their key before anything else is read. */
export function endpointRoute<Dependencies>(
  endpoint: Endpoint<Dependencies> | OpenEndpoint<Dependencies>,
): Route<Dependencies & { keys: readonly ApiKey[] }> {
  const { name, method, path, needs, about } = endpoint;
  const fields = [about?.query, about?.body].flatMap((schema) =>
    schema instanceof z.ZodObject ? Object.keys(schema.shape) : [],
  );
  return {
    name,
    method,
    path,
    needs,
    fields,
    async answer(dependencies, request) {
      const { authorization } = request.incoming.headers;
      if (endpoint.needs === null) return endpoint.handle(dependencies, await callOf(request));
      const caller = signIn(authorization, dependencies.keys, endpoint.needs);
      return endpoint.handle(dependencies, { ...(await callOf(request)), caller });
    },
  };
}

async function callOf({ incoming, method, params, query, origin }: Request): Promise<Call> {
  return {
    params,
    query: Object.fromEntries(query),
    body: method === 'POST' ? await jsonOf(incoming, mostBytes) : undefined,
    accepts: (types) => bestType(incoming.headers.accept, types),
    origin,
  };
}
