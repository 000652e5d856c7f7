import { may } from '../../http/access.ts';
import { forSpreadsheets } from '../../http/csv-file.ts';
import { type VoicesParts, voicesFile, voicesNow } from '../../v1/figures/voices.ts';
import type { StaffPage } from '../former-page.ts';
import { spanInWords } from '../forms/period.ts';
import type { StaffParts } from '../parts.ts';
import { gapView } from './gaps-words.ts';
import { missingInShort, voicesView } from './view.ts';

const where = { page: '/staff/voices', csv: '/staff/voices.csv' } as const;

/** Whose voices are missing, as a page to read and print, and as a file. */
export function voicesPages(parts: StaffParts & VoicesParts): StaffPage[] {
  const shared = { method: 'GET', needs: 'read-reports', compress: true } as const;
  return [
    {
      ...shared,
      name: 'staff.voices',
      path: where.page,
      async handle({ signedIn }) {
        const [voices, gaps] = await Promise.all([voicesNow(parts), parts.stores.gaps.list()]);
        const keeps = signedIn !== null && may(signedIn.role, 'keep-caseload');
        const questionnaires = voicesView(voices, signedIn !== null && may(signedIn.role, 'keep-gaps'));
        return parts.render('voices/voices.njk', {
          title: `Whose voices are missing, ${spanInWords(voices)}`,
          here: 'voices',
          signedIn,
          period: spanInWords(voices),
          threshold: voices.threshold,
          questionnaires,
          inShort: missingInShort(voices),
          toldCaseload: voices.questionnaires.some(({ bands }) => bands.some(({ countedOn }) => countedOn)),
          notes: voices.notes,
          keeps,
          gaps: gaps.map((gap) => gapView(gap, parts.clock())),
          csv: where.csv,
          madeOn: parts.clock().toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }),
        });
      },
    },
    {
      ...shared,
      name: 'staff.voices.csv',
      path: where.csv,
      handle: async () => forSpreadsheets(voicesFile(await voicesNow(parts))),
    },
  ];
}
