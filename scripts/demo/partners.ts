import type { Kind } from '../../domain/participant.ts';
import { type Calendar, momentsIn, onPanelDays, onWorkdays } from './calendar.ts';
import { chance } from './chance.ts';
import * as words from './partner-words.ts';
import type { Person } from './person.ts';
import { face, oneOf, steady, type View, type Views } from './views.ts';

/** A made-up panel volunteer or sentencer. */
type Partner = Person & { reference: string };
/** Somebody who is asked after one panel, or about one report. */
export type PartnerAsked = { partner: Partner; at: Date; about: string };

const volunteers = 20;
const sentencers = 9;
/** Of each panel. */
const membersAsked = 2;

/** Who is asked after the panels of a year; about one child in six has a referral order with a panel. */
export function afterPanels(calendar: Calendar, children: number, seed: string): PartnerAsked[] {
  const panels = momentsIn(calendar, Math.ceil(children / 6), onPanelDays, `${seed} panels`);
  return panels.flatMap((at, n) => {
    const first = chance(`${seed} panel ${n}`).between(0, volunteers - 1);
    return Array.from({ length: membersAsked }, (_, other) => ({
      partner: partnerOf('panel-member', 'PANEL', ((first + other * 7) % volunteers) + 1, seed),
      at,
      about: `panel ${n}`,
    }));
  });
}

/** Who is asked about the pre-sentence reports of a year; one child in six had one. */
export function onReports(calendar: Calendar, children: number, seed: string): PartnerAsked[] {
  const reports = momentsIn(calendar, Math.ceil(children / 6), onWorkdays, `${seed} reports`);
  return reports.map((at, n) => {
    const number = chance(`${seed} report ${n}`).between(1, sentencers);
    return { partner: partnerOf('sentencer', 'BENCH', number, seed), at, about: `report ${n}` };
  });
}

function partnerOf(
  kind: Kind & ('panel-member' | 'sentencer'),
  name: string,
  number: number,
  seed: string,
): Partner {
  const own = `${seed} ${kind} ${number}`;
  const luck = chance(own);
  return {
    seed: own,
    reference: `DEMO-${name}-${String(number).padStart(2, '0')}`,
    participant: { kind },
    warmth: luck.bell() * 0.6,
    willing: kind === 'sentencer' ? 0.62 : 0.76,
  };
}

/** What a volunteer thinks of a panel: panel-member-feedback. */
export function viewsOnPanel({ partner: { seed, warmth }, about }: PartnerAsked): Views {
  return steady(`${seed} ${about}`, (question, luck): View => {
    switch (question) {
      case 'prepared':
        return face(3.7, warmth, luck);
      case 'child-voice':
        return face(4, warmth, luck);
      case 'victim-view':
        return oneOf(luck, { fully: 26, partly: 27, 'not-heard': 19, 'no-view': 28 });
      case 'suited':
        return face(3.5, warmth, luck);
      default:
        return { text: words.betterPanel(luck) };
    }
  });
}

/** What a sentencer thinks of a report: sentencer-feedback. */
export function viewsOnReport({ partner: { seed, warmth }, about }: PartnerAsked): Views {
  const faces: Readonly<Record<string, number>> = {
    helped: 4.2,
    clear: 3.8,
    realistic: 4,
    'child-voice': 3.2,
  };
  return steady(`${seed} ${about}`, (question, luck): View => {
    const likely = faces[question];
    return likely === undefined ? { text: words.missingInReport(luck) } : face(likely, warmth, luck);
  });
}
