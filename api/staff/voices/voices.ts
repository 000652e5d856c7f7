import type { Gap } from '../../../prisma/stores/gaps.ts';
import type { Voices } from '../../../reports/voices/schema.ts';
import { spanInWords } from '../../../reports/words/in-words.ts';
import { type Holder, may } from '../../http/access.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { voicesFile, voicesNow } from '../../v1/figures/voices.ts';
import { nothing } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { dayInWords } from '../words/days.ts';
import { missingInShort } from '../words/missing-voices.ts';
import { gapView } from './gap-words.ts';
import { voicesView } from './view.ts';

const filePath = '/staff/voices.csv';

const missingVoices = template<ReturnType<typeof viewOf>>('voices/voices.njk', 'voices');

/** Whose voices are missing, to read and print. */
export const voicesPage = page({
  name: 'staff.voices',
  method: 'GET',
  path: '/staff/voices',
  needs: 'read-reports',
  reads: nothing,
  shows: [missingVoices],
  compress: true,
  async handle(dependencies, { signedIn, show }) {
    const { stores, clock } = dependencies;
    const [voices, gaps] = await Promise.all([voicesNow(dependencies), stores.gaps.list()]);
    return show(missingVoices, viewOf(voices, { gaps, reader: signedIn, now: clock() }));
  },
});

/** The same as a file. */
export const voicesCsv = page({
  name: 'staff.voices.csv',
  method: 'GET',
  path: filePath,
  needs: 'read-reports',
  reads: nothing,
  compress: true,
  handle: async (dependencies) => forSpreadsheets(voicesFile(await voicesNow(dependencies))),
});

function viewOf(voices: Voices, { gaps, reader, now }: { gaps: readonly Gap[]; reader: Holder; now: Date }) {
  return {
    title: `Whose voices are missing, ${spanInWords(voices)}`,
    period: spanInWords(voices),
    threshold: voices.threshold,
    questionnaires: voicesView(voices, may(reader, 'keep-gaps')),
    inShort: missingInShort(voices),
    toldCaseload: voices.questionnaires.some(({ bands }) => bands.some(({ countedOn }) => countedOn)),
    notes: voices.notes,
    keeps: may(reader, 'keep-caseload'),
    gaps: gaps.map((gap) => gapView(gap, now)),
    csv: filePath,
    madeOn: dayInWords(now),
  };
}
