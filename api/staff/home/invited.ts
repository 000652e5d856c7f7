import type { Standing } from '../../../prisma/stores/invitation-rows.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';
import { counted } from '../words/counted.ts';
import { titlesOf } from '../words/questionnaires.ts';
import { standings, standingWords } from '../words/standing.ts';

/** Who was asked and who answered, a row for each questionnaire and a column for each standing. */
export async function invitedView({ people, questionnaires }: Stores, now: Date) {
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
