import { z } from 'zod';
import type { Draft } from '../../../prisma/stores/editions.ts';
import type { EditionContent } from '../../../reports/edition/content.ts';
import { forewordKey, partsOf } from '../../../reports/edition/document.ts';
import { type EditionPart, editionSections, sectionTitles } from '../../../reports/edition/part.ts';
import { spanInWords } from '../../../reports/words/in-words.ts';
import { seeOther } from '../../http/answer.ts';
import { waitingPage } from '../../public/assets.ts';
import { nothing, present } from '../forms/text.ts';
import { page } from '../page.ts';
import { editionsPath } from '../paths.ts';
import { template } from '../template.ts';
import { build, progressOf } from './build.ts';
import { contentIn, draftIn, draftPath, draftsPath } from './drafts.ts';

type BuildingView = { path: string; period: string } & ReturnType<typeof progressOf>;

const building = template<BuildingView>('editions/building.njk', 'editions');
const written = template<ReturnType<typeof draftView>>('editions/draft.njk', 'editions');

/** An edition on its way: how far building is, then what is written and what is not. */
export const showDraft = page({
  name: 'staff.edition.draft',
  method: 'GET',
  path: draftsPath,
  needs: 'publish-editions',
  reads: z.object({ saved: present }),
  shows: [building, written],
  async handle({ stores, clock }, { params: { id }, read: { saved }, show }) {
    const draft = await draftIn(stores, id);
    const { figures } = draft;
    if (figures !== null) {
      return show(written, draftView(draft, await contentIn({ ...draft, figures }), saved));
    }
    return show(building, {
      title: 'Building the edition',
      script: waitingPage().path,
      path: draftPath(id),
      period: spanInWords(draft),
      ...progressOf(draft, clock()),
    });
  },
});

/** Counts its figures, again where they were counted before. The draft's page says how far it is. */
export const buildDraft = page({
  name: 'staff.edition.build',
  method: 'POST',
  path: `${draftsPath}/build`,
  needs: 'publish-editions',
  reads: nothing,
  async handle(dependencies, { params: { id } }) {
    const { stores, clock } = dependencies;
    const draft = await draftIn(stores, id);
    await stores.editions.build({ id, step: 'waiting', now: clock() });
    void build(dependencies, draft);
    return seeOther(draftPath(id));
  },
});

/** Deletes a draft with everything that was written in it. */
export const dropDraft = page({
  name: 'staff.edition.drop',
  method: 'POST',
  path: `${draftsPath}/drop`,
  needs: 'publish-editions',
  reads: nothing,
  async handle({ stores, clock }, { params: { id }, signedIn: { who } }) {
    await draftIn(stores, id);
    await stores.editions.drop({ id, who, now: clock() });
    return seeOther(`${editionsPath}?dropped`);
  },
});

function draftView(draft: Draft, content: EditionContent, saved: boolean) {
  const all = partsOf(content);
  return {
    title: draft.title,
    path: draftPath(draft.id),
    period: spanInWords(draft),
    saved,
    foreword: draft.narrative[forewordKey] !== undefined,
    sections: editionSections
      .filter((section) => section !== 'notes')
      .map((section) => ({
        title: sectionTitles[section],
        parts: all.filter((part) => part.section === section).map((part) => partRow(part, content)),
      })),
  };
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
