import { z } from 'zod';
import { problemSchema } from '../http/errors.ts';
import type { About, Endpoint, OpenEndpoint } from './endpoint.ts';

type AnyEndpoint = Endpoint<never> | OpenEndpoint<never>;

/**
 * The description of the others, for programs and for whoever writes one. Made when it is first asked for.
 */
export function openApiEndpoint(others: readonly AnyEndpoint[]): OpenEndpoint<unknown> {
  let body: object | undefined;
  return {
    name: 'openapi',
    method: 'GET',
    path: '/api/v1/openapi.json',
    needs: null,
    async handle() {
      body ??= openApi(others);
      return { status: 200, body };
    },
  };
}

/** The description of these endpoints as OpenAPI 3.1, from the same schemas that read the input. */
function openApi(endpoints: readonly AnyEndpoint[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { about, ...endpoint } of endpoints) {
    if (!about) continue;
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, about) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sayback',
      version: '1',
      description:
        'Children say. Services answer back. Conversations are not here: they are held over the Direct ' +
        'Line 3.0 protocol under /v3/directline, where POST /v3/directline/tokens/generate takes ' +
        '{"code": "…", "locale": "…"}.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function operation({ name, needs }: Pick<AnyEndpoint, 'name' | 'needs'>, about: About): object {
  const problem = {
    description: 'Not done; the message says why.',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  return {
    operationId: name,
    summary: about.summary,
    security: needs ? [{ key: [] }] : [],
    parameters: [...parameters('path', about.params), ...parameters('query', about.query)],
    ...(about.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: schemaOf(about.body, 'input') } },
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(about.answers).map(([status, { description, schema, alsoAs }]) => [
          status,
          Number(status) >= 400 && !schema
            ? { ...problem, description }
            : { description, ...content(schema, alsoAs) },
        ]),
      ),
      default: problem,
    },
  };
}

function content(schema: z.ZodType | undefined, alsoAs: readonly string[] = []): object {
  const types = {
    ...(schema && { 'application/json': { schema: schemaOf(schema, 'output') } }),
    ...Object.fromEntries(alsoAs.map((type) => [type, { schema: { type: 'string' } }])),
  };
  return Object.keys(types).length > 0 ? { content: types } : {};
}

function parameters(where: 'path' | 'query', of: z.ZodObject | undefined): object[] {
  return Object.entries(of?.shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema, 'input');
    return { name, in: where, required: !z.safeParse(schema, undefined).success, description, schema: rest };
  });
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): z.core.JSONSchema.BaseSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
