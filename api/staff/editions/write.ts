import { createHash } from 'node:crypto';
import { isoDay } from '../../../domain/calendar.ts';
import { Fault } from '../../../fault.ts';
import type { Draft, Entered, Narrative } from '../../../prisma/stores/editions.ts';
import { forewordKey, partsOf } from '../../../reports/edition/document.ts';
import type { EditionFigure } from '../../../reports/edition/part.ts';
import { quotedIn } from '../../v1/figures/edition.ts';
import type { StaffCall, StaffPage } from '../former-page.ts';
import { parseDayInCell } from '../forms/day.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { wordsIn } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { blocksView } from './blocks-view.ts';
import { builtIn, contentIn, openingPart } from './draft.ts';
import { draftPath, mostTitle, titleIn } from './list.ts';

/** As long as what stands beside one figure may be. */
const mostWords = 5000;
const countedByHand = ['plan', 'review'] as const;

/** Writing beside the figures of one part, with the figures on the page. */
export function editionWritePages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { editions } = stores;
  const path = `${draftPath(':id')}/write/:part`;
  const needs = 'publish-editions' as const;
  const shown = async (call: StaffCall, draft: Draft & { figures: string }, sent?: Sent) => {
    const part = await partIn(draft, call.params.part ?? '');
    const problems = sent?.problems ?? [];
    return render('editions/write.njk', {
      title: part.title,
      here: 'editions',
      signedIn: call.signedIn,
      back: draftPath(draft.id),
      ...((problems.length > 0 || sent?.conflict) && { status: sent?.conflict ? 409 : 400 }),
      problems,
      wrong: wrongOf(problems),
      conflict: sent?.conflict ?? false,
      mark: markOf(draft, part.figures),
      opening: part.opening,
      name: sent ? sent.title : draft.title,
      figures: part.figures.map(({ key, title, blocks }, n) => {
        const saved = draft.narrative[key];
        const typed = sent?.words[n];
        return {
          n,
          title,
          blocks: blocksView(blocks, title).blocks,
          text: typed?.text ?? saved?.text ?? '',
          agreed: typed?.agreed ?? saved?.agreedOn?.split('-').map(Number).reverse().join('/') ?? '',
          saved: sent?.conflict && saved && saved.text !== typed?.text ? saved.text : null,
        };
      }),
      counts: part.counts
        ? countedByHand.map((what) => ({
            what,
            views: sent?.counts[what].views ?? draft.entered[what]?.views ?? '',
            of: sent?.counts[what].of ?? draft.entered[what]?.of ?? '',
          }))
        : [],
    });
  };
  const partIn = async (draft: Draft & { figures: string }, key: string) => {
    if (key === openingPart) {
      const figure: EditionFigure = { key: forewordKey, title: 'Foreword', blocks: [] };
      return { title: 'Title and foreword', figures: [figure], opening: true, counts: false };
    }
    const content = contentIn(draft);
    const part = partsOf(content, await quotedIn(stores, content)).find((one) => one.key === key);
    if (!part) throw new Fault('not-found', 'The edition has no such part.');
    return { ...part, opening: false, counts: key === 'space' };
  };
  return [
    {
      name: 'staff.edition.write',
      method: 'GET',
      path,
      needs,
      handle: async (call) => shown(call, await builtIn(stores, call.params.id ?? '')),
    },
    {
      name: 'staff.edition.save',
      method: 'POST',
      path,
      needs,
      async handle(call) {
        const id = call.params.id ?? '';
        const draft = await builtIn(stores, id);
        const part = await partIn(draft, call.params.part ?? '');
        const sent = sentIn(call.form, part);
        if (sent.problems.length > 0) return shown(call, draft, sent);
        const written =
          call.form.get('mark') === markOf(draft, part.figures) &&
          (await editions.write({
            id,
            version: draft.version,
            ...(part.opening && { title: sent.title }),
            narrative: sent.narrative,
            ...(part.counts && { entered: sent.entered }),
            now: clock(),
          }));
        if (!written) return shown(call, await builtIn(stores, id), { ...sent, conflict: true });
        await stores.audit.write({
          who: call.signedIn?.who ?? '',
          did: 'edition.write',
          to: id,
          at: clock(),
        });
        return seeOther(`${draftPath(id)}?saved`);
      },
    },
  ];
}

type Sent = {
  title: string;
  words: { text: string; agreed: string }[];
  counts: Record<(typeof countedByHand)[number], { views: string; of: string }>;
  narrative: Narrative;
  entered: Entered;
  problems: Problem[];
  conflict?: boolean;
};

/** What the words of a part are now: another tab may have saved others since. */
function markOf({ narrative }: Draft, figures: readonly EditionFigure[]): string {
  const words = figures.map(({ key }) => narrative[key] ?? null);
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 16);
}

function sentIn(
  form: FormData,
  part: { figures: readonly EditionFigure[]; opening: boolean; counts: boolean },
): Sent {
  const field = (name: string) => String(form.get(name) ?? '');
  const problems: Problem[] = [];
  const title = titleIn(form);
  if (part.opening && (title === '' || title.length > mostTitle)) {
    const text = title === '' ? 'Enter a title' : `Title must be ${mostTitle} characters or fewer`;
    problems.push({ href: '#title', text });
  }
  const narrative: Narrative = {};
  const words = part.figures.map(({ key, title: figure }, n) => {
    const typed = { text: wordsIn(field(`text-${n}`)), agreed: field(`agreed-${n}`) };
    if (typed.text.length > mostWords) {
      const text = `What you say about “${figure}” must be ${mostWords} characters or fewer`;
      problems.push({ href: `#text-${n}`, text });
    }
    const day = typed.agreed.trim() === '' ? null : parseDayInCell(typed.agreed, 'the day it was agreed');
    if (day && 'problem' in day) problems.push({ href: `#agreed-${n}`, text: day.problem });
    const agreedOn = day && 'value' in day ? isoDay(day.value) : null;
    narrative[key] = { text: typed.text, agreedOn };
    return typed;
  });
  const entered: Entered = {};
  const counts = { plan: { views: '', of: '' }, review: { views: '', of: '' } };
  for (const what of part.counts ? countedByHand : []) {
    const typed = { views: field(`${what}-views`).trim(), of: field(`${what}-of`).trim() };
    counts[what] = typed;
    if (typed.views === '' && typed.of === '') continue;
    const count = { views: Number(typed.views), of: Number(typed.of) };
    const whole = [typed.views, typed.of].every((text) => /^\d{1,5}$/.test(text));
    if (whole && count.views <= count.of) entered[what] = count;
    else {
      const text = `Enter how many children at ${what}, and of how many, in whole numbers; the first may not be larger`;
      problems.push({ href: `#${what}-views`, text });
    }
  }
  return { title, words, counts, narrative, entered, problems };
}
