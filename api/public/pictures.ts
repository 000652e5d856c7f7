import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '../http/endpoint.ts';

const folder = join(import.meta.dirname, '..', '..', 'teams', 'pictures');

/** The pictures on cards, as Teams fetches them: for anybody, since they say nothing of who is asked what. */
export function pictureEndpoints(): Endpoint[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .map((name) => {
      const body = readFileSync(join(folder, name));
      const headers = {
        'content-type': 'image/png',
        'cache-control': 'public, max-age=86400',
        'cross-origin-resource-policy': 'cross-origin',
      };
      return {
        name: 'picture',
        method: 'GET',
        path: `/pictures/${name}`,
        needs: null,
        handle: async () => ({ status: 200, headers, body }),
      };
    });
}
