import type { Standing } from '../../prisma/stores.ts';
import { counted, standings, standingWords, titlesOf } from './invitations-words.ts';
import type { StaffPage } from './page.ts';
import type { StaffParts } from './parts.ts';

/** Where the lead begins: what stands where, and what to do next. */
export function homePages({ stores, clock, render }: StaffParts): StaffPage[] {
  return [
    {
      name: 'staff.home',
      method: 'GET',
      path: '/staff',
      needs: 'see-invitations',
      compress: true,
      async handle({ signedIn }) {
        const stood = await stores.people.invitations.standings(clock());
        const titles = await titlesOf(stores.service);
        const rows = [...new Set(stood.map(({ questionnaire }) => questionnaire))].map((key) => {
          const of = (standing: Standing) =>
            stood.find((one) => one.questionnaire === key && one.standing === standing)?.invitations ?? 0;
          const counts = standings.map((standing) => ({ standing, invitations: of(standing) }));
          // Who was asked by mistake was not asked.
          const asked = counts.reduce(
            (sum, one) => sum + (one.standing === 'cancelled' ? 0 : one.invitations),
            0,
          );
          return { key, title: titles(key), asked, counts };
        });
        const waiting = rows.reduce((sum, { counts }) => sum + (counts[0]?.invitations ?? 0), 0);
        return render('home.njk', {
          title: 'Home',
          signedIn,
          rows,
          columns: standings.map((standing) => standingWords[standing].text),
          waiting: waiting > 0 ? counted(waiting) : null,
        });
      },
    },
  ];
}
