/**
 * A regular expression in its parts, as far as it takes to write texts for it. `written`: a character or some
 * in a row, as a few that fit. `look`: what stands before or after, and is no part of what is found.
 * `nothing`: an anchor.
 */
export type Part =
  | { is: 'written'; fits: string[] }
  | { is: 'look'; part: Part }
  | { is: 'all'; parts: Part[] }
  | { is: 'either'; parts: Part[] }
  | { is: 'repeat'; part: Part; least: number; most: number }
  | { is: 'nothing' };

/** The parts of a regular expression. Throws where it cannot be read. */
export function treeOf({ source, flags }: { source: string; flags: string }): Part {
  let at = 0;
  const plainFlags = flags.replaceAll(/[gyd]/g, '');
  const wide = /[uv]/.test(flags);

  function either(): Part {
    const parts = [all()];
    while (source[at] === '|') {
      at++;
      parts.push(all());
    }
    const [only] = parts;
    return parts.length === 1 && only ? only : { is: 'either', parts };
  }

  function all(): Part {
    const parts: Part[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') {
      const part = repeated(single());
      const before = parts.at(-1);
      const [letter] = isLetter(part) ? part.fits : [];
      if (letter !== undefined && before && isLetter(before)) {
        parts[parts.length - 1] = { is: 'written', fits: before.fits.map((word) => word + letter) };
      } else parts.push(part);
    }
    return { is: 'all', parts };
  }

  function single(): Part {
    const rest = source.slice(at);
    const look = /^\(\?(?:<?[=!])/.exec(rest);
    const group = look ?? /^\((?:\?(?::|<\w+>))?/.exec(rest);
    if (group) {
      at += group[0].length;
      const within = either();
      if (source[at] !== ')') throw new Error(`no end of a group: ${source}`);
      at++;
      return look ? { is: 'look', part: within } : within;
    }
    const bare = /^(?:[\^$]|\\[bB]|\\[1-9]|\\k<\w+>)/.exec(rest);
    if (bare) {
      at += bare[0].length;
      return { is: 'nothing' };
    }
    const written =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.)/s.exec(
        rest,
      );
    const character =
      written?.[0] ?? (wide ? String.fromCodePoint(rest.codePointAt(0) ?? 0) : rest.charAt(0));
    at += character.length;
    return { is: 'written', fits: fitting(character) };
  }

  function repeated(part: Part): Part {
    const mark = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at));
    if (!mark) return part;
    at += mark[0].length;
    const [sign, from, comma, to] = mark;
    if (sign.startsWith('?')) return { is: 'repeat', part, least: 0, most: 1 };
    if (from === undefined) {
      return { is: 'repeat', part, least: sign.startsWith('+') ? 1 : 0, most: Number.POSITIVE_INFINITY };
    }
    const most = to ? Number(to) : comma ? Number.POSITIVE_INFINITY : Number(from);
    return { is: 'repeat', part, least: Number(from), most };
  }

  /** A few characters of different kinds that fit what is written for one. */
  function fitting(written: string): string[] {
    if (/^[^\\[.]/.test(written)) return [written];
    const one = new RegExp(`^${written}$`, plainFlags);
    const known = kinds.flatMap((kind) => [...kind].find((character) => one.test(character)) ?? []);
    if (known.length > 0) return known;
    const rare = rarelyTyped.find((character) => one.test(character));
    return rare === undefined ? [] : [rare];
  }

  const tree = either();
  if (at < source.length) throw new Error(`not all of it is read: ${source}`);
  return tree;
}

/** What people type, and what they do not, a kind a line. */
const kinds = [
  'abcdefghijklmnopqrstuvwxyz',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  '0123456789',
  ' \t',
  '\n\r',
  '-_./',
  `,;:!?'"()[]{}<>|&%$#@*+=~^\`\\`,
  '’‘”“…–—•´',
  'éß',
  'لا字',
  '\u0301\u200d\ufe0f\u20e3',
  '👍😀',
  '\u0000',
];

const rarelyTyped = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code));

function isLetter(part: Part): part is Extract<Part, { is: 'written' }> {
  return part.is === 'written' && part.fits.length === 1;
}

/** Whether a part may be as long as a text is. */
export function mayBeLong(part: Part): boolean {
  switch (part.is) {
    case 'all':
    case 'either':
      return part.parts.some(mayBeLong);
    case 'look':
      return mayBeLong(part.part);
    case 'repeat':
      return part.most > longestShort || mayBeLong(part.part);
    default:
      return false;
  }
}

/** What is repeated more often than this may be slow. */
const longestShort = 60;
