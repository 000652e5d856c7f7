import { z } from 'zod';
import { answersInWords } from '../../../dialogs/answers-in-words.ts';
import { agreed } from '../../../domain/consent.ts';
import { Fault } from '../../../fault.ts';
import type { NamedResponse } from '../../../prisma/stores/named-responses.ts';
import type { PassingStore } from '../../../prisma/stores/passed-on.ts';
import { may } from '../../http/access.ts';
import type { StaffDependencies } from '../dependencies.ts';
import { present } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { template } from '../template.ts';
import { answerInWords } from '../words/answers.ts';
import { dayInWords } from '../words/days.ts';
import { titleOf } from '../words/questionnaires.ts';
import { type VictimShown, victimOf } from './one.ts';

/** More than one person is ever asked. */
const most = 50;

const said = template<{
  victim: VictimShown;
  responses: ReturnType<typeof responseView>[];
  passed: boolean;
  agrees: boolean;
}>('victims/said.njk', 'victims');

/** What somebody who was harmed said to be read, in their own words. Each look is on the audit record. */
export const whatTheySaid = page({
  name: 'staff.victims.words',
  method: 'GET',
  path: `${victimsPath}/:id/words`,
  needs: 'read-victims-words',
  reads: z.object({ passed: present }),
  shows: [said],
  async handle({ stores, clock }, { params: { id }, read, signedIn, show }) {
    const { victims, named, passing } = stores.victim;
    const victim = await victimOf(victims, id);
    const agrees = agreed(victim.consents, 'pass-on');
    const rows = await named.list({ participant: id, most });
    const { who } = signedIn;
    if (rows.length > 0) await stores.audit.write({ who, did: 'words.seen', to: id, at: clock() });
    const passTo = agrees && may(signedIn, 'pass-on') ? `${victim.href}/words` : null;
    const responses = await Promise.all(
      rows.map(async ({ response }) => {
        const row = await named.read(response);
        return row
          ? [responseView(row, await passing.passed(response), passTo && `${passTo}/${response}`)]
          : [];
      }),
    );
    const shown = responses.flat();
    const passed = read.passed && shown.some(({ told }) => told.some((one) => one.passed));
    return show(said, { title: 'What they said', victim, responses: shown, passed, agrees });
  },
});

/** How much of theirs there is to read, as the section of their page shows it. Not a word of it. */
export async function wordsOf({ stores }: StaffDependencies, victim: VictimShown, reader: SignedIn) {
  const mayRead = may(reader, 'read-victims-words');
  const rows = mayRead ? await stores.victim.named.list({ participant: victim.id, most }) : [];
  return { mayRead, many: rows.length };
}

/**
 * One answer of theirs in their own words, after writing down that somebody looks. The question is worded as
 * for anybody, so that no age band goes along with what is passed on. Throws `not-found`.
 */
export async function ownWordsOf(
  { stores, clock }: StaffDependencies,
  { id, response, question }: Readonly<{ id: string; response: string; question: string }>,
  { who }: SignedIn,
) {
  const { victims, named } = stores.victim;
  const victim = await victimOf(victims, id);
  const own = (await named.list({ participant: id, most })).some((row) => row.response === response);
  const row = own ? await named.read(response) : null;
  const told = row && toldBy({ ...row, bands: {} }).find((one) => one.question === question);
  if (!row || !told || told.ownWords === null) {
    throw new Fault('not-found', 'There are no such words. They may have been taken back.');
  }
  await stores.audit.write({ who, did: 'words.seen', to: id, at: clock() });
  return { victim, response, question, proxy: row.proxy, asked: told.asked, said: told.ownWords };
}

type Passed = Awaited<ReturnType<PassingStore['passed']>>;

/** `passTo`: where one of its answers is passed on; null where none may be. */
function responseView(row: NamedResponse, passed: Passed, passTo: string | null) {
  const passedOn = new Map(passed.map((one) => [one.question, one]));
  return {
    title: titleOf(row.questionnaire),
    day: dayInWords(row.endedAt),
    proxy: row.proxy,
    told: toldBy(row).map((told) => {
      const gone = passedOn.get(told.question);
      const mayGo = told.ownWords !== null && !gone && passTo !== null;
      return {
        asked: told.asked,
        is: told.is,
        words: answerInWords(told),
        passed: gone ? passedInWords(gone) : null,
        pass: mayGo ? `${passTo}/${told.question}/pass` : null,
      };
    }),
  };
}

function passedInWords({ on, read }: Passed[number]): string {
  return `Passed on ${dayInWords(on)}. ${read ? 'Somebody has read it.' : 'Nobody has read it yet.'}`;
}

/** Another answer is not carried along in a question: what is passed on is just what was allowed. */
function toldBy({ questionnaire, answers, kind, bands, proxy }: NamedResponse) {
  return answersInWords(questionnaire.questionnaire, answers, { kind, bands, proxy }, { quotes: false });
}
