import { mayMove, moves, type Status, statuses } from '../../../domain/commitment.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import { became } from '../../../reports/commitments/report.ts';
import { may } from '../../http/access.ts';
import { isSimple, outcomesOf, raisedThemes } from '../../v1/figures/commitments.ts';
import type { StaffCall, StaffPage } from '../former-page.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf, wordsIn } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { counted } from '../words/counted.ts';
import { dayInWords } from '../words/days.ts';
import { wrongText } from './fields.ts';
import { outcomesInWords } from './outcomes.ts';
import {
  changeInWords,
  commitmentOf,
  hardInWords,
  peopleInWords,
  promisesPath,
  statusChoices,
  statusTags,
} from './words.ts';

const path = `${promisesPath}/:id`;

/** One commitment: where it stands and what was done to it; moved on, marked, put on the wall and taken off. */
export function promisePage(parts: StaffParts): StaffPage[] {
  const { stores, clock, threshold, render } = parts;
  const { commitments } = stores;

  const show = async (
    commitment: Commitment,
    { query, signedIn }: StaffCall,
    refused: { problems: readonly Problem[]; status: 400 | 409; to?: string; why?: string } | null = null,
  ) => {
    const { id, due, status, theme, mark } = commitment;
    const [history, updates, sessions, raised] = await Promise.all([
      commitments.history(id),
      commitments.updates(id),
      commitments.sessions(id),
      raisedThemes(parts),
    ]);
    const { label, people } = raised(theme);
    const problems = refused?.problems ?? [];
    return render('commitments/commitment.njk', {
      status: refused?.status ?? 200,
      title: 'Commitment',
      here: 'promises',
      signedIn,
      keeps: signedIn !== null && may(signedIn.role, 'keep-promises'),
      done: problems.length > 0 ? undefined : deeds[query.get('done') ?? ''],
      action: `${promisesPath}/${id}`,
      promise: {
        ...commitment,
        theme: label,
        people: peopleInWords(people, threshold),
        due: due && dayInWords(due),
        tag: statusTags[status],
        overdue: became(commitment, clock()) === 'overdue',
      },
      simple: isSimple(commitment),
      hard: [commitment.said, commitment.doing, commitment.why ?? ''].flatMap(hardInWords),
      moves: moves[status].map((to) => ({
        value: to,
        text: statusChoices[to],
        checked: refused?.to === to,
      })),
      mayNot: mayMove(status, 'cannot'),
      why: refused?.why ?? '',
      marks: [
        ...marks.map((one) => ({ value: String(one), text: String(one), checked: mark === one })),
        {
          value: 'none',
          text: 'No mark',
          checked: mark === null,
        },
      ],
      updates: await Promise.all(
        updates.map(async (update) => ({
          ...update,
          on: dayInWords(update.madeAt),
          tag: statusTags[update.status],
          outcomes: outcomesInWords(await outcomesOf(parts, update.id), threshold),
        })),
      ),
      sessions: sessions.map((one) => ({
        on: dayInWords(one.on),
        people: counted(one.people, 'person').replace('persons', 'people'),
      })),
      history: history.map(changeInWords),
      problems,
      wrong: wrongOf(problems),
    });
  };

  return [
    {
      name: 'staff.promise',
      method: 'GET',
      path,
      needs: 'read-promises',
      handle: async (call) => show(await commitmentOf(commitments, call.params.id ?? ''), call),
    },
    {
      name: 'staff.promise.do',
      method: 'POST',
      path,
      needs: 'keep-promises',
      async handle(call) {
        const {
          params: { id = '' },
          form,
          signedIn,
        } = call;
        const commitment = await commitmentOf(commitments, id);
        const field = textsOf(form);
        const by = { id, who: signedIn?.who ?? '', now: clock() };
        const done = (deed: string) => seeOther(`${promisesPath}/${id}?done=${deed}`);
        const refuse = (href: string, text: string, status: 400 | 409 = 400) =>
          show(commitment, call, {
            problems: [{ href, text }],
            status,
            to: field('to'),
            why: field('why'),
          });
        switch (field('do')) {
          case 'move': {
            const from = statusIn(field('from'));
            const to = statusIn(field('to'));
            const why = to === 'cannot' ? wordsIn(field('why')) : null;
            if (from !== commitment.status) return refuse('#to', movedMeanwhile(commitment.status), 409);
            if (!to || !mayMove(from, to)) return refuse('#to', 'Choose where it stands now');
            const [wrong] = why === null ? [] : wrongText('why', why, 'why we can’t do it');
            if (wrong) return refuse(wrong.href, wrong.text);
            if (why !== null && commitment.onWall && hardInWords(why).length > 0)
              return refuse(
                '#why',
                `It is on the wall, so a child must be able to read why. ${hardLine(why)}`,
              );
            if (await commitments.move({ ...by, from, to, why })) return done('moved');
            const now = await commitmentOf(commitments, id);
            const problems = [{ href: '#to', text: movedMeanwhile(now.status) }];
            return show(now, call, { problems, status: 409 });
          }
          case 'mark': {
            const typed = field('mark');
            const mark = marks.find((one) => String(one) === typed) ?? null;
            if (mark === null && typed !== 'none') return refuse('#mark', 'Choose a mark');
            await commitments.change({ ...commitment, ...by, mark });
            return done('marked');
          }
          case 'wall': {
            const onWall = field('wall') === 'on';
            if (onWall && !isSimple(commitment))
              return refuse('#wall', 'Make its words simple enough for a child before it goes on the wall');
            await commitments.change({ ...commitment, ...by, onWall });
            return done(onWall ? 'on-wall' : 'off-wall');
          }
          default:
            return refuse('#to', 'Choose what to do');
        }
      },
    },
  ];
}

const marks = [1, 2, 3] as const;

const deeds: Readonly<Record<string, string>> = {
  made: 'The commitment is made.',
  changed: 'The words are changed.',
  moved: 'It is moved on. Tell people, so that they know.',
  marked: 'The mark is saved.',
  'on-wall': 'It is on the wall for everybody.',
  'off-wall': 'It is off the wall.',
  told: 'People are told now. Below you see who was told, and how.',
  again: 'Whoever raised it since is told now too.',
  session: 'The session is recorded.',
};

function statusIn(name: string): Status | null {
  return statuses.find((status) => status === name) ?? null;
}

function movedMeanwhile(status: Status): string {
  return `Somebody else moved it while you had this page open. It stands as “${statusTags[status].text}” now. Look again before you move it`;
}

function hardLine(text: string): string {
  return hardInWords(text)
    .map(({ sentence, why }) => `“${sentence}”: ${why}`)
    .join(' ');
}
