import { Fault } from '../../../fault.ts';
import type { Draft } from '../../../prisma/stores/editions.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { editionOf } from '../../../reports/edition/compose.ts';
import { type EditionContent, type EditionFigures, editionSchema } from '../../../reports/edition/content.ts';
import { forewordKey, partsOf } from '../../../reports/edition/document.ts';
import { type EditionPart, editionSections, sectionTitles } from '../../../reports/edition/part.ts';
import { spanInWords } from '../../../reports/words/in-words.ts';
import { waitingPage } from '../../public/assets.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { editionsPath } from '../paths.ts';
import { build, progressOf } from './build.ts';
import { draftPath } from './list.ts';

/** The part of the page that holds the title and the foreword. */
export const openingPart = 'opening';
const figuresSchema = editionSchema.omit({ title: true, narrative: true, views: true });

/** An edition on its way: how far building is, then what is written and what is not. */
export function editionDraftPages(parts: StaffParts): StaffPage[] {
  const { stores, clock, render } = parts;
  const { editions } = stores;
  const needs = 'publish-editions' as const;
  return [
    {
      name: 'staff.edition.draft',
      method: 'GET',
      path: draftPath(':id'),
      needs,
      async handle({ params: { id = '' }, signedIn, query }) {
        const draft = await draftIn(stores, id);
        const page = { here: 'editions', signedIn, path: draftPath(id), period: spanInWords(draft) };
        if (draft.figures === null) {
          return render('editions/building.njk', {
            ...page,
            title: 'Building the edition',
            ...progressOf(draft, clock()),
            script: waitingPage().path,
          });
        }
        const content = contentIn(draft);
        const all = partsOf(content);
        return render('editions/draft.njk', {
          ...page,
          title: draft.title,
          saved: query.has('saved'),
          foreword: draft.narrative[forewordKey] !== undefined,
          sections: editionSections
            .filter((section) => section !== 'notes')
            .map((section) => ({
              title: sectionTitles[section],
              parts: all.filter((part) => part.section === section).map((part) => partRow(part, content)),
            })),
        });
      },
    },
    {
      name: 'staff.edition.build',
      method: 'POST',
      path: `${draftPath(':id')}/build`,
      needs,
      async handle({ params: { id = '' } }) {
        const draft = await draftIn(stores, id);
        await editions.build({ id, step: 'waiting', now: clock() });
        void build(parts, draft);
        return seeOther(draftPath(id));
      },
    },
    {
      name: 'staff.edition.drop',
      method: 'POST',
      path: `${draftPath(':id')}/drop`,
      needs,
      async handle({ params: { id = '' }, signedIn }) {
        await draftIn(stores, id);
        await editions.drop({ id, who: signedIn?.who ?? '', now: clock() });
        return seeOther(`${editionsPath}?dropped`);
      },
    },
  ];
}

/** The draft of that id. Throws `not-found`. */
async function draftIn({ editions }: Stores, id: string): Promise<Draft> {
  const draft = await editions.draft(id);
  if (!draft) throw new Fault('not-found', 'There is no such draft. It may be published or dropped by now.');
  return draft;
}

/** The draft that is built. Throws `not-found` while it is not. */
export async function builtIn(stores: Stores, id: string): Promise<Draft & { figures: string }> {
  const draft = await draftIn(stores, id);
  if (draft.figures === null)
    throw new Fault('not-found', 'This edition is still being built. Go back to it.');
  return { ...draft, figures: draft.figures };
}

/** What would be published now. */
export function contentIn(draft: Draft): EditionContent {
  return editionOf(figuresIn(draft), draft);
}

function figuresIn({ figures }: Draft): EditionFigures {
  return figuresSchema.parse(JSON.parse(figures ?? 'null'));
}

function partRow({ key, title, figures }: EditionPart, { narrative }: EditionContent) {
  const written = figures.filter((figure) => narrative[figure.key] !== undefined).length;
  return {
    key,
    title,
    written: `${written} of ${figures.length} ${figures.length === 1 ? 'figure' : 'figures'}`,
    any: written > 0,
  };
}
