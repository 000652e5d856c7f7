import type { Chance } from './chance.ts';
import type { Child } from './children.ts';
import { asWritten, capital } from './spelling.ts';

/**
 * Words for made-up parents, put together by chance from short pieces that follow what parents told services
 * and inspectors in general; none is anybody's own. HE, HIM and HIS become the child's.
 */

const worker = [
  'HIS worker was nice and down to earth',
  'the worker had time for us and never rushed',
  'we were listened to for the first time',
  'she explained everything and told us what would happen next',
  'the worker always rang me back',
  'HIS worker helped HIM get back into college',
  'she kept us informed all the way',
  'having one worker who stayed the same',
  'the worker understood HIS ADHD',
  'HIS worker was firm but fair, HE respected that',
  'HE is calmer at home and we argue less',
  'the parent group, I saw that I was not the only one',
  'the worker came to us, so I did not lose a day at work',
  'they did not judge me as a parent',
];
const activity = [
  'HE loved the ACTIVITY and came home happy',
  'the ACTIVITY suited HIM, HE is good with HIS hands',
  'the ACTIVITY gave HIM confidence',
  'the ACTIVITY, HE learned something new every week',
];

const tooMany = [
  'too many professionals at once, it was confusing',
  'we had to tell our story over and over',
  'different people asked us the same things',
  'one worker instead of five would be better',
];
const place = [
  'the building is dark and not safe for children',
  'the waiting room is cold and made for adults only',
  'the way to the building is dark in winter',
  'make the place look less like a police station',
];
const online = [
  'the sessions online were hard to follow',
  'HE cannot learn from a video call, please meet HIM in person',
];
const reparation = [
  'reparation did not fit what HE is good at',
  'the reparation was picking up litter, HE learned nothing from it',
  'give HIM reparation that teaches HIM a trade',
];
const troubles = [
  'we were not asked',
  'nobody asked us what we thought before it was decided',
  'the appointments were in school hours',
  'nobody told me what was happening',
  'the worker kept changing and HE had to start again each time',
  'it takes two buses to get there',
  'the letters were full of long words',
];
const wishes = [
  'listen to parents more',
  'evening appointments please, I had to take time off work',
  'keep parents informed, not only the young person',
  'explain the order in plain words',
  'train staff to understand autism and ADHD',
  'more support for parents, not only for the child',
];
const fine = ['nothing, we were happy with it', 'nothing I would change', 'I cannot think of anything'];

const goodAt = [
  'football and making people laugh',
  'HE is good with HIS hands',
  'drawing',
  'HE is kind to HIS little sister',
  'cooking',
  'fixing bikes and anything with an engine',
  'maths, when HE wants to',
  'HE is loyal to HIS friends',
  'music, HE writes HIS own lyrics',
];
const hard = [
  'HE does not come home when HE says HE will',
  'we argue about everything',
  'HE is not going to school',
  'I do not know who HE is with',
  'I work nights and cannot always be there',
  'getting HIM up in the morning',
  'I worry every time the phone rings',
  'HE does not talk to me any more',
  'the waiting, we do not know what happens next',
  'HE loses HIS temper so quickly',
];
const wanted = [
  'help with school',
  'someone HE can talk to',
  'help to set boundaries',
  'something to do after school',
  'a parent group',
  'tell me what is going on',
  'support with HIS ADHD',
  'somebody I can call when it gets hard',
  'help to find HIM a college course',
];

export function best(child: Child, luck: Chance): string {
  const pieces = child.did.activity && luck.happens(0.3) ? activity : worker;
  return said([luck.one(pieces)], child, luck);
}

/** What should change: mostly what the family met with. */
export function change(of: { child: Child; people: boolean; dark: boolean }, luck: Chance): string {
  const { did } = of.child;
  const pieces: [readonly string[], number][] = [
    [tooMany, of.people ? 60 : 4],
    [place, of.dark ? 26 : 8],
    [online, did.online ? 24 : 0],
    [reparation, did.reparation ? 22 : 0],
    [troubles, 18],
    [wishes, 18],
    [fine, 14],
  ];
  const first = luck.one(luck.drawn(pieces));
  const second = luck.one(luck.drawn(pieces.filter(([each]) => each !== fine)));
  const both = !fine.includes(first) && first !== second && luck.happens(0.3);
  return said(both ? [first, second] : [first], of.child, luck);
}

export function notSuited(child: Child, luck: Chance): string {
  return said([luck.one([...ownTroubles(child), ...troubles])], child, luck);
}

export function notHelped(child: Child, luck: Chance): string {
  const pieces = luck.happens(0.2) ? fine : [...ownTroubles(child), ...tooMany, ...place, ...troubles];
  return said([luck.one(pieces)], child, luck);
}

/** Of what the child was given to do. */
function ownTroubles({ did }: Child): string[] {
  return [...(did.reparation ? reparation : []), ...(did.online ? online : [])];
}

export const strengths = (child: Child, luck: Chance) => said([luck.one(goodAt)], child, luck);
export const hardest = (child: Child, luck: Chance) => said([luck.one(hard)], child, luck);
export const helpWanted = (child: Child, luck: Chance) => said([luck.one(wanted)], child, luck);

/** Each piece is a sentence of its own. */
function said(pieces: readonly string[], { participant: { gender }, did }: Child, luck: Chance): string {
  const [he, him, his] = gender === 'girl' ? ['she', 'her', 'her'] : ['he', 'him', 'his'];
  const sentences = pieces.map((piece) =>
    piece
      .replaceAll(/\bHE\b/g, he)
      .replaceAll(/\bHIM\b/g, him)
      .replaceAll(/\bHIS\b/g, his)
      .replace('ACTIVITY', did.activity ?? 'cooking'),
  );
  return asWritten(sentences.map(capital).join('. '), luck);
}
