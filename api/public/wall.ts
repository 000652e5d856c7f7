import { pageHeaders } from '../http/headers.ts';
import type { Route } from '../http/route.ts';
import type { Template } from '../http/templates.ts';
import {
  type CommitmentDependencies,
  type RaisedThemes,
  raisedThemes,
  simpleOf,
} from '../v1/figures/commitments.ts';
import type { PublicDependencies } from './dependencies.ts';
import { forEverybody } from './wall-words.ts';

/** In seconds: how long numbers of people are kept for whoever comes next. */
const kept = 300;
/**
 * Whoever put something on the wall sees it there at once; what stands before us for many may keep it a
 * while.
 */
const cached = 'public, max-age=0, s-maxage=60';

type WallView = { title: string; commitments: ReturnType<typeof forEverybody>[] };
const template: Template<WallView> = { file: 'wall.njk' };

/**
 * The wall for everybody: what was said, and what we did. For anybody, without signing in, and without a
 * script.
 */
export const wall: Route<Pick<PublicDependencies, 'stores' | 'fill' | 'raisedLately'>> = {
  name: 'wall',
  method: 'GET',
  path: '/wall',
  needs: null,
  templates: [template.file],
  async answer({ stores, fill, raisedLately }) {
    const [commitments, raised] = await Promise.all([stores.commitments.list(), raisedLately()]);
    const shown = (await simpleOf(commitments.filter(({ onWall }) => onWall))).sort(
      (a, b) => +b.movedAt - +a.movedAt,
    );
    const body = fill(template, {
      title: 'You said. We did.',
      commitments: shown.map((commitment) => forEverybody(commitment, raised(commitment.theme).respondents)),
    });
    return {
      status: 200,
      headers: {
        ...pageHeaders({ 'img-src': "'self' data:" }),
        'cache-control': cached,
        'x-robots-tag': 'noindex',
      },
      body,
    };
  },
};

/**
 * How many raised what, counted anew at most every few minutes: counting is dear, and anybody may come as
 * often as they like.
 */
export function countedLately(dependencies: CommitmentDependencies): () => Promise<RaisedThemes> {
  let counted: { at: number; raised: Promise<RaisedThemes> } | null = null;
  return () => {
    const now = +dependencies.clock();
    if (!counted || now - counted.at > kept * 1000) {
      const fresh = { at: now, raised: raisedThemes(dependencies) };
      counted = fresh;
      fresh.raised.catch(() => {
        if (counted === fresh) counted = null;
      });
    }
    return counted.raised;
  };
}
