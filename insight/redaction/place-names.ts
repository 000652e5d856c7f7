/** Towns and parts of large ones, in lower case. None of them is also an everyday word. */
import knownPlaces from './known-places.json' with { type: 'json' };
import { afterRelation, eitherCase, plain } from './ordinary.ts';
import { ways } from './reach.ts';

/** Schools, clubs, streets and towns. */

const ofPlaces =
  'school|college|academy|primary|high|sixth form|university|pru|hostel|church|mosque|estate|youth club|' +
  'youth centre|community centre';
/** The kind of place that stands after its name: "School", "of Hill". Looked for at one place at a time. */
const kindOfPlace = new RegExp(`(?:[Oo]f )?(?:${eitherCase(`${ofPlaces}|${ways}`)})\\b`, 'uy');

export function withoutPlaceNames(text: string): string {
  return withoutTowns(withoutSmallNames(withoutProperNames(text)));
}

/**
 * Proper names before the kind of place that they are go; the kind stays, for it may be what somebody speaks
 * of. Word by word, and each looked at once: one expression for all the words of a name takes longer than
 * anybody waits, where many words with capitals lead to no place.
 */
function withoutProperNames(text: string): string {
  let left = '';
  let done = 0;
  let begun = -1;
  let placed = -1;
  const close = () => {
    if (begun >= 0 && placed > begun) {
      left += text.slice(done, begun) + keepOrdinary(text.slice(begun, placed));
      done = placed;
    }
    [begun, placed] = [-1, -1];
  };
  let end = -1;
  for (const { 0: word, index } of text.matchAll(/[\p{L}'’-]+/gu)) {
    const first = nameWithin(word);
    if (index !== end || first !== 0) close();
    end = -1;
    if (first === -1) continue;
    if (begun < 0) begun = index + first;
    const dot = text[index + word.length] === '.' ? 1 : 0;
    const after = index + word.length + dot;
    if (text[after] !== ' ') {
      close();
      continue;
    }
    end = after + 1;
    kindOfPlace.lastIndex = end;
    if (kindOfPlace.test(text)) placed = end;
  }
  close();
  return left + text.slice(done);
}

/**
 * Where in a word a name may begin: at its first letter, or after a mark; -1 where no small letter follows a
 * capital.
 */
function nameWithin(word: string): number {
  let small = word.length - 1;
  while (small >= 0 && !/\p{Ll}/u.test(word.charAt(small))) small -= 1;
  const name = /(?<![a-zA-Z])\p{Lu}/u.exec(word);
  return name && name.index < small ? name.index : -1;
}

/** Words that stand before the kind of a place and are no part of its name. */
const ordinaryWords =
  `the my our a at in his her their this that your to from no and but because new old is was when after
  we they he she it i go going went more not miss back every some any all which what only primary
  secondary high special mainstream local next`.split(/\s+/);
const isOrdinary = new RegExp(`^(?:${ordinaryWords.join('|')})$`, 'iu');

/** "At Hill High School" loses "Hill High"; "The school" keeps its "The". */
function keepOrdinary(names: string): string {
  const words = names.trim().split(' ');
  const ordinary = (word: string) => !/^\p{Lu}/u.test(word) || isOrdinary.test(word);
  const kept = words.map((word) => (ordinary(word) ? word : '[name]')).join(' ');
  return `${kept.replaceAll(/\[name\](?: \[name\])+/gu, '[name]')} `;
}

/** Words that stand before "school" and the like, and are no name of one. */
const beforeSchool = new Set([
  ...ordinaryWords,
  ...afterRelation,
  ...`after before boring hate hated like love loved bunk bunked bunking skip skipped skipping miss missed
  missing start started starting leave left leaving finish finished home whole boarding state private
  grammar public free catholic muslim christian religious middle junior infant night summer sunday
  saturday good bad better nice shit crap rubbish big small proper normal different another same through
  during outside inside near into around about attend attended attending quit hating enjoy enjoyed do
  did failed excluded mean means means than then into onto over under until between without within her
  his its our your their no and or first second third last nearest further sixth village town city art
  film drama music sports football tech language faith specialist mixed boys girls all-boys all-girls
  alternative council housing entire rough dodgy industrial real trading open closed online full part
  high main back side busy every`.split(/\s+/),
]);
const smallName = new RegExp(
  "(?<![\\p{L}\\p{N}'’-])([\\p{L}'’-]+) " +
    '(?=(?:academy|pru|(?:high|primary|secondary|infant|junior)s?(?: school)?|school|college|sixth form|' +
    'estate|youth (?:club|centre))\\b(?! (?:days?|term|work|rules?|holidays?|uniform|trips?|bus)\\b))',
  'giu',
);

/** Many are written small: "fernhill academy". Their kind stays. */
function withoutSmallNames(text: string): string {
  const without = (all: string, name: string) => (isOrdinaryBefore(name) ? all : '[name] ');
  return text
    .replaceAll(smallName, without)
    .replaceAll(beforeName, without)
    .replaceAll(smallStreet, (all, where: string, name: string) =>
      isOrdinaryBefore(name) ? all : `${where} [name] `,
    );
}

function isOrdinaryBefore(name: string): boolean {
  const word = plain(name);
  return beforeSchool.has(word) || /(?:ing|ed|ly|n't|'s|'re|'m)$/u.test(word);
}

/** The word before the last of a school's name: "harrow" of "harrow mead academy". */
const beforeName = new RegExp(
  "(?<![\\p{L}\\p{N}'’-])([\\p{L}'’-]+) " +
    '(?=\\[name\\] (?:academy|pru|high|primary|secondary|school|college|estate)\\b)',
  'giu',
);
const smallStreet =
  /\b(in|on|down|off|from) ([\p{L}'’-]+) (?=(?:road|rd|lane|street|avenue|ave|crescent|terrace)\b)/giu;

const town = new RegExp(`(?<![\\p{L}\\p{N}])(?:${knownPlaces.join('|')})(?![\\p{L}\\p{N}])`, 'giu');

function withoutTowns(text: string): string {
  return text.replaceAll(town, '[place]');
}
