import { z } from 'zod';
import { may } from '../../http/access.ts';
import { seeOther } from '../../http/answer.ts';
import { typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { commitmentsPath } from '../paths.ts';
import { template } from '../template.ts';
import { commitmentView } from './commitment-view.ts';
import { type MoveResult, mark, move, putOnWall } from './moving.ts';
import { commitmentOf, deedInWords, donePath } from './one.ts';

const path = `${commitmentsPath}/:id` as const;

const commitmentPage = template<Awaited<ReturnType<typeof commitmentView>>>(
  'commitments/commitment.njk',
  'commitments',
);

/** One commitment: where it stands, who was told of it, and what was done to it. */
export const commitment = page({
  name: 'staff.commitment',
  method: 'GET',
  path,
  needs: 'read-commitments',
  reads: z.object({ done: typed }),
  shows: [commitmentPage],
  async handle(dependencies, { params, read, signedIn, show }) {
    const found = await commitmentOf(dependencies.stores, params.id);
    const keeps = may(signedIn, 'keep-commitments');
    const done = deedInWords(read.done);
    return show(commitmentPage, await commitmentView(dependencies, found, { keeps, done }));
  },
});

const fields = z.object({ do: typed, from: typed, to: typed, why: typed, mark: typed, wall: typed });

const deeds = { move, mark, wall: putOnWall };

/** Moves a commitment on, marks it, puts it on the wall or takes it off. */
export const doToCommitment = page({
  name: 'staff.commitment.do',
  method: 'POST',
  path,
  needs: 'keep-commitments',
  reads: fields,
  shows: [commitmentPage],
  async handle(dependencies, { params: { id }, read, signedIn, show }) {
    const { stores, clock } = dependencies;
    const before = await commitmentOf(stores, id);
    const by = { id, who: signedIn.who, now: clock() };
    const deed = Object.entries(deeds).find(([name]) => name === read.do)?.[1];
    const outcome = deed ? await deed(stores, before, read, by) : nothingChosen;
    if ('done' in outcome) return seeOther(donePath(id, outcome.done));
    const { problem, status = 400, forget = false } = outcome;
    const refused = { problem, status, to: forget ? '' : read.to, why: forget ? '' : read.why };
    const now = status === 409 ? await commitmentOf(stores, id) : before;
    return show(commitmentPage, await commitmentView(dependencies, now, { keeps: true, refused }));
  },
});

const nothingChosen: MoveResult = { problem: { href: '#to', text: 'Choose what to do' } };
