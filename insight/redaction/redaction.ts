import commonFirstNames from './first-names.json' with { type: 'json' };

/**
 * First names that are common in England and Wales, in lower case. None of them is also an everyday word:
 * those ("will", "grace") are known by their capital alone.
 */
const firstNames: ReadonlySet<string> = new Set(commonFirstNames);

/** What stands in the place of what was taken out: `[name]`, `[phone]`. */
export const hiddenKinds = [
  'name',
  'phone',
  'number',
  'e-mail',
  'link',
  'account',
  'postcode',
  'place',
  'address',
  'date',
  'age',
] as const;

/**
 * English words without what may tell whose they are: names, how to reach somebody, where they live, when
 * they were born. It errs towards taking out too much, and cannot take out everything: a person who reads on
 * still keeps it to themselves. What was redacted already stays.
 */
export function redacted(text: string): string {
  let left = text.normalize('NFC');
  for (const [pattern, instead] of patterns) left = left.replaceAll(pattern, instead);
  return withoutNames(left);
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|' +
  'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const way =
  'road|rd|street|st|avenue|ave|close|lane|drive|court|crescent|gardens|terrace|grove|mews|estate|' +
  'square|hill|rise|parade|row|walk|way|house|flats?|park|towers?';
const apps =
  'snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|whats ?app|facebook|fb|telegram|twitter|xbox|psn|' +
  'steam|username|user name|gamer ?tag|handle';
/** Numbers of these say nothing of where somebody lives: "5 minutes down the road". */
const measured =
  '(?:min(?:ute)?s?|hours?|hrs?|miles?|times?|people|years?|weeks?|days?|months?|more|other|of|or|' +
  'and|to|different|meetings?|sessions?|buses|lads?|boys?|girls?|kids?)\\b';

/** In this order, for an e-mail address has an @ and a date has digits too. */
const patterns: readonly [RegExp, string][] = [
  [/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[e-mail]'],
  [
    new RegExp(
      '\\b(?:https?:\\/\\/|www\\.)[^\\s<>]+|' +
        '(?<![a-z\\d-])\\b[a-z\\d-]+\\.(?:com|co\\.uk|org|org\\.uk|net|io|me)(?:\\/[^\\s]*)?\\b',
      'giu',
    ),
    '[link]',
  ],
  [/(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_.]*/gu, '[account]'],
  [
    new RegExp(
      `\\b((?:${apps})(?:'s|s)?(?: name| user(?:name)?| account| id)?(?: is|:| -| =)) ` +
        '*(?!\\[)[\\p{L}\\p{N}_.-]+',
      'giu',
    ),
    '$1 [account]',
  ],
  [/\b\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4}\b/gu, '[date]'],
  [/\b(?:19|20)\d{2}-\d{1,2}-\d{1,2}\b/gu, '[date]'],
  [
    new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${months})\\b(?:,? (?:19|20)?\\d{2}\\b)?`, 'giu'),
    '[date]',
  ],
  [
    new RegExp(
      `\\b(?:${months})(?: the)? \\d{1,2}(?:st|nd|rd|th)?\\b(?:,? (?:19|20)\\d{2}\\b)?|` +
        `\\b(?:${months}) (?:19|20)\\d{2}\\b`,
      'giu',
    ),
    '[date]',
  ],
  [/\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/giu, '[postcode]'],
  [/(?<![\p{N}])[+(]?\d(?:[\s().-]{0,2}\d){6,}/gu, '[phone]'],
  [/\b(?:flat|apartment|apt|room|block) \d+[a-z]?\b,?/giu, '[address]'],
  [
    new RegExp(
      `\\b\\d{1,4}[a-z]?,? (?!${measured})(?:[\\p{L}'’-]+ )(?!(?:the|that|this|my|our) )` +
        `(?:[\\p{L}'’-]+ ){0,2}?(?:${way})\\b\\.?`,
      'giu',
    ),
    '[address]',
  ],
  [/\b(?:19|20)\d{2}\b/gu, '[date]'],
  [/\d{4,}/gu, '[number]'],
  [/\b(i am|i'm|i’m|im|aged?|turned|turning|only|just) (?:[89]|1\d|2[0-5])\b(?!:|\.\d|%)/giu, '$1 [age]'],
  [/\b(?:[89]|1\d|2[0-5])[ -]?(?:years?[ -]old|yrs?[ -]old|y\/?o)\b/giu, '[age]'],
  // Postcode areas, by which streets and those who belong to them are called.
  [/(?<![\p{L}\p{N}])[A-Z]{1,2}\d{1,2}[A-Z]?(?![\p{L}\p{N}])/gu, '[place]'],
];

const capital = "\\p{Lu}[\\p{L}'’-]*\\p{Ll}[\\p{L}'’-]*";
const ofPlaces = 'school|college|academy|primary|high|sixth form|university|pru|hostel|church|mosque|estate';
const places = `${ofPlaces}|${way}`;
/** The kind of place that stands after its name: "School", "of Hill". Looked for at one place at a time. */
const kindOfPlace = new RegExp(`(?:[Oo]f )?(?:${eitherCase(places)})\\b`, 'uy');

const relations =
  'worker|manager|officer|mentor|teacher|counsellor|therapist|nurse|coach|tutor|solicitor|mum|mom|' +
  'dad|stepdad|stepmum|brother|bro|sister|sis|nan|grandad|friend|mate|bestie|cousin|boyfriend|' +
  'girlfriend|bf|gf|partner|son|daughter|carer|victim|lad|boy|girl|man|lady|woman|guy|kid|baby|judge|' +
  'psychologist';
const titles =
  'mr|mrs|ms|miss|mx|dr|doctor|sir|pc|dc|sgt|sergeant|inspector|aunt|auntie|aunty|uncle|imam|pastor';

/** What follows "my worker" and is no name. */
const afterRelation = new Set(
  `a about actually after again all almost also although always am an and any anyway are aren't arent around
  as asked at back because been before being but by came can can't cant could couldn't couldnt cos did
  didn't didnt do does doesn't doesnt doing don't dont each either even ever every for from gave get gets
  getting give gives go goes going gone good got great had hadn't hadnt has hasn't hasnt have haven't havent
  he her here him his how i if im in is isn't isnt it its just keep keeps kept kind knew know knows left let
  lets like likes listen listens look looks lovely made make makes may me might more most must my needs
  never nice no not now of off on once one only or our out over really rang said same saw say says sees seem
  seems sent shall she should shouldn't shouldnt since so some sometimes soon speak speaks spoke still such
  take takes talk talks tell tells than that thats the their them then there these they thinks this though
  thought through to told too took treat treats tried tries try understand understands understood until up
  us used usually very want wants was wasn't wasnt we well went were weren't werent what when where which
  while who whos why will with without won't wont would wouldn't wouldnt yes you your met meets meet rude
  horrible amazing brilliant best helpful funny strict and/or work works group people person side time times
  thing things cared cares drove drives runs ran helps called calls rings texts turned turns understanding
  support supports team teams or visits came put puts felt feels`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Words with a capital inside a sentence that tell of nobody. */
const capitalised = new Set(
  `i i'm i've i'd i'll im ive id ill monday tuesday wednesday thursday friday saturday sunday mondays
  fridays saturdays sundays january february march april may june july august september october november
  december english maths science teams zoom facetime whatsapp snapchat instagram tiktok youtube google
  facebook microsoft xbox playstation covid christmas easter ramadan eid diwali muslim islam islamic
  christian catholic jewish hindu sikh black white asian african caribbean british english scottish welsh
  irish polish romanian somali turkish bengali pakistani indian arabic spanish french portuguese youth
  justice service offending team restorative referral order board panel mum dad nan mom gran grandad
  childline samaritans nhs camhs school college academy university centre office court police station house
  god allah mcdonalds kfc bible quran`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const titled = new RegExp(`\\b(${titles})\\.? (?!\\[)[\\p{L}][\\p{L}'’-]*`, 'giu');
const called = new RegExp(
  `\\b(${eitherCase("called|named|name is|name's|name’s|names|name was")}) ` +
    '(?!\\[)(?!(?:a|an|the|me|us|him|her|them|my|out|in|on|for|back|off|up|and|it|that|names)\\b)' +
    `[\\p{L}][\\p{L}'’-]*(?: ${capital})?`,
  'gu',
);
const related = new RegExp(`\\b(${relations})((?:,| -)?) (?!\\[)([\\p{L}][\\p{L}'’-]*)`, 'giu');

function withoutNames(text: string): string {
  const left = withoutPlaceNames(text)
    .replaceAll(titled, '$1 [name]')
    .replaceAll(called, '$1 [name]')
    .replaceAll(related, (all, relation: string, between: string, next: string) =>
      afterRelation.has(plain(next)) || /(?:ing|ed|ly|n't|n’t|'s|’s)$/iu.test(next) || between.length > 1
        ? all
        : // After a comma only what looks like a name: "my worker, he".
          between === ',' && !/^\p{Lu}/u.test(next)
          ? all
          : `${relation}${between} [name]`,
    );
  return withoutCapitals(left).replaceAll(/\[name\](?:[\s-]+\[name\])+/gu, '[name]');
}

/**
 * Proper names before the kind of place that they are go; the kind stays, for it may be what somebody speaks
 * of. Word by word, and each looked at once: one expression for all the words of a name takes longer than
 * anybody waits, where many words with capitals lead to no place.
 */
function withoutPlaceNames(text: string): string {
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

/** What was taken out already, and nothing else in brackets. */
const mark = `\\[(?:${hiddenKinds.join('|')})\\]`;
const marks = new RegExp(mark, 'gu');
const wordOrMark = new RegExp(`${mark}|\\p{L}[\\p{L}\\p{M}'’-]*`, 'gu');

/** Known first names, and words that have a capital in the middle of a sentence. */
function withoutCapitals(text: string): string {
  const letters = text.replaceAll(marks, '');
  const upper = letters.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = letters.match(/\p{Ll}/gu)?.length ?? 0;
  const shouted = upper > lower;
  return text.replaceAll(wordOrMark, (word, at: number) => {
    if (word.startsWith('[')) return word;
    const bare = plain(word);
    const owner = bare.replace(/'s$/u, '');
    const ending = bare === owner ? '' : word.slice(owner.length);
    if (firstNames.has(owner) || firstNames.has(owner.replace(/s$/u, ''))) return `[name]${ending}`;
    const named = /^\p{Lu}\p{Ll}/u.test(word) && !shouted && !startsSentence(text, at);
    return named && !capitalised.has(owner) && !capitalised.has(bare) ? `[name]${ending}` : word;
  });
}

function startsSentence(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && /[ \t]/.test(text.charAt(before))) before -= 1;
  while (before >= 0 && /['‘ ]/.test(text.charAt(before))) before -= 1;
  return before < 0 || /[.!?:\n•*"“(-]/.test(text.charAt(before));
}

/** Each of the words with a small or a capital letter at its beginning. */
function eitherCase(words: string): string {
  return words.replaceAll(/(?<![^|])[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}
