import { type GapState, gapStates } from '../../../domain/gap.ts';
import { bandNames } from '../../../domain/participant.ts';
import { Fault } from '../../../fault.ts';
import type { Gap, GapWords } from '../../../prisma/stores/gaps.ts';
import { type VoicesParts, voicesNow } from '../../v1/figures/voices.ts';
import type { StaffPage } from '../former-page.ts';
import { fieldsOf, parseDay } from '../forms/day.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { SignedIn } from '../signed-in.ts';
import { gapChangeInWords, gapPath, gapStateWords, gapView } from './gaps-words.ts';
import { comparedInWords, groupInWords } from './words.ts';

const most = { what: 500, owner: 100, answer: 2000 } as const;
type Typed = (name: string) => string;

/** The gaps between groups: each is explained or changed by somebody who owns it, by a day. */
export function gapPages(parts: StaffParts & VoicesParts): StaffPage[] {
  const { stores, clock, render } = parts;
  const { gaps } = stores;
  const shared = { needs: 'keep-gaps' } as const;
  const newPath = `${gapPath}/new`;

  const form = (gap: Gap | null, typed: Typed, problems: Problem[], signedIn: SignedIn | null, more = {}) =>
    render('voices/gap.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: gap ? 'Explain or change' : 'Write down a gap',
      here: 'voices',
      signedIn,
      problems,
      wrong: wrongOf(problems),
      most,
      action: gap ? `${gapPath}/gap/${gap.id}` : newPath,
      gap: gap && gapView(gap, clock()),
      what: typed('what'),
      owner: typed('owner'),
      due: { day: typed('day'), month: typed('month'), year: typed('year') },
      answer: typed('answer'),
      states: gapStates.map((value) => ({
        value,
        text: gapStateWords[value].text,
        hint: { text: gapStateWords[value].about },
        checked: typed('state') === value,
      })),
      nonce: typed('nonce'),
      ...more,
    });

  const one = async (id: string) => {
    const gap = await gaps.get(id);
    if (!gap) throw new Fault('not-found', 'There is no such gap.');
    const history = (await gaps.history(id)).map(gapChangeInWords);
    return { gap, history };
  };

  /** What a page of voices says of the group by which the lead came here. */
  const picked = async (query: URLSearchParams): Promise<string> => {
    const band = bandNames.find((name) => name === query.get('band'));
    if (!band) return '';
    const { questionnaires } = await voicesNow(parts);
    const of = questionnaires.find(({ questionnaire }) => questionnaire === query.get('questionnaire'));
    const found = of?.bands.find((each) => each.band === band);
    const rows = found ? [...found.rows, ...(found.together ? [found.together] : [])] : [];
    const row = rows.find(({ value }) => value === query.get('value'));
    if (!of || !row || !('compared' in row) || !row.compared) return '';
    return `${groupInWords(band, row.value)} (${of.title}): ${comparedInWords(row.compared)}`;
  };

  return [
    {
      ...shared,
      name: 'staff.gaps',
      method: 'GET',
      path: gapPath,
      async handle({ query, signedIn }) {
        return render('voices/gaps.njk', {
          title: 'Gaps between groups',
          here: 'voices',
          signedIn,
          newPath,
          done: query.has('made')
            ? 'The gap is written down.'
            : query.has('changed')
              ? 'The gap is kept.'
              : null,
          gaps: (await gaps.list()).map((gap) => gapView(gap, clock())),
        });
      },
    },
    {
      ...shared,
      name: 'staff.gaps.new',
      method: 'GET',
      path: newPath,
      async handle({ query, signedIn }) {
        const first: Readonly<Record<string, string>> = { what: await picked(query), nonce: newNonce() };
        return form(null, (name) => first[name] ?? '', [], signedIn);
      },
    },
    {
      ...shared,
      name: 'staff.gaps.make',
      method: 'POST',
      path: newPath,
      async handle({ form: sent, signedIn }) {
        const typed = textsOf(sent);
        const { words, problems } = wordsIn(typed);
        if (!words) return form(null, typed, problems, signedIn);
        const id = batchOf(typed('nonce'), words);
        await gaps.add({ id, ...words, who: signedIn?.who ?? '', now: clock() });
        return seeOther(`${gapPath}?made`);
      },
    },
    {
      ...shared,
      name: 'staff.gap',
      method: 'GET',
      path: `${gapPath}/gap/:id`,
      async handle({ params: { id = '' }, signedIn }) {
        const { gap, history } = await one(id);
        const { what, owner, due, state, answer } = gap;
        const first: Readonly<Record<string, string>> = {
          what,
          owner,
          state,
          answer: answer ?? '',
          ...(due && fieldsOf(due)),
        };
        return form(gap, (name) => first[name] ?? '', [], signedIn, { history });
      },
    },
    {
      ...shared,
      name: 'staff.gap.change',
      method: 'POST',
      path: `${gapPath}/gap/:id`,
      async handle({ params: { id = '' }, form: sent, signedIn }) {
        const { gap, history } = await one(id);
        const typed = textsOf(sent);
        const { words, problems } = wordsIn(typed);
        const answered = answerIn(typed);
        if (!words || 'problem' in answered) {
          const wrong = 'problem' in answered ? [answered.problem] : [];
          return form(gap, typed, [...problems, ...wrong], signedIn, { history });
        }
        await gaps.change({ id, ...words, ...answered, who: signedIn?.who ?? '', now: clock() });
        return seeOther(`${gapPath}?changed`);
      },
    },
  ];
}

function wordsIn(typed: Typed): { words: GapWords | null; problems: Problem[] } {
  const [what, owner] = [textIn(typed('what')), textIn(typed('owner'))];
  const due = parseDay({ day: typed('day'), month: typed('month'), year: typed('year') }, 'the day');
  const problems: Problem[] = [];
  const wrong = (field: string, text: string) => problems.push({ href: `#${field}`, text });
  if (what === '') wrong('what', 'Say which groups it is about, and what differs');
  else if (what.length > most.what) wrong('what', `What differs must be ${most.what} characters or fewer`);
  if (owner === '') wrong('owner', 'Enter who owns it');
  else if (owner.length > most.owner) wrong('owner', `Owner must be ${most.owner} characters or fewer`);
  if ('problem' in due) wrong('day', due.problem);
  return {
    words: problems.length === 0 && 'value' in due ? { what, owner, due: due.value } : null,
    problems,
  };
}

function answerIn(typed: Typed): { state: GapState; answer: string | null } | { problem: Problem } {
  const refused = (field: string, text: string) => ({ problem: { href: `#${field}`, text } });
  const state = gapStates.find((one) => one === typed('state'));
  if (!state) return refused('state', 'Choose whether it is open, explained or changed');
  const answer = textIn(typed('answer'));
  if (answer.length > most.answer)
    return refused('answer', `Answer must be ${most.answer} characters or fewer`);
  if (answer === '' && state === 'explained') return refused('answer', 'Say why it is so');
  if (answer === '' && state === 'changed') return refused('answer', 'Say what was changed');
  return { state, answer: answer === '' ? null : answer };
}

/** As it was typed, without what no eye sees. */
function textIn(typed: string): string {
  return typed
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .trim();
}
