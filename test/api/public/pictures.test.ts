import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pictureEndpoints } from '../../../api/public/pictures.ts';

/** The pictures on cards in Teams, which shows PNG alone and fetches it from a public address. */

const drawn = readdirSync(join(import.meta.dirname, '..', '..', '..', 'web', 'pictures'))
  .filter((name) => name.endsWith('.svg'))
  .map((name) => `/pictures/${name.replace(/svg$/, 'png')}`);
const call = {
  params: {},
  query: {},
  body: undefined,
  accepts: () => null,
  encodings: [],
  origin: 'https://feedback.example.org',
  caller: null,
};

describe('the pictures on cards', () => {
  it('are there for every drawing: run `node scripts/draw-pictures.ts` after a change', () => {
    const served = pictureEndpoints().map(({ path }) => path);
    expect(served.sort()).toEqual(drawn.sort());
  });

  it('are PNG, of the size that phones need, and small', async () => {
    for (const { handle, path } of pictureEndpoints()) {
      const { status, headers, body } = await handle(call);
      if (!Buffer.isBuffer(body)) throw new Error(`${path} is no picture`);
      expect([status, headers?.['content-type'], body.toString('latin1', 1, 4)]).toEqual([
        200,
        'image/png',
        'PNG',
      ]);
      expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([96, 96]);
      expect(body.length).toBeLessThan(10_000);
    }
  });
});
