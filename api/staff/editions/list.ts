import { z } from 'zod';
import { isoDay } from '../../../domain/calendar.ts';
import type { DraftLine, PublishedEdition } from '../../../prisma/stores/editions.ts';
import { dayInWords, spanInWords } from '../../../reports/words/in-words.ts';
import { may } from '../../http/access.ts';
import { present } from '../forms/text.ts';
import { page } from '../page.ts';
import { editionsPath } from '../paths.ts';
import { template } from '../template.ts';
import { draftPath } from './drafts.ts';

type ListView = {
  /** Who looks may make editions. */
  writes: boolean;
  dropped: boolean;
  drafts: ReturnType<typeof draftRow>[];
  rows: ReturnType<typeof editionRow>[];
};

const list = template<ListView>('editions/list.njk', 'editions');

/** The editions there are; for whoever makes them also those on their way. */
export const listEditions = page({
  name: 'staff.editions',
  method: 'GET',
  path: editionsPath,
  needs: 'read-editions',
  reads: z.object({ dropped: present }),
  shows: [list],
  async handle({ stores: { editions } }, { read: { dropped }, signedIn, show }) {
    const writes = may(signedIn, 'publish-editions');
    const [published, drafts] = await Promise.all([editions.list(), writes ? editions.drafts() : []]);
    return show(list, {
      title: 'Editions',
      writes,
      dropped,
      drafts: drafts.map(draftRow),
      rows: published.toReversed().map(editionRow),
    });
  },
});

function draftRow({ id, title, built, ...period }: DraftLine) {
  return {
    href: draftPath(id),
    title,
    period: spanInWords(period),
    state: built ? 'Being written' : 'Being built',
  };
}

function editionRow({ number, title, publishedAt, ...period }: PublishedEdition) {
  return {
    number,
    title,
    href: `${editionsPath}/${number}`,
    period: spanInWords(period),
    day: dayInWords(isoDay(publishedAt)),
  };
}
