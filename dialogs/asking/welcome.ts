import { questionsOf } from '../questionnaire.ts';
import type { Line, Occasion } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

/**
 * The first screen, before any question: why, who reads it, what becomes of it, and that nothing has to be
 * said. Panels and courts, who have a minute, get all of that in fewer words.
 */
export function firstScreen({ questionnaire, kind, proxy }: Occasion, voice: Voice): Line[] {
  const { keepMonths, identity, minutes } = questionnaire;
  const isBrief = kind === 'panel-member' || kind === 'sentencer';
  const mustAnswer = questionsOf(questionnaire).some((question) => question.mustAnswer);
  return [
    voice.say('welcome.hello'),
    voice.screen('why'),
    voice.screen('readBy'),
    // Whose name it is, and whose help, is another's where somebody speaks for them.
    isBrief && identity === 'anonymous'
      ? voice.say('welcome.brief.anonymous')
      : voice.say(proxy ? `welcome.proxy.${identity}` : `welcome.${identity}`),
    keptFor(keepMonths, voice),
    voice.say(proxy ? 'welcome.proxy.order' : `welcome.order.${kind}`),
    voice.say(mustAnswer ? 'welcome.not-say' : isBrief ? 'welcome.brief.skip' : 'welcome.skip'),
    voice.say(isBrief ? 'welcome.brief.hurt' : 'welcome.hurt'),
    minutes === 1 ? voice.say('welcome.minute') : voice.say('welcome.minutes', { minutes }),
  ];
}

function keptFor(months: number, voice: Voice): Line {
  if (months === 1) return voice.say('welcome.keep-month');
  if (months % 12 > 0) return voice.say('welcome.keep-months', { months });
  return months === 12
    ? voice.say('welcome.keep-year')
    : voice.say('welcome.keep-years', { years: months / 12 });
}
