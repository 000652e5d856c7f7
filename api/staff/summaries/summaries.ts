import { retold, type Told } from '../../../dialogs/answers-in-words.ts';
import { Fault } from '../../../fault.ts';
import type { NamedResponse } from '../../../prisma/stores/named-responses.ts';
import type { StaffPage } from '../former-page.ts';
import type { StaffParts } from '../parts.ts';
import { answerInWords } from '../words/answers.ts';
import { personNames } from '../words/audiences.ts';
import { dayInWords } from '../words/days.ts';
import { mayBeAsked, titleOf } from '../words/questionnaires.ts';

const aPage = 50;
const path = '/staff/summaries';

/** What people said under their name, for their worker: a list, and one page each to put into the assessment. */
export function summaryPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { people, questionnaires, audit } = stores;
  return [
    {
      name: 'staff.summaries',
      method: 'GET',
      path,
      needs: 'read-summaries',
      async handle({ query, signedIn }) {
        const reference = query.get('reference')?.replaceAll('\0', '').trim().slice(0, 100) || undefined;
        const questionnaire = query.get('questionnaire')?.replaceAll('\0', '') || undefined;
        const after = query.get('after') ?? undefined;
        const filter = { ...(reference && { reference }), ...(questionnaire && { questionnaire }) };
        const found = await people.named.list({ ...filter, ...(after && { after }), most: aPage + 1 });
        const rows = found.slice(0, aPage);
        const named = (await mayBeAsked(questionnaires)).filter(
          (one) => one.questionnaire.identity === 'named',
        );
        const filtered = Object.keys(filter).length > 0;
        const last = found.length > aPage ? rows.at(-1)?.response : undefined;
        return render('summaries/summaries.njk', {
          title: 'Summaries',
          here: 'summaries',
          signedIn,
          rows: rows.map((row) => ({ ...aboutOf(row), href: `${path}/${row.response}` })),
          filtered,
          reference,
          empty: !filtered && after === undefined && rows.length === 0,
          questionnaires: [
            { value: '', text: 'Any' },
            ...named.map((one) => ({
              value: one.questionnaire.key,
              text: titleOf(one),
              selected: one.questionnaire.key === questionnaire,
            })),
          ],
          next: last && `${path}?${new URLSearchParams({ ...filter, after: last })}`,
          first: after !== undefined && `${path}?${new URLSearchParams(filter)}`,
        });
      },
    },
    {
      name: 'staff.summaries.one',
      method: 'GET',
      path: `${path}/:response`,
      needs: 'read-summaries',
      async handle({ params: { response = '' }, signedIn }) {
        const found = await people.named.read(response);
        if (!found) {
          throw new Fault(
            'not-found',
            'There is no such summary. It may have been deleted, by its date or by the person.',
          );
        }
        const { earlier } = found;
        // Nobody reads before it is written down that they do.
        await audit.write({ who: signedIn?.who ?? '', did: 'summary.seen', to: response, at: clock() });
        const before = new Map(earlier ? toldBy(earlier).map((told) => [told.question, told]) : []);
        return render('summaries/summary.njk', {
          title: titleOf(found.questionnaire),
          here: 'summaries',
          signedIn,
          about: aboutOf(found),
          earlier: earlier && dayInWords(earlier.endedAt),
          parts: partsOf(
            toldBy(found).map((told) => ({
              ...told,
              words: answerInWords(told),
              before: beforeOf(before.get(told.question)),
            })),
          ),
        });
      },
    },
  ];
}

function aboutOf({ reference, questionnaire, kind, endedAt }: NamedResponse) {
  return {
    reference: reference ?? 'No reference',
    title: titleOf(questionnaire),
    who: personNames[kind],
    day: dayInWords(endedAt),
  };
}

function toldBy({ questionnaire, answers, kind, bands, proxy }: NamedResponse): Told[] {
  return retold(questionnaire.questionnaire, answers, { kind, bands, proxy });
}

/** What follows each other under one heading, or under none. */
function partsOf<One extends Pick<Told, 'instruction'>>(told: readonly One[]) {
  const parts: { heading: string | null; told: One[] }[] = [];
  for (const one of told) {
    const last = parts.at(-1);
    if (last && last.heading === one.instruction) last.told.push(one);
    else parts.push({ heading: one.instruction, told: [one] });
  }
  return parts;
}

function beforeOf(told: Told | undefined): string | null {
  return told?.is === 'given' ? told.said : null;
}
