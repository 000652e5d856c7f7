/** How somebody is reached, where they live, when they were born, and numbers that are theirs alone. */

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|' +
  'oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** What a street is called after its name. */
export const ways =
  'road|rd|street|st|avenue|ave|close|lane|drive|court|crescent|gardens|terrace|grove|mews|estate|' +
  'square|hill|rise|parade|row|walk|way|house|flats?|park|towers?';
const apps =
  'snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|discord|whats ?app|facebook|fb|telegram|twitter|xbox|psn|' +
  'steam|username|user name|gamer ?tag|handle';
/** What is said of an app and is no name: "my discord is off". */
const ofApps =
  '(?:off|on|down|broken|gone|banned|blocked|private|hacked|better|fun|good|bad|rubbish|shit|crap|boring|' +
  'easier|my|the|an?|not|for|how|where|what|why|full|all|just|so|too|only|really|bare|no|nice)\\b';
/** Numbers of these say nothing of where somebody lives, or how old they are: "5 minutes down the road". */
const units =
  '(?:min(?:ute)?s?|hours?|hrs?|miles?|times?|people|years?(?! old)|weeks?|days?|months?|more|other|out of|' +
  'different|meetings?|sessions?|buses|lads?|boys?|girls?|kids?|percent|pounds|quid|steps?)\\b';
const measured = `(?:${units}|(?:of|or|and|to)\\b)`;
const age = '(?:[89]|1\\d|2[0-5])';
const ageInWords =
  '(?:eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)';
const mailHosts = 'gmail|hotmail|outlook|yahoo|icloud|live|proton(?:mail)?|aol';
/** Royal Mail uses no other letters in the second half of a postcode, so "6pm" is none. */
const inward = '[abd-hjlnp-uw-z]{2}';

/** In this order, for an e-mail address has an @ and a date has digits too. */
const patterns: readonly [RegExp, string][] = [
  [/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, '[e-mail]'],
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]+ ?(?:\\(at\\)|\\bat\\b|@) ?(?:${mailHosts})\\b` +
        '(?: ?(?:dot|\\.) ?(?:com|co|uk|org|net|me)\\b){0,2}',
      'giu',
    ),
    '[e-mail]',
  ],
  [
    new RegExp(
      '(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}._%+-]+ at [\\p{L}\\p{N}-]+ ' +
        'dot (?:com|co|org|net|uk|ac|gov)\\b(?: dot uk\\b)?',
      'giu',
    ),
    '[e-mail]',
  ],
  [
    new RegExp(
      '\\b(?:https?:\\/\\/|www\\.)[^\\s<>]+|' +
        '(?<![\\p{L}\\d.@-])(?:[a-z\\d-]{1,63}\\.){1,4}(?:' +
        '[a-z]{2,24}\\/[^\\s]*|' +
        '(?:com|co\\.uk|org|org\\.uk|net|io|me|uk|tv|gg|ly|app|info|eu)\\b(?!\\.\\p{L}))',
      'giu',
    ),
    '[link]',
  ],
  [/(?<![\p{L}\p{N}])@[\p{L}\p{N}_][\p{L}\p{N}_.]*(?:#\d+)?/gu, '[account]'],
  [
    new RegExp(
      `\\b((?:${apps})(?:'s|s)?(?: name| user(?:name)?| account| id)?(?: is| as| called| under|:| -| =)) ` +
        `*(?!\\[)(?!${ofApps})[\\p{L}\\p{N}_.-]+(?:#\\d+)?`,
      'giu',
    ),
    '$1 [account]',
  ],
  // What follows an app's name and has a dot or a digit inside, or a line under it: "insta its.me".
  [
    new RegExp(
      `\\b((?:${apps})(?:'s|s)?(?: name| user(?:name)?| account| id)?) ` +
        '(?!\\[)(?=[\\p{L}\\p{N}]*(?:[_.][\\p{L}\\p{N}_]|\\p{L}\\p{N}))[\\p{L}\\p{N}_.]+(?:#\\d+)?',
      'giu',
    ),
    '$1 [account]',
  ],
  [/(?<![\p{L}\p{N}_.])(?=[\p{L}\p{N}.]*_)(?=[\p{N}_.]*\p{L})[\p{L}\p{N}_.]+/gu, '[account]'],
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
  [/\b((?:reg|plate)(?: is|:)?) [a-z]{1,2}\d{1,3} ?[a-z]{3}\b/giu, '$1 [number]'],
  [/\b[A-Z]{2,4} \d{4} \d{2,}\b/gu, '[number]'],
  // A National Insurance number, a number plate of today and of before 2001, and a reference.
  [/\b[a-z]{2} ?\d{2} ?\d{2} ?\d{2} ?[a-d]\b/giu, '[number]'],
  [/\b(?:[A-Z]{2}\d{2} ?[A-Z]{3}|[a-z]{2}\d{2}[a-z]{3})\b(?!['’])/gu, '[number]'],
  [/\b[A-Z]\d{3} ?[A-Z]{3}\b/gu, '[number]'],
  [/\b(?!covid)[a-z]{2,5}[-/]\d{2,}(?:[-/]\d+)*\b/giu, '[number]'],
  [new RegExp(`\\b[a-z]{1,2}\\d[a-z\\d]?[ \\u00a0.-]{0,3}\\d${inward}\\b`, 'giu'), '[postcode]'],
  [new RegExp(`\\b[a-z]{1,2}\\d[a-z\\d]? {0,2}\\d ${inward}\\b`, 'giu'), '[postcode]'],
  [/(?<![\p{N}])[+(]?\d(?:[\s().-]{0,2}\d){6,}/gu, '[phone]'],
  [
    new RegExp(
      '\\b(?:flat|apartment|apt|room|block|plot|pitch|unit) \\d+[a-z]?\\b,?' +
        `(?: [\\p{L}'’-]+(?= (?:${ways})\\b))?`,
      'giu',
    ),
    '[address]',
  ],
  [
    new RegExp(
      '\\b\\d{1,4}[a-z]?,? (?:heol|ffordd|stryd|clos|maes|rhodfa|lôn)' + "(?: (?:y|yr|[\\p{L}'’-]{3,})){1,2}",
      'giu',
    ),
    '[address]',
  ],
  [
    new RegExp(
      `(?<![£$€.\\d])\\b\\d{1,4}[a-z]?,? (?!${measured})(?!(?:each|every|one|both|half)\\b)` +
        "(?:[\\p{L}'’-]+ )(?!(?:the|that|this|my|our) )" +
        `(?:[\\p{L}'’-]+ ){0,2}?(?:${ways})\\b\\.?`,
      'giu',
    ),
    '[address]',
  ],
  [/\b(?:19|20)\d{2}\b/gu, '[date]'],
  [/\d{4,}/gu, '[number]'],
  [
    new RegExp(
      "\\b(i am|i['’]?m|i was|was i|he is|he['’]?s|she is|she['’]?s|aged?|turn|turned|turning|only|just|" +
        'nearly|almost|when i was) (nearly |almost |only |just )?' +
        `(?:${age}(?!\\d)(?!:|\\.\\d|%)|${ageInWords})(?! ?${units})\\b(?: years? old)?`,
      'giu',
    ),
    '$1 $2[age]',
  ],
  [new RegExp(`\\b(?:\\d{1,2}|${ageInWords})[ -]?(?:years?[ -]old|yrs?[ -]old|y\\/?o)\\b`, 'giu'), '[age]'],
  [new RegExp(`\\b(is|am|was) ${age} ?(?:yrs?|years)\\b(?! (?:in|of|ago|to|for))`, 'giu'), '$1 [age]'],
  [/\b(from|in|round|near|to) [a-z]{1,2}\d{1,2}\b/giu, '$1 [place]'],
  // Postcode areas, by which streets and those who belong to them are called.
  [/(?<![\p{L}\p{N}])[A-Z]{1,2}\d{1,2}[A-Z]?(?![\p{L}\p{N}])/gu, '[place]'],
];

/** A text without how somebody is reached, where they live, their dates and their numbers. */
export function withoutReach(text: string): string {
  let left = text;
  for (const [pattern, instead] of patterns) left = left.replaceAll(pattern, instead);
  return left;
}
