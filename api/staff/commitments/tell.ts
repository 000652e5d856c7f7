import { createHash } from 'node:crypto';
import { z } from 'zod';
import { sides } from '../../../domain/participant.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import { type Answer, seeOther } from '../../http/answer.ts';
import type { StaffDependencies } from '../dependencies.ts';
import type { Problem } from '../forms/problems.ts';
import { nothing, typed, wordsIn } from '../forms/text.ts';
import { page } from '../page.ts';
import { commitmentsPath } from '../paths.ts';
import { template } from '../template.ts';
import { wrongText } from './fields.ts';
import { commitmentOf, donePath } from './one.ts';
import { previewView, tellView, type UpdateToTell } from './tell-view.ts';
import { hardInWords, statusTags } from './words.ts';

const path = `${commitmentsPath}/:id/tell` as const;

const tellForm = template<Awaited<ReturnType<typeof tellView>>>('commitments/tell.njk', 'commitments');
const preview = template<Awaited<ReturnType<typeof previewView>>>('commitments/preview.njk', 'commitments');

/**
 * The form in which it is put in words what everybody is told who raised the theme and asked to hear back.
 */
export const newUpdate = page({
  name: 'staff.commitment.tell',
  method: 'GET',
  path,
  needs: 'keep-commitments',
  reads: nothing,
  shows: [tellForm],
  async handle(dependencies, { params: { id }, show }) {
    const { stores } = dependencies;
    const commitment = await commitmentOf(stores, id);
    const { said, doing, why } = commitment;
    const update = updateAfter(id, (await stores.commitments.updates(id)).length);
    return show(tellForm, await tellView(dependencies, { commitment, update, said, did: why ?? doing }));
  },
});

/** Shows the words as a child sees them, and tells people; `again`: tells whoever raised the theme since. */
export const sendUpdate = page({
  name: 'staff.commitment.tell.send',
  method: 'POST',
  path,
  needs: 'keep-commitments',
  reads: z.object({ do: typed, said: typed, did: typed, update: typed, standing: typed }),
  shows: [tellForm, preview],
  async handle(dependencies, { params: { id }, read, signedIn, show }) {
    const commitment = await commitmentOf(dependencies.stores, id);
    if (read.do === 'again') return tellWhoRaisedItSince(dependencies, id);
    const words = { said: wordsIn(read.said), did: wordsIn(read.did) };
    const telling = { commitment, update: read.update, ...words };
    const again = async (problems: readonly Problem[] = [], status = problems.length > 0 ? 400 : 200) =>
      show(tellForm, { ...(await tellView(dependencies, telling, problems)), status });
    if (read.do === 'edit') return again();
    const problems = [
      ...wrongWords('said', words.said, 'what people said'),
      ...wrongWords('did', words.did, 'what we do about it'),
    ];
    if (problems.length > 0) return again(problems);
    if (read.do !== 'send') return show(preview, await previewView(dependencies, telling));
    const refused = await tell(dependencies, telling, { standing: read.standing, who: signedIn.who });
    return refused ? again([refused.problem], refused.status) : seeOther(toldPath(id, 'told'));
  },
});

/** Tells people, once; null where they are told these words now, or what is in the way. */
async function tell(
  { stores, clock }: StaffDependencies,
  { commitment, update, said, did }: UpdateToTell,
  { standing, who }: { standing: string; who: string },
): Promise<{ problem: Problem; status: 400 | 409 } | null> {
  const { commitments } = stores;
  const sent = (await commitments.updates(commitment.id)).some((one) => one.id === update);
  if (!sent && standing !== commitment.status) return { problem: movedMeanwhile(commitment), status: 409 };
  const now = clock();
  const told = await commitments.tell({ id: update, commitment: commitment.id, said, did, who, now });
  if (!told) return { problem: outOfDate, status: 400 };
  await queue(stores, told.id, clock());
  return told.said === said && told.did === did ? null : { problem: toldMeanwhile, status: 409 };
}

async function tellWhoRaisedItSince({ stores, clock }: StaffDependencies, id: string): Promise<Answer> {
  const [latest] = await stores.commitments.updates(id);
  if (latest) await queue(stores, latest.id, clock());
  return seeOther(toldPath(id, 'again'));
}

/** Everybody on both sides who raised the theme, asked to hear back and was not told yet. */
async function queue(stores: StaffDependencies['stores'], update: string, now: Date): Promise<void> {
  await Promise.all(sides.map((side) => stores[side].tellings.queue(update, now)));
}

function toldPath(id: string, deed: 'told' | 'again'): string {
  return `${donePath(id, deed)}#told`;
}

/** The same for every tab in which it is the next one: whichever sends it first, people are told once. */
function updateAfter(commitment: string, updates: number): string {
  const hex = createHash('sha256').update(`${commitment}/${updates}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Nobody is told what a child could not read. */
function wrongWords(field: string, text: string, called: string): Problem[] {
  const hard = hardInWords(text).map(({ sentence, why }) => ({
    href: `#${field}`,
    text: `“${sentence}”: ${why}`,
  }));
  return [...wrongText(field, text, called), ...hard];
}

const outOfDate: Problem = {
  href: '#said',
  text: 'This page is out of date. Open it again from the commitment',
};

function movedMeanwhile({ status }: Commitment): Problem {
  const moved = `Somebody moved it to “${statusTags[status].text}” while you had this page open.`;
  return { href: '#did', text: `${moved} Nobody is told yet. Check that your words still fit` };
}

const toldMeanwhile: Problem = {
  href: '#said',
  text:
    'Somebody else has told people already, in other words. Yours were not sent. ' +
    'Go back to the commitment to read theirs',
};
