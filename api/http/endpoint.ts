import type { z } from 'zod';
import type { ApiKey, Right } from './access.ts';

/** What a caller asked. */
export type Call = {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: unknown;
  /** The first of these media types that the caller takes, best liked first; null where it takes none. */
  accepts(types: readonly string[]): string | null;
  /** The content codings that the caller takes. */
  encodings: readonly string[];
  /** The origin under which the caller reaches us. */
  origin: string;
  /** Who calls; null where the endpoint needs no right. */
  caller: ApiKey | null;
};

/** What is answered. A body that is neither text nor bytes is sent as JSON. */
export type Answer = {
  status: number;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer | object;
};

/** One thing that can be asked for, and what openapi.json says of it. */
export type Endpoint = {
  /** Stands in the log instead of the address, which may carry a code. */
  name: string;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  needs: Right | null;
  handle(call: Call): Promise<Answer>;
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
