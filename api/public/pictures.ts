import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../fault.ts';
import type { Route } from '../http/route.ts';
import { once } from './once.ts';

const folder = join(import.meta.dirname, '..', '..', 'teams', 'pictures');

/** Each by the name of its file. */
export const pictures = once(
  () =>
    new Map(
      readdirSync(folder)
        .filter((name) => name.endsWith('.png'))
        .map((name) => [name, readFileSync(join(folder, name))]),
    ),
);

/** The pictures on cards, as Teams fetches them: for anybody, since they say nothing of who is asked what. */
export const picture: Route<unknown> = {
  name: 'picture',
  method: 'GET',
  path: '/pictures/:name',
  needs: null,
  async answer(_, { params: { name = '' } }) {
    const body = pictures().get(name);
    if (!body) throw new Fault('not-found', 'There is nothing at this address.');
    const headers = {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=86400',
      'cross-origin-resource-policy': 'cross-origin',
    };
    return { status: 200, headers, body };
  },
};
