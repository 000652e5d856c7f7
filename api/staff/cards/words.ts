import type { Questionnaire } from '../../../dialogs/questionnaire.ts';
import type { Kind } from '../../../domain/participant.ts';

type Words = {
  heading: string;
  about: string;
  /** The same where their worker reads it: it is about them, not about us. */
  named?: string;
  /** The middle one of three steps, with its picture; null for those who are not shown steps. */
  step: { picture: string; text: string } | null;
};

/** What a card says, by whom it is for. Those who were harmed have a card of their own. */
const words: Readonly<Record<Exclude<Kind, 'victim'>, Words>> = {
  child: {
    heading: 'We want to hear from you',
    about: 'You know what it was like with us. Tell us the good and the bad.',
    named: 'You know yourself best. Tell us what goes well, and what is hard.',
    step: { picture: 'face-4.svg', text: 'Tap a face, or use your own words.' },
  },
  parent: {
    heading: 'We would like to hear from you',
    about: 'You saw what it was like for your child and for you. Tell us the good and the bad.',
    named: 'You know your child best. Tell us how things are for you both.',
    step: { picture: 'reply.svg', text: 'Tap an answer, or use your own words.' },
  },
  'panel-member': {
    heading: 'How did the panel go?',
    about: 'You sat on a panel with us. Tell us what went well, and what we should change.',
    step: null,
  },
  sentencer: {
    heading: 'Was our report of use to you?',
    about: 'You had a report from us. Tell us what was useful, and what was missing.',
    step: null,
  },
};

/** `questionnaire`: what the card asks for; without one it says what most cards say. */
export function cardWords(questionnaire?: Pick<Questionnaire, 'audience' | 'identity' | 'minutes'>) {
  const audience = questionnaire?.audience ?? 'child';
  const { heading, about, named, step } = words[audience === 'victim' ? 'child' : audience];
  const minutes = questionnaire?.minutes ?? 0;
  return {
    heading,
    about: questionnaire?.identity === 'named' ? (named ?? about) : about,
    step,
    // A child is not hurried.
    takes:
      audience === 'child' ? null : `It takes about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  };
}
