import { draftDocument } from '../../../reports/edition/document.ts';
import { spanInWords } from '../../../reports/words/in-words.ts';
import { editionFigures, quotedIn } from '../../v1/figures/edition.ts';
import type { StaffPage } from '../former-page.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { editionsPath } from '../paths.ts';
import { blocksView } from './blocks-view.ts';
import { builtIn, contentIn } from './draft.ts';
import { draftPath } from './list.ts';

/** The last look, and publishing. */
export function editionPublishPages(parts: StaffParts): StaffPage[] {
  const { stores, clock, render } = parts;
  const needs = 'publish-editions' as const;
  return [
    {
      name: 'staff.edition.preview',
      method: 'GET',
      path: `${draftPath(':id')}/preview`,
      needs,
      async handle({ params: { id = '' }, signedIn, query }) {
        const content = contentIn(await builtIn(stores, id));
        const document = draftDocument(content, await quotedIn(stores, content));
        return render('editions/edition.njk', {
          title: document.title,
          here: 'editions',
          signedIn,
          back: { href: draftPath(id), text: 'Back to the draft' },
          notice: query.has('counted-again')
            ? 'Answers came in or were taken back since the figures were counted, so it was not published. These are the new figures. Read them beside what you wrote, then publish.'
            : query.has('overlaps')
              ? 'Another edition has some of these months by now, so it was not published.'
              : null,
          about: document.about,
          ...blocksView(document.blocks),
          publish: `${draftPath(id)}/publish`,
        });
      },
    },
    {
      name: 'staff.edition.confirm',
      method: 'GET',
      path: `${draftPath(':id')}/publish`,
      needs,
      async handle({ params: { id = '' }, signedIn }) {
        const draft = await builtIn(stores, id);
        return render('editions/publish.njk', {
          title: 'Publish this edition',
          here: 'editions',
          signedIn,
          back: draftPath(id),
          name: draft.title,
          period: spanInWords(draft),
          version: draft.version,
        });
      },
    },
    {
      name: 'staff.edition.publish',
      method: 'POST',
      path: `${draftPath(':id')}/publish`,
      needs,
      async handle({ params: { id = '' }, form, signedIn }) {
        const draft = await builtIn(stores, id);
        const again = `${draftPath(id)}/preview?counted-again`;
        // What is published is what was read: another tab may have written since.
        if (String(form.get('version')) !== String(draft.version)) return seeOther(again);
        const figures = await editionFigures(parts, draft);
        const done = await stores.editions.publish({
          id,
          version: draft.version,
          figures,
          content: contentIn(draft),
          who: signedIn?.who ?? '',
          now: clock(),
        });
        if (done === 'overlap') return seeOther(`${draftPath(id)}/preview?overlaps`);
        if (done === 'changed') {
          await stores.editions.build({ id, step: 'done', figures, now: clock() });
          return seeOther(again);
        }
        return seeOther(`${editionsPath}/${done.number}?published`);
      },
    },
  ];
}
