import { readdirSync } from 'node:fs';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { picture, pictures } from '../../../api/public/pictures.ts';

/** The pictures on cards in Teams, which shows PNG alone and fetches it from a public address. */

const drawn = readdirSync(join(import.meta.dirname, '..', '..', '..', 'web', 'pictures'))
  .filter((name) => name.endsWith('.svg'))
  .map((name) => `/pictures/${name.replace(/svg$/, 'png')}`);
const incoming = new IncomingMessage(new Socket());
const request = {
  incoming,
  method: 'GET',
  query: new URLSearchParams(),
  encodings: [],
  origin: 'https://feedback.example.org',
  address: '127.0.0.1',
};

describe('the pictures on cards', () => {
  it('are there for every drawing: run `node scripts/draw-pictures.ts` after a change', () => {
    const served = [...pictures().keys()].map((name) => picture.path.replace(':name', name));
    expect(served.sort()).toEqual(drawn.sort());
  });

  it('are PNG, of the size that phones need, and small', async () => {
    for (const name of pictures().keys()) {
      const response = new ServerResponse(incoming);
      const answer = await picture.answer(null, { ...request, params: { name } }, response);
      const { status, headers, body } = answer ?? {};
      if (!Buffer.isBuffer(body)) throw new Error(`${name} is no picture`);
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
