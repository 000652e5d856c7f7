import { createHash } from 'node:crypto';
import { Fault } from '../../../fault.ts';
import type { Draft } from '../../../prisma/stores/editions.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { forewordKey, partsOf } from '../../../reports/edition/document.ts';
import type { EditionFigure } from '../../../reports/edition/part.ts';
import { seeOther } from '../../http/answer.ts';
import { quotedIn } from '../../v1/figures/edition.ts';
import { wrongOf } from '../forms/problems.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { blocksView } from './blocks-view.ts';
import { type BuiltDraft, builtIn, contentIn, draftPath, draftsPath } from './drafts.ts';
import { countedByHand, fields, type PartToWrite, parseWords, type Sent } from './words-sent.ts';

const path = `${draftsPath}/write/:part`;
/** The part of an edition that holds the title and the foreword. */
const openingPart = 'opening';

const writing = template<ReturnType<typeof viewOf>>('editions/write.njk', 'editions');

/** The figures of one part, to write beside them. */
export const writePart = page({
  name: 'staff.edition.write',
  method: 'GET',
  path,
  needs: 'publish-editions',
  reads: nothing,
  shows: [writing],
  async handle({ stores }, { params: { id, part }, show }) {
    const draft = await builtIn(stores, id);
    return show(writing, viewOf(draft, await partIn(stores, draft, part)));
  },
});

/** Saves the words of one part. Where somebody saved others meanwhile, both are shown and nothing is lost. */
export const savePart = page({
  name: 'staff.edition.save',
  method: 'POST',
  path,
  needs: 'publish-editions',
  reads: fields,
  shows: [writing],
  async handle({ stores, clock }, { params: { id, part: key }, read, signedIn: { who }, show }) {
    const draft = await builtIn(stores, id);
    const part = await partIn(stores, draft, key);
    const sent = parseWords(read, part);
    if (sent.problems.length > 0) return show(writing, { ...viewOf(draft, part, sent), status: 400 });
    const written =
      read.mark === markOf(draft, part.figures) &&
      (await stores.editions.write({
        id,
        version: draft.version,
        ...(part.opening && { title: sent.title }),
        narrative: sent.narrative,
        ...(part.counts && { entered: sent.entered }),
        now: clock(),
      }));
    if (!written) {
      const now = await builtIn(stores, id);
      const view = viewOf(now, await partIn(stores, now, key), sent, true);
      return show(writing, { ...view, status: 409 });
    }
    await stores.audit.write({ who, did: 'edition.write', to: id, at: clock() });
    return seeOther(`${draftPath(id)}?saved`);
  },
});

/** Throws `not-found`. */
async function partIn(stores: Stores, draft: BuiltDraft, key: string): Promise<PartToWrite> {
  if (key === openingPart) {
    const figure: EditionFigure = { key: forewordKey, title: 'Foreword', blocks: [] };
    return { title: 'Title and foreword', figures: [figure], opening: true, counts: false };
  }
  const content = await contentIn(draft);
  const part = partsOf(content, await quotedIn(stores, content)).find((one) => one.key === key);
  if (!part) throw new Fault('not-found', 'The edition has no such part.');
  return { title: part.title, figures: part.figures, opening: false, counts: key === 'space' };
}

/** What the words of a part are now: another tab may have saved others since. */
function markOf({ narrative }: Draft, figures: readonly EditionFigure[]): string {
  const words = figures.map(({ key }) => narrative[key] ?? null);
  return createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 16);
}

/** `sent`: what was typed. `conflict`: other words were saved meanwhile, and stand above what was typed. */
function viewOf(draft: Draft, part: PartToWrite, sent?: Sent, conflict = false) {
  const problems = sent?.problems ?? [];
  return {
    title: part.title,
    back: draftPath(draft.id),
    problems,
    wrong: wrongOf(problems),
    conflict,
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
        saved: conflict && saved && saved.text !== typed?.text ? saved.text : null,
      };
    }),
    counts: part.counts ? countedByHand.map((what) => countView(what, draft, sent)) : [],
  };
}

function countView(what: (typeof countedByHand)[number], { entered }: Draft, sent: Sent | undefined) {
  return {
    what,
    views: sent?.counts[what].views ?? entered[what]?.views ?? '',
    of: sent?.counts[what].of ?? entered[what]?.of ?? '',
  };
}
