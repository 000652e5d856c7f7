import type { Side } from '../../domain/participant.ts';
import type { Right } from '../http/access.ts';

/** Where and by whom the answers of one side are sorted. The two never meet on a page. */
export type ThemesSide = {
  side: Side;
  /** Its section, and its pages' address. */
  here: string;
  path: string;
  settles: Right;
  /** The codebook is the lead's: whoever settles on this side may also change it. */
  ownsCodebook: boolean;
  title: string;
  clearing: { here: string; path: string; clears: Right; title: string };
  sections: { right: Right; key: string; href: string; text: string; about: string }[];
};

const aboutThemes = 'Read answers one at a time, without names, and say what they are about.';
const aboutClearing = 'Look a second time at words before they may be shown to others.';

function sideWith(side: Omit<ThemesSide, 'sections'>): ThemesSide {
  const { here, path, settles, title, clearing } = side;
  return {
    ...side,
    sections: [
      { right: settles, key: here, href: path, text: title, about: aboutThemes },
      {
        right: clearing.clears,
        key: clearing.here,
        href: clearing.path,
        text: clearing.title,
        about: aboutClearing,
      },
    ],
  };
}

export const themeSides: readonly ThemesSide[] = [
  sideWith({
    side: 'people',
    here: 'themes',
    path: '/staff/themes',
    settles: 'settle-themes',
    ownsCodebook: true,
    title: 'Themes',
    clearing: {
      here: 'quotations',
      path: '/staff/quotations',
      clears: 'clear-quotations',
      title: 'Quotations',
    },
  }),
  sideWith({
    side: 'victim',
    here: 'victim-themes',
    path: '/staff/victim-themes',
    settles: 'settle-victims-themes',
    ownsCodebook: false,
    title: 'Victims’ themes',
    clearing: {
      here: 'victim-quotations',
      path: '/staff/victim-quotations',
      clears: 'clear-victims-quotations',
      title: 'Victims’ quotations',
    },
  }),
];
