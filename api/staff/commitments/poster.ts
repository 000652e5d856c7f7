import { forEverybody } from '../../public/wall-words.ts';
import { isSimple, raisedThemes } from '../../v1/figures/commitments.ts';
import { square } from '../cards/square.ts';
import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { promisesPath } from './words.ts';

/** A poster to print, with what was chosen, or what is on the wall, and a square that leads to the wall. */
export function posterPage(parts: StaffParts): StaffPage {
  const { stores, render } = parts;
  return {
    name: 'staff.promises.poster',
    method: 'GET',
    path: `${promisesPath}/poster`,
    needs: 'read-promises',
    async handle({ query, signedIn, origin }) {
      const [commitments, raised] = await Promise.all([stores.commitments.list(), raisedThemes(parts)]);
      const asked = query.getAll('id');
      const simple = commitments.filter(isSimple);
      const chosen = simple.filter(({ id, onWall }) =>
        query.has('chosen') || asked.length > 0 ? asked.includes(id) : onWall,
      );
      const wall = `${origin}/wall`;
      return render('commitments/poster.njk', {
        title: 'Poster',
        here: 'promises',
        signedIn,
        wall: wall.replace(/^https?:\/\//, ''),
        qr: square(wall),
        promises: chosen.map((one) => forEverybody(one, raised(one.theme).people)),
        choices: simple.map(({ id, said }) => ({
          value: id,
          text: said,
          checked: chosen.some((one) => one.id === id),
        })),
      });
    },
  };
}
