import type { Chance } from './chance.ts';
import { asTyped, quietTails } from './spelling.ts';

/** Words for what made-up children say of themselves at the start. None is anybody's own. */

const hard = [
  'school is long',
  'I cannot sleep',
  'me and my mum argue a lot',
  'I got excluded so I am home all day',
  'I do not see my dad much',
  'some of my mates get me in trouble',
  'I get angry really quick',
  'there is nothing to do round here',
  'people look at me different now',
  'my house is loud and I share a room',
  'I have no money to go anywhere',
];
const goodAt = [
  'football',
  'boxing',
  'drawing',
  'fixing bikes',
  'cooking',
  'making beats',
  'gaming',
  'looking after my little brother',
  'maths',
  'making people laugh',
  'running',
  'building stuff',
  'I do not know',
];
const matters = [
  'my mum',
  'my nan',
  'my little sister',
  'my mates',
  'my dog',
  'my coach',
  'my dad and my brothers',
  'my mum and my girlfriend',
  'my family',
  'my foster carer',
];
const change = [
  'get back in school',
  'get a job',
  'stay out of trouble',
  'get on better with my mum',
  'think before I do stuff',
  'pass my maths',
  'have something to do after school',
  'sleep better',
  'get on the trade-skills course',
  'people to stop judging me',
  'nothing',
  'I do not know',
];
const unsafeElse = ['the park', 'the bus', 'the shops by the station'];
const clearElse = ['tell my mum too', 'send me a text', 'do not use long words'];
const helpElse = ['a bike', 'my provisional licence', 'someone to go with me'];

export const whatIsHard = (luck: Chance) => {
  const [first, second] = [luck.one(hard), luck.one(hard)];
  return asTyped(first !== second && luck.happens(0.2) ? `${first} and ${second}` : first, luck, quietTails);
};
export const whatYouAreGoodAt = (luck: Chance) => asTyped(luck.one(goodAt), luck);
export const whoMatters = (luck: Chance) => asTyped(luck.one(matters), luck);
export const whatToChange = (luck: Chance) => asTyped(luck.one(change), luck);
export const otherUnsafe = (luck: Chance) => asTyped(luck.one(unsafeElse), luck);
export const otherClear = (luck: Chance) => asTyped(luck.one(clearElse), luck);
export const otherHelp = (luck: Chance) => asTyped(luck.one(helpElse), luck);
