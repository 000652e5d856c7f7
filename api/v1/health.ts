import { z } from 'zod';
import { Fault } from '../../fault.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import type { OpenEndpoint } from './endpoint.ts';

const healthSchema = z.object({ status: z.enum(['ok', 'unavailable']), reason: z.string().optional() });

/** For whoever watches over the service. */
export const healthEndpoint: OpenEndpoint<{ stores: Pick<Stores, 'ping'> }> = {
  name: 'health',
  method: 'GET',
  path: '/health',
  needs: null,
  about: {
    summary: 'Whether Sayback can take answers: the database answers, and saves.',
    answers: {
      200: { description: 'It can.', schema: healthSchema },
      503: { description: 'It cannot, and why.', schema: healthSchema },
    },
  },
  async handle({ stores }) {
    try {
      await stores.ping();
      return { status: 200, body: { status: 'ok' } };
    } catch (error) {
      const why = error instanceof Fault && error.code === 'unavailable' ? error.message : null;
      const reason = why ?? 'The database does not answer.';
      return { status: 503, body: { status: 'unavailable', reason } };
    }
  },
};
