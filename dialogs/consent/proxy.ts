import type { Questionnaire } from '../questionnaire.ts';
import type { Line, Occasion, Word } from '../state.ts';
import type { Voice } from '../wording/voice.ts';

/**
 * The occasion as it is asked. Consent is the victim's own: who speaks for them may take it back and never
 * give it, so questions that ask for it are not asked of them.
 */
export function occasionAsked(occasion: Occasion): Occasion {
  if (!occasion.proxy) return occasion;
  const { questionnaire } = occasion;
  const known = ofProxies.get(questionnaire) ?? withoutConsents(questionnaire);
  ofProxies.set(questionnaire, known);
  return { ...occasion, questionnaire: known };
}

/** Made once, because whoever looks up its questions keeps them by the definition. */
const ofProxies = new WeakMap<Questionnaire, Questionnaire>();

function withoutConsents(questionnaire: Questionnaire): Questionnaire {
  const questions = questionnaire.questions.filter((question) => {
    const answer = question.type === 'battery' ? question.answer : question;
    return answer.type !== 'yes-no' || !answer.agreesTo;
  });
  return { ...questionnaire, questions };
}

/** What a word is called: what was agreed to is theirs for whom a proxy speaks. */
export function wordLabel(word: Word, { proxy }: Occasion, voice: Voice): Line {
  return voice.say(proxy && word === 'agreed' ? 'word.proxy.agreed' : `word.${word}`);
}
