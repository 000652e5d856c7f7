import type { Chance } from './chance.ts';
import type { Harmed } from './harmed.ts';
import { isYoung } from './person.ts';
import { asTyped, asWritten, quietTails } from './spelling.ts';

/**
 * Words for made-up people who were harmed, or who speak for somebody who was. They follow what victims tell
 * services in general; none is anybody's own, and none tells of a child.
 */
type Words = Readonly<Record<'adult' | 'young' | 'proxy', readonly string[]>>;

const affected: Words = {
  adult: [
    'I have trouble sleeping since it happened',
    'I do not like being in the shop alone now',
    'I check the doors twice every night',
    'it cost me two days of work and the repair',
    'I feel angry more than anything',
    'I avoid that street now',
    'my car was off the road for three weeks',
    'I am more nervous on the bus',
    'not much in the end, but it was upsetting',
    'my confidence went for a while',
    'the insurance did not pay for the damage',
  ],
  young: [
    'I do not walk home that way any more',
    'I get nervous at the bus stop',
    'I did not want to go to school for a bit',
    'I miss my bike',
    'I am ok now',
    'I keep thinking about it',
  ],
  proxy: [
    'she does not like to go out alone now',
    'he sleeps badly since it happened',
    'it made her nervous at the door',
    'he lost his confidence and stopped football',
  ],
};
const wanted: Words = {
  adult: [
    'an apology that is meant',
    'to know that it will not happen again',
    'for them to understand what it did to people',
    'that they get help, not just a telling off',
    'the damage paid for',
    'nothing for me, just that they learn from it',
    'a letter that says why',
    'to be kept informed',
  ],
  young: [
    'say sorry and mean it',
    'my bike back',
    'that they leave me alone',
    'that it does not happen to someone else',
  ],
  proxy: ['an apology', 'for him to feel safe at school again', 'that somebody explains to her why'],
};
const said: Words = {
  adult: [
    'why me?',
    'was it planned?',
    'I would like to know why they did it',
    'please let me know what happens',
    'I hope that they are doing better',
    'thank you for asking me, nobody did before',
  ],
  young: ['why did you do it?', 'I did not do anything to you', 'nothing really'],
  proxy: ['she would like to know why', 'please write to us and do not phone'],
};
const wishes = [
  'some work for the community garden',
  'a letter of apology',
  'help at the food bank',
  'clean the graffiti off the wall',
  'something that teaches them a trade',
  'fix bikes for other people',
] as const;
const best: Words = {
  adult: [
    'somebody rang when they said they would',
    'being asked what I wanted',
    'she listened and did not rush me',
    'the letter of apology',
    'I was kept up to date',
    'it was all explained clearly',
    'meeting in person, with somebody beside me',
    'I could ask my questions and got answers',
  ],
  young: [
    'she was nice and listened',
    'I got to say my side',
    'they told me what was going on',
    'the letter',
  ],
  proxy: ['she was listened to', 'he got a letter and it helped'],
};
const change: Words = {
  adult: [
    'tell people sooner',
    'I heard nothing for weeks',
    'too many different people called me',
    'explain restorative justice in plain words',
    'the first letter was cold',
    'nothing, thank you',
    'call after work and not in the day',
    'let me know what happened in the end',
  ],
  young: ['text me, do not ring my mum', 'tell me what happened to them', 'nothing', 'it took too long'],
  proxy: ['speak to her and not only to me', 'tell us sooner'],
};

const wordsFor = (words: Words) => (person: Harmed, luck: Chance) => spoken(words, person, luck);

export const whatItDid = wordsFor(affected);
export const whatIsWanted = wordsFor(wanted);
export const whatToSay = wordsFor(said);
export const whatWasBest = wordsFor(best);
export const whatToChange = wordsFor(change);
export const reparationWished = wordsFor({ adult: wishes, young: wishes, proxy: wishes });

/** What tells of somebody who may be at risk, so that there is an alert to look at. */
export const tellingOfFear = 'I am scared to go out. They know where I live.';

function spoken(words: Words, person: Harmed, luck: Chance): string {
  if (person.proxy) return asWritten(luck.one(words.proxy), luck);
  return isYoung(person)
    ? asTyped(luck.one(words.young), luck, quietTails)
    : asWritten(luck.one(words.adult), luck);
}
