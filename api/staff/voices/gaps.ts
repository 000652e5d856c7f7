import { z } from 'zod';
import { bandNames } from '../../../domain/participant.ts';
import { Fault } from '../../../fault.ts';
import type { Gap, GapStore } from '../../../prisma/stores/gaps.ts';
import type { Voices } from '../../../reports/voices/schema.ts';
import { seeOther } from '../../http/answer.ts';
import { voicesNow } from '../../v1/figures/voices.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { nothing, present, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { gapsPath } from '../paths.ts';
import { template } from '../template.ts';
import { comparedInWords, groupInWords } from '../words/missing-voices.ts';
import { named } from '../words/who.ts';
import {
  gapFields,
  gapForm,
  keptGapView,
  newGapView,
  parseGapAnswer,
  parseGapWords,
  typedOf,
} from './gap-form.ts';
import { gapView } from './gap-words.ts';

const newPath = `${gapsPath}/new`;
const gapPath = `${gapsPath}/gap/:id` as const;

type GapsView = { newPath: string; done: string | null; gaps: ReturnType<typeof gapView>[] };
const gapsTemplate = template<GapsView>('voices/gaps.njk', 'voices');

/** The gaps between groups: each is explained or changed by somebody who owns it, by a day. */
export const gapsPage = page({
  name: 'staff.gaps',
  method: 'GET',
  path: gapsPath,
  needs: 'keep-gaps',
  reads: z.object({ made: present, changed: present }),
  shows: [gapsTemplate],
  async handle({ stores, clock }, { read, show }) {
    const now = clock();
    return show(gapsTemplate, {
      title: 'Gaps between groups',
      newPath,
      done: read.made ? 'The gap is written down.' : read.changed ? 'The gap is kept.' : null,
      gaps: (await stores.gaps.list()).map((gap) => gapView(gap, now)),
    });
  },
});

const picked = z.object({ questionnaire: typed, band: typed, value: typed });

/** The form of a new gap. It begins with what the voices page says of the group from which it was opened. */
export const newGap = page({
  name: 'staff.gaps.new',
  method: 'GET',
  path: newPath,
  needs: 'keep-gaps',
  reads: picked,
  shows: [gapForm],
  async handle(dependencies, { read, show }) {
    const what = read.band === '' ? '' : pickedInWords(await voicesNow(dependencies), read);
    return show(gapForm, newGapView({ ...gapFields.parse({}), what, nonce: newNonce() }, []));
  },
});

/** Writes a gap down. */
export const makeGap = page({
  name: 'staff.gaps.make',
  method: 'POST',
  path: newPath,
  needs: 'keep-gaps',
  reads: gapFields,
  shows: [gapForm],
  async handle({ stores, clock }, { read, signedIn: { who }, show }) {
    const parsed = parseGapWords(read);
    if ('problems' in parsed) return show(gapForm, newGapView(read, parsed.problems));
    const id = batchOf(read.nonce, parsed.words);
    await stores.gaps.add({ id, ...parsed.words, who, now: clock() });
    return seeOther(`${gapsPath}?made`);
  },
});

/** One gap, with what was done to it. */
export const gapPage = page({
  name: 'staff.gap',
  method: 'GET',
  path: gapPath,
  needs: 'keep-gaps',
  reads: nothing,
  shows: [gapForm],
  async handle({ stores: { gaps, accounts } }, { params: { id }, show }) {
    const gap = await gapOf(gaps, id);
    return show(gapForm, keptGapView(gap, typedOf(gap), [], await named(accounts, await gaps.history(id))));
  },
});

/** Says a gap another way, hands it on, or answers it. */
export const changeGap = page({
  name: 'staff.gap.change',
  method: 'POST',
  path: gapPath,
  needs: 'keep-gaps',
  reads: gapFields,
  shows: [gapForm],
  async handle({ stores: { gaps, accounts }, clock }, { params: { id }, read, signedIn: { who }, show }) {
    const gap = await gapOf(gaps, id);
    const [words, answer] = [parseGapWords(read), parseGapAnswer(read)];
    if ('problems' in words || 'problems' in answer) {
      const problems = [words, answer].flatMap((one) => ('problems' in one ? one.problems : []));
      return show(gapForm, keptGapView(gap, read, problems, await named(accounts, await gaps.history(id))));
    }
    await gaps.change({ id, ...words.words, ...answer.answered, who, now: clock() });
    return seeOther(`${gapsPath}?changed`);
  },
});

/** Throws `not-found`. */
async function gapOf(gaps: GapStore, id: string): Promise<Gap> {
  const gap = await gaps.get(id);
  if (!gap) throw new Fault('not-found', 'There is no such gap.');
  return gap;
}

/** What a page of voices says of one group; empty where it says nothing of it. */
function pickedInWords({ questionnaires }: Voices, { questionnaire, band, value }: z.output<typeof picked>) {
  const of = questionnaires.find((one) => one.questionnaire === questionnaire);
  const name = bandNames.find((one) => one === band);
  const found = of?.bands.find((one) => one.band === name);
  const rows = found ? [...found.rows, ...(found.together ? [found.together] : [])] : [];
  const row = rows.find((one) => one.value === value);
  if (!of || !name || !row || !('compared' in row) || !row.compared) return '';
  return `${groupInWords(name, row.value)} (${of.title}): ${comparedInWords(row.compared)}`;
}
