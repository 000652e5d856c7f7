import { z } from 'zod';
import { draftDocument } from '../../../reports/edition/document.ts';
import { spanInWords } from '../../../reports/words/in-words.ts';
import { seeOther } from '../../http/answer.ts';
import { editionFigures, quotedIn } from '../../v1/figures/edition.ts';
import { nothing, present, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { editionsPath } from '../paths.ts';
import { template } from '../template.ts';
import { builtIn, contentIn, draftPath, draftsPath } from './drafts.ts';
import { documentView, editionTemplate } from './edition-view.ts';

const previewFields = z.object({ 'counted-again': present, overlaps: present });

/** `back`: the draft's address. `name`: the edition's title. */
type PublishView = { back: string; name: string; period: string; version: number };

const question = template<PublishView>('editions/publish.njk', 'editions');

/** The last look at the whole edition. */
export const previewEdition = page({
  name: 'staff.edition.preview',
  method: 'GET',
  path: `${draftsPath}/preview`,
  needs: 'publish-editions',
  reads: previewFields,
  shows: [editionTemplate],
  async handle({ stores }, { params: { id }, read, show }) {
    const content = await contentIn(await builtIn(stores, id));
    const document = draftDocument(content, await quotedIn(stores, content));
    return show(editionTemplate, {
      ...documentView(document, { href: draftPath(id), text: 'Back to the draft' }),
      notice: noticeIn(read),
      publish: `${draftPath(id)}/publish`,
    });
  },
});

/** Asks whether somebody is sure to publish. */
export const askToPublish = page({
  name: 'staff.edition.confirm',
  method: 'GET',
  path: `${draftsPath}/publish`,
  needs: 'publish-editions',
  reads: nothing,
  shows: [question],
  async handle({ stores }, { params: { id }, show }) {
    const draft = await builtIn(stores, id);
    return show(question, {
      title: 'Publish this edition',
      back: draftPath(id),
      name: draft.title,
      period: spanInWords(draft),
      version: draft.version,
    });
  },
});

/** Publishes what was read. Where it is other by now, it is shown once more instead. */
export const publishEdition = page({
  name: 'staff.edition.publish',
  method: 'POST',
  path: `${draftsPath}/publish`,
  needs: 'publish-editions',
  reads: z.object({ version: typed }),
  async handle(dependencies, { params: { id }, read, signedIn: { who } }) {
    const { stores, clock } = dependencies;
    const draft = await builtIn(stores, id);
    const { version } = draft;
    const again = `${draftPath(id)}/preview?counted-again`;
    // What is published is what was read: another tab may have written since.
    if (read.version !== String(version)) return seeOther(again);
    const figures = await editionFigures(dependencies, draft);
    const content = await contentIn(draft);
    const done = await stores.editions.publish({ id, version, figures, content, who, now: clock() });
    if (done === 'overlap') return seeOther(`${draftPath(id)}/preview?overlaps`);
    if (done === 'changed') {
      await stores.editions.build({ id, step: 'done', figures, now: clock() });
      return seeOther(again);
    }
    return seeOther(`${editionsPath}/${done.number}?published`);
  },
});

function noticeIn(read: z.output<typeof previewFields>): string | null {
  if (read['counted-again']) {
    return (
      'Answers came in or were taken back since the figures were counted, so it was not published. ' +
      'These are the new figures. Read them beside what you wrote, then publish.'
    );
  }
  return read.overlaps ? 'Another edition has some of these months by now, so it was not published.' : null;
}
