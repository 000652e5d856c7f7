import { type Calendar, day } from './calendar.ts';
import { chance } from './chance.ts';
import { viewsOf } from './child-views.ts';
import { type Parent, parentOf } from './families.ts';
import { finishes, type Invited, invitedOn, type Usual } from './invited.ts';
import { feedbackOf, viewsAtStartOf as parentAtStart, viewsAtEndOf } from './parent-views.ts';
import { afterPanels, onReports, viewsOnPanel, viewsOnReport } from './partners.ts';
import { viewsAtStartOf } from './start-views.ts';
import { type Support, supportsOf } from './support.ts';

/** One invitation to somebody, under the service's own reference for them. */
export type Asked = { reference: string; invited: Invited };

/** Of the children who begin, so many are asked about themselves. */
const childrenAtStart = 0.4;
/**
 * Of the parents, so many are asked at the start and again at the end,
 * and of the others so many at the end alone.
 */
const parentsAtStart = 0.82;
const parentsAtEnd = 0.9;

/**
 * Everybody but those who were harmed who is asked in a year, and what becomes of it.
 * `questions`: how many a questionnaire has.
 */
export function askedOf(
  calendar: Calendar,
  children: number,
  seed: string,
  questions: (questionnaire: string) => number,
): Asked[] {
  const usual = (questionnaire: string, days: number, deletable = true): Usual => ({
    questionnaire,
    questions: questions(questionnaire),
    days,
    deletable,
  });
  const atEnd = usual('end-of-order', 28);
  const atStart = usual('my-self-assessment', 21);
  const partnersAsked = (about: ReturnType<typeof afterPanels>, views: typeof viewsOnPanel, of: Usual) =>
    about.map((asked): Asked => {
      const { partner, at } = asked;
      return {
        reference: partner.reference,
        invited: invitedOn(at, { person: partner, views: () => views(asked) }, of),
      };
    });

  return [
    ...supportsOf(calendar, children, seed).flatMap((support): Asked[] => {
      const { child, start, end } = support;
      const { reference } = child;
      const views = (at: Date) => viewsOf(child, at, calendar);
      const asked: Asked[] = [];
      if (end < calendar.now)
        asked.push({ reference, invited: invitedOn(end, { person: child, views }, atEnd) });
      if (start > calendar.from && chance(`${child.seed} asked at start`).happens(childrenAtStart)) {
        const begins = { person: child, views: () => viewsAtStartOf(child) };
        asked.push({ reference, invited: invitedOn(start, begins, atStart) });
      }
      const parent = parentOf(child);
      return parent ? [...asked, ...parentAsked(parent, support, calendar, usual)] : asked;
    }),
    ...partnersAsked(
      afterPanels(calendar, children, seed),
      viewsOnPanel,
      usual('panel-member-feedback', 10, false),
    ),
    ...partnersAsked(
      onReports(calendar, children, seed),
      viewsOnReport,
      usual('sentencer-feedback', 14, false),
    ),
  ];
}

/**
 * At the start and again at the end; or at the end alone.
 * Who said nothing at the start is not asked what changed.
 */
function parentAsked(
  parent: Parent,
  { start, end }: Support,
  calendar: Calendar,
  usual: (questionnaire: string, days: number) => Usual,
): Asked[] {
  const luck = chance(`${parent.seed} asked`);
  const { reference } = parent;
  const asked = (at: Date, questionnaire: string, views: Invited['views'], person = parent): Asked => ({
    reference,
    invited: invitedOn(at, { person, views }, usual(questionnaire, 28)),
  });
  if (start > calendar.from && luck.happens(parentsAtStart)) {
    // A worker is with them, so nearly all do.
    const sure = { ...parent, willing: 0.9 };
    const first = asked(start, 'parent-self-assessment', () => parentAtStart(parent), sure);
    if (end > calendar.now || !finishes(first.invited, end)) return [first];
    const views = (at: Date) => viewsAtEndOf(parent, at, calendar);
    return [
      first,
      asked(new Date(+end - luck.between(0, 5) * day), 'parent-self-assessment-end', views, sure),
    ];
  }
  if (end > calendar.now || !luck.happens(parentsAtEnd)) return [];
  return [asked(end, 'parent-feedback', (at) => feedbackOf(parent, at, calendar))];
}
