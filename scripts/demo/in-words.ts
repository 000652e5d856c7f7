import type { Ask } from '../../dialogs/state.ts';
import type { Chance } from './chance.ts';

export type Option = Ask['options'][number];

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];
/** What the young type for a label, besides the label itself. */
const alike: Readonly<Record<string, readonly string[]>> = {
  Never: ['never'],
  'Not often': ['not often', 'hardly ever'],
  Sometimes: ['sometimes', 'kinda', 'it depends'],
  Mostly: ['mostly', 'most of the time', 'usually', 'mostly i guess'],
  Always: ['always', 'all the time', 'every time'],
  'Not at all': ['not at all'],
  'Not much': ['not much', 'not much tbh', 'not really'],
  'In between': ['in between', 'sort of', 'kinda'],
  'Quite well': ['quite well'],
  'Really well': ['really well', 'yeah really well'],
  Yes: ['yeah', 'yes', 'ye', 'yh', 'yep', 'yeah it did', '👍'],
  No: ['no', 'nah', 'nope', 'not really'],
  'Not sure': ['not sure', 'idk', 'dunno', 'maybe'],
};

/** The options as somebody types them who does not press. */
export function inWords({ type, options }: Ask, chosen: Option[], young: boolean, luck: Chance): string {
  const numbers = chosen.map((option) => options.indexOf(option));
  const [place = 0] = numbers;
  const label = chosen[0]?.label.text ?? '';
  switch (type) {
    case 'choices':
      return luck.happens(0.4)
        ? numbers.map((number) => number + 1).join(luck.one([' and ', ', ']))
        : chosen.map(({ label }) => label.text.toLowerCase()).join(' and ');
    case 'scale':
      return luck.one([label, `${label}/10`, `about ${label}`]);
    default: {
      const said = young ? luck.one(alike[label] ?? [label.toLowerCase()]) : label;
      return luck.drawn<string>([
        [said, young ? 60 : 90],
        [type === 'yes-no' ? label.toLowerCase() : String(place + 1), young ? 25 : 10],
        [type === 'yes-no' ? label : `the ${places[place]} one`, young ? 15 : 0],
      ]);
    }
  }
}
