import { createHash } from 'node:crypto';
import { english, phraseIn } from '../../../dialogs/phrases/index.ts';
import { verdicts } from '../../../domain/commitment.ts';
import { sides } from '../../../domain/participant.ts';
import type { Commitment } from '../../../prisma/stores/commitments.ts';
import { wallWords } from '../../public/wall-words.ts';
import { raisedThemes } from '../../v1/figures/commitments.ts';
import type { StaffPage } from '../former-page.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf, wordsIn } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import type { SignedIn } from '../signed-in.ts';
import { wrongText } from './fields.ts';
import { commitmentOf, hardInWords, promisesPath, statusTags } from './words.ts';

const path = `${promisesPath}/:id/tell`;
type Words = { said: string; did: string };

/** Telling everybody who raised the theme and asked to hear back: the words are chosen, looked at as a child sees them, and sent. */
export function promiseTellPages(parts: StaffParts): StaffPage[] {
  const { stores, clock, render } = parts;
  const { commitments } = stores;

  const queue = (update: string) =>
    Promise.all(sides.map((side) => stores[side].tellings.queue(update, clock())));

  const show = async (
    step: 'words' | 'preview',
    commitment: Commitment,
    words: Words,
    of: { update: string; signedIn: SignedIn | null; problems?: readonly Problem[]; status?: number },
  ) => {
    const { problems = [] } = of;
    const { label } = (await raisedThemes(parts))(commitment.theme);
    return render(step === 'words' ? 'commitments/tell.njk' : 'commitments/preview.njk', {
      status: of.status ?? (problems.length > 0 ? 400 : 200),
      title: step === 'words' ? 'Tell people' : 'Check what people will read',
      here: 'promises',
      signedIn: of.signedIn,
      action: `${promisesPath}/${commitment.id}/tell`,
      back: `${promisesPath}/${commitment.id}`,
      update: of.update,
      standing: commitment.status,
      tag: statusTags[commitment.status],
      theme: label,
      words,
      shown: wallWords[commitment.status],
      // As the chat says it, to the word.
      says: {
        said: phraseIn(english, 'update.said').text,
        did: phraseIn(english, `update.${commitment.status}`).text,
        asks: phraseIn(english, 'update.ask').text,
        choices: verdicts.map((verdict) => phraseIn(english, verdict).text),
      },
      hard: { said: hardInWords(words.said), did: hardInWords(words.did) },
      problems,
      wrong: wrongOf(problems),
    });
  };

  return [
    {
      name: 'staff.promise.tell',
      method: 'GET',
      path,
      needs: 'keep-promises',
      async handle({ params: { id = '' }, signedIn }) {
        const commitment = await commitmentOf(commitments, id);
        const { said, doing, why } = commitment;
        const update = updateAfter(id, (await commitments.updates(id)).length);
        return show('words', commitment, { said, did: why ?? doing }, { update, signedIn });
      },
    },
    {
      name: 'staff.promise.tell.send',
      method: 'POST',
      path,
      needs: 'keep-promises',
      async handle({ params: { id = '' }, form, signedIn }) {
        const commitment = await commitmentOf(commitments, id);
        const field = textsOf(form);
        const words = { said: wordsIn(field('said')), did: wordsIn(field('did')) };
        const update = field('update');
        const by = { who: signedIn?.who ?? '', now: clock() };
        const again = (problems: readonly Problem[] = [], status?: number) =>
          show('words', commitment, words, { update, signedIn, problems, ...(status && { status }) });
        const done = (deed: string) => seeOther(`${promisesPath}/${id}?done=${deed}#told`);

        if (field('do') === 'again') {
          const [latest] = await commitments.updates(id);
          if (latest) await queue(latest.id);
          return done('again');
        }
        if (field('do') === 'edit') return again();
        const problems = [
          ...wrongWords('said', words.said, 'what people said'),
          ...wrongWords('did', words.did, 'what we do about it'),
        ];
        if (problems.length > 0) return again(problems);
        if (field('do') !== 'send') return show('preview', commitment, words, { update, signedIn });

        const sent = (await commitments.updates(id)).find((one) => one.id === update);
        if (!sent && field('standing') !== commitment.status) return again([movedMeanwhile(commitment)], 409);
        const told = await commitments.tell({ id: update, commitment: id, ...words, ...by });
        if (!told)
          return again([
            { href: '#said', text: 'This page is out of date. Open it again from the commitment' },
          ]);
        await queue(told.id);
        const same = told.said === words.said && told.did === words.did;
        return same ? done('told') : again([toldMeanwhile], 409);
      },
    },
  ];
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

function movedMeanwhile({ status }: Commitment): Problem {
  const text = `Somebody moved it to “${statusTags[status].text}” while you had this page open. Nobody is told yet. Check that your words still fit`;
  return { href: '#did', text };
}

const toldMeanwhile: Problem = {
  href: '#said',
  text: 'Somebody else has told people already, in other words. Yours were not sent. Go back to the commitment to read theirs',
};
