import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bandKeys } from '../../../domain/participant.ts';
import { apiServer, callApi } from '../../support/api-server.ts';
import { freshDatabase } from '../../support/database.ts';

const { stores } = await freshDatabase();
const { origin } = await apiServer(stores);

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(
    z.looseObject({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean() }),
  ),
  requestBody: z
    .looseObject({ content: z.record(z.string(), z.looseObject({ schema: z.looseObject({}) })) })
    .optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});
const documentSchema = z.object({
  openapi: z.literal('3.1.0'),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({
    schemas: z.record(z.string(), z.looseObject({})),
    securitySchemes: z.looseObject({}),
  }),
});

describe('openapi.json', () => {
  const document = async () => documentSchema.parse((await callApi(`${origin}/api/v1/openapi.json`)).body);

  it('describes each thing that a program may ask', async () => {
    const { paths } = await document();
    const calls = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(calls).toEqual([
      'post /api/v1/invitations',
      'delete /api/v1/invitations/{id}',
      'get /api/v1/reports/board',
      'get /api/v1/reports/board.csv',
      'get /api/v1/reports/victims',
      'get /api/v1/reports/victims.csv',
      'get /api/v1/reports/victims-said',
      'get /api/v1/reports/victims-said.csv',
      'get /api/v1/reports/commitments',
      'get /api/v1/reports/commitments.csv',
      'get /api/v1/editions',
      'get /api/v1/editions/schema.json',
      'get /api/v1/editions/{number}',
      'get /api/v1/editions/{number}/figures.csv',
      'get /api/v1/reports/voices',
      'get /api/v1/reports/voices.csv',
      'get /health',
    ]);
  });

  it('tells the allowed keys of each band', async () => {
    const { paths } = await document();
    const body = JSON.stringify(paths['/api/v1/invitations']?.post?.requestBody);
    for (const keys of Object.values(bandKeys)) expect(body).toContain(`"enum":${JSON.stringify(keys)}`);
  });

  it('tells which parameters are needed', async () => {
    const { paths } = await document();
    const parameters = paths['/api/v1/reports/board']?.get?.parameters.map(({ name, required }) => [
      name,
      required,
    ]);
    expect(parameters).toEqual([
      ['from', true],
      ['to', true],
      ['band', false],
    ]);
  });

  it('refers to nothing that it does not hold', async () => {
    const whole = await document();
    const refs = [...JSON.stringify(whole).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(refs.length).toBeGreaterThan(0);
    for (const [, name = ''] of refs) expect(whole.components.schemas).toHaveProperty(name);
  });
});
