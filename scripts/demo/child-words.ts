import type { Chance } from './chance.ts';
import type { Activity, Child } from './children.ts';
import { asTyped } from './spelling.ts';

/**
 * Words for made-up children, put together by chance from short pieces. They follow what children told
 * services and inspectors in general; none is anybody's own.
 */

const worker = [
  'my worker was nice',
  'my worker was down to earth',
  'my worker had time for me',
  'she listened and did not judge me',
  'he was real with me',
  'she explained everything properly',
  'they never gave up on me',
  'my worker came out to see me',
  'he was funny',
  'she remembered what I told her',
  'my worker talked to me like a person',
  'having someone to talk to every week',
  'she sorted things with my school',
  'he helped me with my CV',
];
const activity = [
  'the ACTIVITY',
  'doing the ACTIVITY',
  'the ACTIVITY was the best bit',
  'the ACTIVITY because I made something',
  'the ACTIVITY because I learned something new',
  'I liked the ACTIVITY',
  'the ACTIVITY was sick',
  'going to the ACTIVITY every week',
  'the ACTIVITY because the people running it were nice',
];
const nothingBest = ['nothing really', 'I do not know', 'when it ended', 'not a lot', 'it was alright'];
const workerTails = [
  'and we had a laugh',
  'and never rushed me',
  'so I turned up',
  'which nobody did before',
  'and it helped a lot',
];
const activityTails = [
  'because I felt calm there',
  'because it was different from school',
  'and I want to do it again',
  'because I was good at it',
  'and my mum was proud',
];

const reparation = [
  'the reparation did not fit what I am good at',
  'let us pick our own reparation',
  'the reparation felt pointless, I can fix bikes',
  'reparation was just picking up litter in the rain',
  'I am good with computers so let me do that for reparation',
  'more choice of reparation',
  'reparation on a Saturday was hard because I work',
];
const tooMany = [
  'too many professionals at once',
  'I had to tell my story to about five people',
  'too many people, I did not know who was who',
  'just have one person, not loads of meetings',
  'it was confusing because everyone asked the same things',
];
const darkPlace = [
  'the building is dark',
  'put lights in the car park',
  'the waiting room is dark and old',
  'make the building nicer, it looks like a police station',
  'it gets dark early so do the sessions before that',
];
const online = [
  'the online sessions were hard to follow',
  'no more video calls, it kept freezing',
  'online was hard because I cannot concentrate on a screen',
  'meet in person not on a screen',
];
const sessions = [
  'the worksheets are boring',
  'too much talking and not enough doing',
  'shorter sessions',
  'let me come after college not in the day',
  'tell us the time the day before by text',
  'it takes two buses to get there',
  'more trips',
  'more food',
  'ask us what we want to do',
  'nobody asked us before they changed it',
];
const nothingToChange = [
  'nothing',
  'nothing it was good',
  'nothing really',
  'I do not know',
  'it is fine as it was',
];
const more = ['more of the ACTIVITY', 'let more people do the ACTIVITY', 'run the ACTIVITY in the holidays'];

const saferPlace = [
  'more lights',
  'lights outside and in the car park',
  'a light by the door',
  'someone nice at the front desk',
  'let us wait inside and not on the street',
  'meet at the library or somewhere',
  'meet me nearer to my house',
  'another door so people do not see you go in',
  'do it earlier when it is light',
  'do not book people in at the same time',
  'a lift home in the winter',
  'paint it and get new chairs',
];
const wanted = [
  'getting a job',
  'college',
  'my maths',
  'nothing I was fine',
  'getting a CSCS card',
  'sleep',
  'a bus pass',
  'none',
];
const notSuitedElse = [
  'the worksheets',
  'too much writing',
  'sitting still for ages',
  'the phone calls in the morning',
];
const unsafeElse = ['the toilets do not lock', 'the lift', 'the bus stop', 'the stairs at the back'];
const helpElse = [
  'my bike',
  'getting a bank account',
  'my provisional licence',
  'getting a passport',
  'money',
];

/** What was best. */
export function best({ did }: Child, luck: Chance): string {
  const subject = luck.drawn<'worker' | 'activity' | 'nothing'>([
    ['worker', did.activity ? 52 : 90],
    ['activity', did.activity ? 38 : 0],
    ['nothing', 10],
  ]);
  if (subject === 'nothing' || (subject === 'activity' && !did.activity))
    return asTyped(luck.one(nothingBest), luck);
  const [pieces, tails] = subject === 'worker' ? [worker, workerTails] : [activity, activityTails];
  const said = about(luck.one(pieces), did.activity ?? 'boxing');
  const isLong = !/because/.test(said) && luck.happens(0.25);
  return asTyped(isLong ? `${said} ${luck.one(tails)}` : said, luck);
}

/** What should change: mostly what the child met with. */
export function change(of: { child: Child; people: boolean; dark: boolean }, luck: Chance): string {
  const { did } = of.child;
  const pieces: [readonly string[], number][] = [
    [reparation, did.reparation ? 30 : 0],
    [tooMany, of.people ? 60 : 0],
    [darkPlace, of.dark ? 22 : 6],
    [online, did.online ? 25 : 0],
    [sessions, 26],
    [nothingToChange, 17],
    [did.activity ? more : sessions, 8],
  ];
  const first = luck.one(luck.drawn(pieces));
  const second = luck.one(luck.drawn(pieces.filter(([each]) => each !== nothingToChange)));
  const both = !nothingToChange.includes(first) && first !== second && luck.happens(0.15);
  return asTyped(about(both ? `${first} and ${second}` : first, did.activity ?? 'boxing'), luck);
}

export const safer = (luck: Chance) => asTyped(luck.one(saferPlace), luck);
export const helpWanted = (luck: Chance) => asTyped(luck.one(wanted), luck);
export const otherNotSuited = (luck: Chance) => asTyped(luck.one(notSuitedElse), luck);
export const otherUnsafe = (luck: Chance) => asTyped(luck.one(unsafeElse), luck);
export const otherHelp = (luck: Chance) => asTyped(luck.one(helpElse), luck);
export const short = (luck: Chance) => asTyped(luck.one(nothingToChange), luck);

/** What tells of somebody who may be hurt, so that there is an alert to look at. */
export const tellingOfRisk = [
  'some boys round there said they are gonna stab me if I come back',
  'I dont feel safe at home at the minute',
];

function about(piece: string, activity: Activity): string {
  return piece.replace('ACTIVITY', activity);
}
