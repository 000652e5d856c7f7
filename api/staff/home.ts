import type { Standing, Stores } from '../../prisma/stores.ts';
import { may, type Role } from '../access.ts';
import { counted, standings, standingWords, titlesOf } from './invitations-words.ts';
import type { StaffPage } from './page.ts';
import type { StaffParts } from './parts.ts';
import { sectionsFor } from './sections.ts';
import { weekOf } from './victims-week.ts';

/** Where everybody begins: what there is to do for their role, and for the lead what stands where. */
export function homePages({ stores, clock, render }: StaffParts): StaffPage[] {
  return [
    {
      name: 'staff.home',
      method: 'GET',
      path: '/staff',
      needs: 'any-role',
      compress: ({ role }) => !may(role, 'see-victims'),
      async handle({ signedIn }) {
        if (signedIn && !may(signedIn.role, 'see-invitations')) {
          return render('home-role.njk', {
            title: 'Home',
            signedIn,
            sections: sectionsFor(signedIn.role),
            week: may(signedIn.role, 'see-victims') ? await weekOf(stores.victim.victims, clock()) : null,
            nothing: nothingYet[signedIn.role] ?? (sectionsFor(signedIn.role).length > 0 ? [] : usualNothing),
          });
        }
        return render('home.njk', { title: 'Home', signedIn, ...(await whatStands(stores, clock())) });
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

async function whatStands({ people, service }: Stores, now: Date) {
  const stood = await people.invitations.standings(now);
  const titles = await titlesOf(service);
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
    waiting: waiting > 0 ? counted(waiting) : null,
  };
}
