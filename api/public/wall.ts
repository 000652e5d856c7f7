import type { Endpoint } from '../http/endpoint.ts';
import { renderer } from '../staff/templates.ts';
import { isSimple, type PromiseParts, type RaisedThemes, raisedThemes } from '../v1/figures/commitments.ts';
import { frontStyle } from './assets.ts';
import { forEverybody } from './wall-words.ts';

/** In seconds: how long numbers of people are kept for whoever comes next. */
const kept = 300;
/** Whoever put something on the wall sees it there at once; what stands before us for many may keep it a while. */
const cached = 'public, max-age=0, s-maxage=60';

/** The wall for everybody: what was said, and what we did. For anybody, without signing in, and without a script. */
export function wallEndpoint(
  parts: PromiseParts & {
    /** The service's own name. */
    service: string;
    /** Everything in the database is made up: the page says so. */
    demo: boolean;
  },
): Endpoint {
  const { stores, clock, service, demo } = parts;
  const render = renderer({ service, demo, style: frontStyle().path });
  let counted: { at: number; raised: Promise<RaisedThemes> } | null = null;
  const raised = () => {
    const now = +clock();
    // Counting is dear, and anybody may come as often as they like.
    if (!counted || now - counted.at > kept * 1000) {
      const fresh = { at: now, raised: raisedThemes(parts) };
      counted = fresh;
      fresh.raised.catch(() => {
        if (counted === fresh) counted = null;
      });
    }
    return counted.raised;
  };
  return {
    name: 'wall',
    method: 'GET',
    path: '/wall',
    needs: null,
    async handle() {
      const [commitments, of] = await Promise.all([stores.commitments.list(), raised()]);
      const shown = commitments
        .filter((commitment) => commitment.onWall && isSimple(commitment))
        .sort((a, b) => +b.movedAt - +a.movedAt);
      const page = render('wall.njk', {
        title: 'You said. We did.',
        signedIn: null,
        promises: shown.map((commitment) => forEverybody(commitment, of(commitment.theme).people)),
      });
      const headers = { 'cache-control': cached, 'x-robots-tag': 'noindex' };
      return { ...page, headers: { ...page.headers, ...headers } };
    },
  };
}
