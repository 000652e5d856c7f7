import type { Chance } from './chance.ts';
import { asWritten } from './spelling.ts';

/** Words for made-up panel volunteers and sentencers. None is anybody's own. */

const better = [
  'the report came too late to read it properly',
  'more time with the child before the panel',
  'the child did not follow some of the long words',
  'too many professionals in a small room',
  'hearing from the person harmed in person',
  'the room was cold and looked like an office',
  'more time to hear the parent',
  'nothing, it went well',
  'a contract with work that fits what the child is good at',
  'the interpreter was late, so we started without one',
  'the online link kept freezing',
  'to know how the last contract went',
];
const missing = [
  "more of the child's own words",
  'how school is going',
  'nothing was missing',
  'how much the family can do',
  'how often the sessions would be',
  'whether the reparation suits the child',
  'the view of the person harmed',
  'it could be shorter, with the main points first',
  'what has changed since the offence',
  'the speech and language assessment',
];

export const betterPanel = (luck: Chance) => asWritten(luck.one(better), luck);
export const missingInReport = (luck: Chance) => asWritten(luck.one(missing), luck);
