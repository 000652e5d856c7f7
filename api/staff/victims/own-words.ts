import { retold } from '../../../dialogs/answers-in-words.ts';
import { agreed } from '../../../domain/consent.ts';
import { Fault } from '../../../fault.ts';
import type { NamedResponse } from '../../../prisma/stores/named-responses.ts';
import { may } from '../../http/access.ts';
import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { victimsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { answerInWords } from '../words/answers.ts';
import { dayInWords } from '../words/days.ts';
import { titleOf } from '../words/questionnaires.ts';
import { type VictimShown, victimOf } from './one.ts';

/** More than one person is ever asked. */
const most = 50;

/** How much of theirs there is to read, as the section of their page shows it. Not a word of it. */
export async function wordsOf({ stores }: StaffParts, victim: VictimShown, signedIn: SignedIn | null) {
  const mayRead = signedIn !== null && may(signedIn.role, 'read-victims-words');
  const rows = mayRead ? await stores.victim.named.list({ participant: victim.id, most }) : [];
  return { mayRead, many: rows.length };
}

/** What somebody who was harmed said to be read, in their own words. Each look is on the audit record. */
export function victimWordPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { audit } = stores;
  const { victims, named, passing } = stores.victim;
  return [
    {
      name: 'staff.victims.words',
      method: 'GET',
      path: `${victimsPath}/:id/words`,
      needs: 'read-victims-words',
      async handle({ params: { id = '' }, query, signedIn }) {
        const victim = await victimOf(victims, id);
        const rows = await named.list({ participant: id, most });
        if (rows.length > 0)
          await audit.write({ who: signedIn?.who ?? '', did: 'words.seen', to: id, at: clock() });
        const mayPass = signedIn !== null && may(signedIn.role, 'pass-on');
        const responses = await Promise.all(
          rows.map(async ({ response }) => {
            const row = await named.read(response);
            if (!row) return [];
            const passed = new Map((await passing.passed(response)).map((one) => [one.question, one]));
            return [
              {
                title: titleOf(row.questionnaire),
                day: dayInWords(row.endedAt),
                proxy: row.proxy,
                told: toldBy(row).map((told) => {
                  const gone = passed.get(told.question);
                  return {
                    ...told,
                    words: answerInWords(told),
                    passed:
                      gone &&
                      `Passed on ${dayInWords(gone.on)}. ${gone.read ? 'Somebody has read it.' : 'Nobody has read it yet.'}`,
                    pass:
                      told.ownWords !== null && !gone && mayPass && agreed(victim.consents, 'pass-on')
                        ? `${victim.href}/words/${response}/${told.question}/pass`
                        : null,
                  };
                }),
              },
            ];
          }),
        );
        return render('victims/said.njk', {
          title: 'What they said',
          here: 'victims',
          signedIn,
          victim,
          responses: responses.flat(),
          passed:
            query.has('passed') && responses.flat().some(({ told }) => told.some(({ passed }) => passed)),
          agrees: agreed(victim.consents, 'pass-on'),
        });
      },
    },
  ];
}

/** A response in words. Another answer is not carried along in a question, so that what is passed on is just what was allowed. */
export function toldBy({ questionnaire, answers, kind, bands, proxy }: NamedResponse) {
  return retold(questionnaire.questionnaire, answers, { kind, bands, proxy }, { quotes: false });
}

/**
 * One answer of theirs in their own words, after writing down that somebody looks. The question is worded as for anybody, so that no age
 * band goes along with what is passed on. Throws `not-found`.
 */
export async function ownWordsOf(
  { stores, clock }: StaffParts,
  { id = '', response = '', question = '' }: Readonly<Record<string, string>>,
  signedIn: SignedIn | null,
) {
  const { victims, named } = stores.victim;
  const victim = await victimOf(victims, id);
  const own = (await named.list({ participant: id, most })).some((row) => row.response === response);
  const row = own ? await named.read(response) : null;
  const told = row && toldBy({ ...row, bands: {} }).find((one) => one.question === question);
  if (!row || !told || told.ownWords === null)
    throw new Fault('not-found', 'There are no such words. They may have been taken back.');
  await stores.audit.write({ who: signedIn?.who ?? '', did: 'words.seen', to: id, at: clock() });
  return { victim, response, question, proxy: row.proxy, asked: told.asked, said: told.ownWords };
}
