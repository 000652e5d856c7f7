import { z } from 'zod';
import { forEverybody } from '../../public/wall-words.ts';
import { raisedThemes, simpleOf } from '../../v1/figures/commitments.ts';
import { qrCode } from '../cards/qr-code.ts';
import { present, ticked } from '../forms/text.ts';
import { page } from '../page.ts';
import { commitmentsPath } from '../paths.ts';
import { template } from '../template.ts';

/** `chosen`: the form was sent, also where nothing was ticked. */
const fields = z.object({ id: ticked, chosen: present });

type PosterView = {
  /** The wall's address, as it is typed, and as a square to scan. */
  wall: string;
  qr: ReturnType<typeof qrCode>;
  commitments: ReturnType<typeof forEverybody>[];
  choices: { value: string; text: string; checked: boolean }[];
};
const posterPage = template<PosterView>('commitments/poster.njk', 'commitments');

/** A poster to print, with what was chosen, or what is on the wall, and a square that leads to the wall. */
export const poster = page({
  name: 'staff.commitments.poster',
  method: 'GET',
  path: `${commitmentsPath}/poster`,
  needs: 'read-commitments',
  reads: fields,
  shows: [posterPage],
  async handle(dependencies, { read, origin, show }) {
    const [commitments, raised] = await Promise.all([
      dependencies.stores.commitments.list(),
      raisedThemes(dependencies),
    ]);
    const simple = await simpleOf(commitments);
    const asked = read.chosen || read.id.length > 0;
    const chosen = simple.filter(({ id, onWall }) => (asked ? read.id.includes(id) : onWall));
    const wall = `${origin}/wall`;
    return show(posterPage, {
      title: 'Poster',
      wall: wall.replace(/^https?:\/\//, ''),
      qr: qrCode(wall),
      commitments: chosen.map((one) => forEverybody(one, raised(one.theme).respondents)),
      choices: simple.map(({ id, said }) => ({
        value: id,
        text: said,
        checked: chosen.some((one) => one.id === id),
      })),
    });
  },
});
