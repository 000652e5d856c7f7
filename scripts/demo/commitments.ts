import { randomUUID } from 'node:crypto';
import type { Status } from '../../domain/commitment.ts';
import { sides } from '../../domain/participant.ts';
import { codebook, praise } from '../../insight/codebook.ts';
import { themeFinder } from '../../insight/themes.ts';
import type { SideStores, Stores } from '../../prisma/stores/stores.ts';
import { type Calendar, hour } from './calendar.ts';
import type { Happening } from './play.ts';

/**
 * What the service committed to in the year, in the words in which everybody is told. Months count from the
 * first of the year, from 0.
 */
type DemoCommitment = {
  theme: string;
  said: string;
  doing: string;
  owner: string;
  made: number;
  /** The month in whose middle it is due. */
  due: number | null;
  planAim: string | null;
  mark: 1 | 2 | 3 | null;
  onWall: boolean;
  moves: readonly { month: number; to: Status; why?: string }[];
  /** When everybody who raised it was told. */
  told?: { month: number; did: string };
  session?: { month: number; people: number };
};

const demoCommitments: readonly DemoCommitment[] = [
  {
    theme: 'place',
    said: 'The room is dark and cold. It feels like an office.',
    doing: 'We painted the room with you. There are new chairs.',
    owner: 'Building manager',
    made: 4,
    due: 8,
    planAim: 'Aim 3: safe and welcoming places',
    mark: 3,
    onWall: true,
    moves: [
      { month: 5, to: 'doing' },
      { month: 8, to: 'done' },
    ],
    told: {
      month: 9,
      did: 'Young people chose the paint and helped us. The room has new lights and chairs.',
    },
    session: { month: 9, people: 9 },
  },
  {
    theme: 'reparation',
    said: 'Picking up litter does not help you learn. You want to use what you are good at.',
    doing: 'You will pick from three jobs. One of them is fixing bikes.',
    owner: 'Reparation team',
    made: 6,
    due: 14,
    planAim: 'Aim 1: work that fits the child',
    mark: 2,
    onWall: true,
    moves: [{ month: 7, to: 'doing' }],
  },
  {
    theme: 'appointment-times',
    said: 'The times clash with school and work.',
    doing: 'We will see you after school on two days a week.',
    owner: 'North team manager',
    made: 5,
    due: 10,
    planAim: null,
    mark: 1,
    onWall: false,
    moves: [{ month: 7, to: 'doing' }],
  },
  {
    theme: 'getting-there',
    said: 'It takes two buses to get to us.',
    doing: 'We will look for a room that is near to you.',
    owner: 'Head of service',
    made: 6,
    due: null,
    planAim: null,
    mark: null,
    onWall: false,
    moves: [
      { month: 9, to: 'cannot', why: 'We do not have the money for a new room. We can pay for your bus.' },
    ],
  },
  {
    theme: 'listened-to',
    said: 'We make a plan and then show it to you. You want to help make it.',
    doing: 'You will help write your plan at your first meeting.',
    owner: 'Participation lead',
    made: 10,
    due: 15,
    planAim: 'Aim 2: plans made together',
    mark: null,
    onWall: false,
    moves: [],
  },
];

/** So many answers a month somebody finds the time to read, on each side. */
const readInAMonth = { people: 60, victim: 15 } as const;
const readers = { people: 'lead', victim: 'rj-worker' } as const;
const lead = 'lead';

/** What answers are about, settled month by month, and what the service commits to on that and does. */
export function commitmentsOf(calendar: Calendar, stores: Stores): Happening[] {
  const { months, from } = calendar;
  const begin = new Date(+from + hour);
  const dayIn = (month: number, date: number) =>
    new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + month, date, 10));
  const ready = codebook.filter(({ key }) => key !== praise);
  return [
    { at: begin, happens: () => stores.codebook.seed(ready, begin) },
    ...months.slice(1).map((_, n) => {
      const at = dayIn(n + 1, 2);
      return { at, happens: () => readAnswers(stores, at) };
    }),
    ...demoCommitments.flatMap((commitment) => courseOf(commitment, stores, dayIn)),
  ];
}

/** Takes the codebook's suggestions for what answers are about, as a reader in a hurry does. */
async function readAnswers(stores: Stores, now: Date): Promise<void> {
  const themes = (await stores.codebook.list()).filter(({ used }) => used);
  const find = themeFinder(themes.map(({ id, label, words }) => ({ key: id, label, words })));
  const findPraise = themeFinder(codebook.filter(({ key }) => key === praise));
  const read = async ({ codings }: SideStores, who: string, most: number) => {
    for (let n = 0; n < most; n++) {
      const answer = await codings.next({ who, queue: 'unread', newestFirst: false });
      if (!answer) return;
      const { sealedId, text } = answer;
      const about = find(text).map(({ theme }) => theme);
      await codings.code({
        sealedId,
        who,
        themes: about,
        praise: findPraise(text).length > 0,
        settles: false,
        now,
      });
    }
  };
  await Promise.all(sides.map((side) => read(stores[side], readers[side], readInAMonth[side])));
}

/** One commitment, from the day on which it is made. */
function courseOf(
  commitment: DemoCommitment,
  stores: Stores,
  dayIn: (month: number, date: number) => Date,
): Happening[] {
  const { commitments, codebook } = stores;
  const { made, moves, told, session, due, mark, onWall, theme: key, ...words } = commitment;
  const at = (month: number, date: number, happens: (by: { who: string; now: Date }) => unknown) => {
    const now = dayIn(month, date);
    return { at: now, happens: async () => happens({ who: lead, now }) };
  };
  let id = '';
  let standing: Status = 'thinking';
  return [
    at(made, 5, async (by) => {
      const theme = (await codebook.list()).find((one) => one.key === key)?.id ?? '';
      const of = { ...words, theme, due: due === null ? null : dayIn(due, 15), ...by };
      id = (await commitments.add(of)) ?? '';
      await commitments.change({ ...of, id, mark, onWall });
    }),
    ...moves.map(({ month, to, why = null }) =>
      at(month, 12, async (by) => {
        await commitments.move({ id, from: standing, to, why, ...by });
        standing = to;
      }),
    ),
    ...(told
      ? [
          at(told.month, 14, async (by) => {
            const { said } = commitment;
            const update = await commitments.tell({
              id: randomUUID(),
              commitment: id,
              said,
              did: told.did,
              ...by,
            });
            if (update)
              await Promise.all(sides.map((side) => stores[side].tellings.queue(update.id, by.now)));
          }),
        ]
      : []),
    ...(session
      ? [
          at(session.month, 16, (by) =>
            commitments.toldInSession({
              id: randomUUID(),
              commitment: id,
              on: by.now,
              attended: session.people,
              ...by,
            }),
          ),
        ]
      : []),
  ];
}
