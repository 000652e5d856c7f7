import { type BandName, bandKeys } from './participant.ts';

const bands: Readonly<Record<BandName, string>> = {
  age: 'Age',
  gender: 'Gender',
  ethnicity: 'Ethnicity',
  order: 'Order or support',
  care: 'Care',
  needs: 'Special educational needs',
  communication: 'Speech, language and communication',
  exclusion: 'School exclusion',
  religion: 'Religion',
  team: 'Team',
  area: 'Area',
  language: 'Language',
};

/** Only where the words are not those of the key: `referral-order` reads as it is. */
const values: Readonly<Partial<Record<BandName, Readonly<Record<string, string>>>>> = {
  age: { '10-14': '10 to 14', '15-17': '15 to 17', '18-plus': '18 or over' },
  gender: { another: 'Another gender' },
  ethnicity: {
    asian: 'Asian or Asian British',
    black: 'Black, Black British, Caribbean or African',
    mixed: 'Mixed or multiple ethnic groups',
    other: 'Another ethnic group',
  },
  order: { bail: 'Bail support', voluntary: 'Voluntary support' },
  needs: { plan: 'Education, health and care plan', support: 'SEN support', none: 'No known needs' },
  communication: { needs: 'Has needs', 'no-needs': 'No known needs' },
  religion: { none: 'No religion', other: 'Another religion' },
};

/** What a band is called on pages: plain British English. */
export function bandLabel(band: BandName): string {
  return bands[band];
}

/**
 * What a key of a band is called on pages. A service's own keys, such as its teams, read as they are, with
 * spaces.
 */
export function valueLabel(band: BandName, value: string): string {
  const words = values[band];
  if (words && Object.hasOwn(words, value)) return words[value] ?? value;
  const spaced = value.replaceAll('-', ' ');
  return isOwn(band) ? spaced : spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function isOwn(band: BandName): boolean {
  return !Object.hasOwn(bandKeys, band);
}
