import type { Chance } from './chance.ts';

const short: readonly (readonly [RegExp, string])[] = [
  [/\byour\b/g, 'ur'],
  [/\byou\b/g, 'u'],
  [/\bpeople\b/g, 'ppl'],
  [/\bbecause\b/g, 'cos'],
  [/\band\b/g, 'n'],
  [/\bproperly\b/g, 'proper'],
  [/\bI do not know\b/gi, 'idk'],
  [/\bnothing\b/g, 'nothin'],
  [/\breally\b/g, 'rly'],
  [/\bsomething\b/g, 'summat'],
];
const slips: readonly (readonly [RegExp, string])[] = [
  [/\ba lot\b/, 'alot'],
  [/reparation/, 'repration'],
  [/professionals/, 'proffesionals'],
  [/because/, 'becuase'],
  [/different/, 'diffrent'],
  [/definitely/, 'definately'],
  [/their\b/, 'there'],
  [/sessions/, 'sesions'],
  [/confusing/, 'confuseing'],
];
const spoken: readonly (readonly [RegExp, string])[] = [
  [/\bdo not\b/g, "don't"],
  [/\bdid not\b/g, "didn't"],
  [/\bdoes not\b/g, "doesn't"],
  [/\bcannot\b/g, "can't"],
  [/\bI am\b/g, "I'm"],
  [/\bit is\b/g, "it's"],
];
const tails = [' tbh', ' lol', ' innit', ' still', ' init'];
/** After what is no laughing matter. */
export const quietTails = [' tbh', ' still'];

/**
 * The same words as a teenager may type them: tidily, without capitals and apostrophes, or as in a text
 * message. Mostly without a full stop.
 */
export function asTyped(text: string, luck: Chance, after: readonly string[] = tails): string {
  const said = apply(spoken, text);
  return luck.drawn<() => string>([
    [() => (luck.happens(0.5) ? stopped(capital(said)) : capital(said)), 30],
    [() => bare(luck.happens(0.3) ? apply(slips, said) : said), 45],
    [() => bare(apply(short, said)) + (luck.happens(0.35) ? luck.one(after) : ''), 25],
  ])();
}

/** The same words as an adult writes them: in sentences, now and then in a hurry. */
export function asWritten(text: string, luck: Chance): string {
  const said = apply(spoken, text);
  return luck.drawn<() => string>([
    [() => stopped(capital(said)), 75],
    [() => capital(said), 15],
    [() => bare(said), 10],
  ])();
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function stopped(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function apply(changes: readonly (readonly [RegExp, string])[], text: string): string {
  return changes.reduce((changed, [from, to]) => changed.replace(from, to), text);
}

function bare(text: string): string {
  return text.replaceAll("'", '').toLowerCase();
}
