import { isoDay } from '../../../domain/calendar.ts';
import type { Standing } from '../../../prisma/stores/invitation-rows.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { dayInWords } from '../../../reports/words/in-words.ts';
import { may, type Role } from '../../http/access.ts';
import { type VoicesParts, voicesNow } from '../../v1/figures/voices.ts';
import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { editionsPath } from '../paths.ts';
import { sectionsFor } from '../sections.ts';
import { counted } from '../words/counted.ts';
import { missingInShort } from '../words/missing-voices.ts';
import { titlesOf } from '../words/questionnaires.ts';
import { standings, standingWords } from '../words/standing.ts';
import { weekOf } from '../words/victims-due.ts';
import { promisesInShort } from './commitments-in-short.ts';
import { whatWaits } from './waiting.ts';

/** Where everybody begins: what waits for them, and for the lead who was asked, who answered, and whose voices are missing. */
export function homePages(parts: StaffParts & VoicesParts): StaffPage[] {
  const { stores, clock, render } = parts;
  return [
    {
      name: 'staff.home',
      method: 'GET',
      path: '/staff',
      needs: 'any-role',
      compress: ({ role }) => !may(role, 'see-victims'),
      async handle({ signedIn }) {
        const now = clock();
        const waits = signedIn ? await whatWaits(stores, { ...signedIn, ...parts, now }) : [];
        if (signedIn && !may(signedIn.role, 'see-invitations')) {
          return render('home/role.njk', {
            title: 'Home',
            signedIn,
            sections: sectionsFor(signedIn.role),
            waits,
            edition: may(signedIn.role, 'read-editions') ? await newestEdition(stores) : null,
            promises: may(signedIn.role, 'read-reports') ? await promisesInShort(stores, now) : [],
            week: may(signedIn.role, 'see-victims') ? await weekOf(stores.victim.victims, now) : null,
            nothing: nothingYet[signedIn.role] ?? (sectionsFor(signedIn.role).length > 0 ? [] : usualNothing),
          });
        }
        const [stands, voices, caseload] = await Promise.all([
          whatStands(stores, now),
          voicesNow(parts),
          stores.caseload.newest(),
        ]);
        return render('home/home.njk', {
          title: 'Home',
          signedIn,
          waits,
          ...stands,
          voices: missingInShort(voices),
          toldCaseload: caseload.length > 0,
        });
      },
    },
  ];
}

/** What a role has no page for yet, and whom they can ask. */
const nothingYet: Partial<Record<Role, readonly string[]>> = {
  'safeguarding-lead': [
    'You cannot see alerts on these pages yet. When an answer may tell of somebody who is hurt or at risk, Sayback keeps an alert and writes the event alert.raised to its log. It sends no message.',
    'Ask the person who runs Sayback how they tell you of each alert, and how fast.',
  ],
  'complaints-manager': [
    'Complaints do not come to these pages yet.',
    'Ask the participation lead what people are told when they want to complain.',
  ],
};
const usualNothing = [
  'Your role has no pages in this version of Sayback.',
  'Ask the participation lead what comes when.',
];

/** What a board member comes for. */
async function newestEdition({ editions }: Stores) {
  const [newest] = (await editions.list()).toSorted((a, b) => b.number - a.number);
  return (
    newest && {
      href: `${editionsPath}/${newest.number}`,
      title: newest.title,
      publishedOn: dayInWords(isoDay(newest.publishedAt)),
    }
  );
}

async function whatStands({ people, questionnaires }: Stores, now: Date) {
  const stood = await people.invitations.standings(now);
  const titles = await titlesOf(questionnaires);
  const rows = [...new Set(stood.map(({ questionnaire }) => questionnaire))].map((key) => {
    const of = (standing: Standing) =>
      stood.find((one) => one.questionnaire === key && one.standing === standing)?.invitations ?? 0;
    const counts = standings.map((standing) => ({ standing, invitations: of(standing) }));
    // Who was asked by mistake was not asked.
    const asked = counts.reduce((sum, one) => sum + (one.standing === 'cancelled' ? 0 : one.invitations), 0);
    return { key, title: titles(key), asked, counts };
  });
  const waiting = rows.reduce((sum, { counts }) => sum + (counts[0]?.invitations ?? 0), 0);
  return {
    rows,
    columns: standings.map((standing) => standingWords[standing].text),
    notStarted: waiting > 0 ? counted(waiting) : null,
  };
}
