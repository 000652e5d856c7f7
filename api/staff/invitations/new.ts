import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import { dayLength, dayOf } from '../../../domain/calendar.ts';
import { bandNames } from '../../../domain/participant.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { usualDays } from '../../v1/invitations.ts';
import { type DayFields, fieldsOf } from '../forms/day.ts';
import { keysOf, meantBands, meantDay, meantQuestionnaire, meantReference } from '../forms/fields.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { type SignedIn, type StaffPage, seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { byAudience, forWhom } from '../words/audiences.ts';
import { mayBeAsked, titleOf } from './words.ts';

type Typed = (name: string) => string;
const path = '/staff/invitations/new';

/** Inviting one person. */
export function newInvitationPages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { questionnaires, people } = stores;

  const show = (versions: Version[], typed: Typed, problems: Problem[], signedIn: SignedIn | null) =>
    render('invitations/new.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: 'Invite one person',
      here: 'invitations',
      signedIn,
      problems,
      wrong: wrongOf(problems),
      questionnaires: choices(versions, typed('questionnaire')),
      reference: typed('reference'),
      bands: bandNames.map((band) => ({
        name: band,
        label: bandLabel(band),
        value: typed(band),
        items: keysOf(band)?.map((value) => ({ value, text: valueLabel(band, value) })) ?? null,
      })),
      lastDay: { day: typed('day'), month: typed('month'), year: typed('year') },
      nonce: typed('nonce'),
    });

  return [
    {
      name: 'staff.invitations.new',
      method: 'GET',
      path,
      needs: 'invite',
      async handle({ signedIn }) {
        const versions = await mayBeAsked(questionnaires);
        const first: Readonly<Record<string, string>> = {
          ...usualDay(clock()),
          nonce: newNonce(),
          questionnaire: versions.length === 1 ? (versions[0]?.questionnaire.key ?? '') : '',
        };
        return show(versions, (name) => first[name] ?? '', [], signedIn);
      },
    },
    {
      name: 'staff.invitations.make',
      method: 'POST',
      path,
      needs: 'invite',
      async handle({ form, signedIn }) {
        const now = clock();
        const typed = textsOf(form);
        const versions = await mayBeAsked(questionnaires);
        const questionnaire = meantQuestionnaire(typed('questionnaire'), versions);
        const reference = meantReference(typed('reference'));
        const { bands, problems: wrongBands } = meantBands(typed);
        const due = meantDay({ day: typed('day'), month: typed('month'), year: typed('year') }, now);
        if (
          'problem' in questionnaire ||
          'problem' in reference ||
          'problem' in due ||
          wrongBands.length > 0
        ) {
          const problems: Problem[] = [
            ...('problem' in questionnaire ? [{ href: '#questionnaire', text: questionnaire.problem }] : []),
            ...('problem' in reference ? [{ href: '#reference', text: reference.problem }] : []),
            ...('problem' in due ? [{ href: '#day', text: due.problem }] : []),
            ...wrongBands.map(({ band, problem }) => ({ href: `#${band}`, text: problem })),
          ];
          return show(versions, typed, problems, signedIn);
        }
        const invitation = {
          questionnaire: questionnaire.value,
          participant: { kind: questionnaire.value.questionnaire.audience, ...bands },
          ...(reference.value !== undefined && { reference: reference.value }),
          due: due.value,
        };
        const batch = batchOf(typed('nonce'), [invitation, signedIn?.who]);
        const by = signedIn?.who ?? '';
        await people.invitations.createMany({ batch, invitations: [invitation], now, by });
        return seeOther(`/staff/invitations/cards?batch=${batch}`);
      },
    },
  ];
}

/** What a form's text fields say; empty where there is none. */
export function textsOf(form: FormData): Typed {
  return (name) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
}

/** The last day that is suggested, in the fields of a form. */
export function usualDay(now: Date): DayFields {
  return fieldsOf(dayOf(new Date(now.getTime() + usualDays * dayLength)));
}

/** The questionnaires to choose from, each with for whom it is and who reads it; those for the same people stand together. */
export function choices(versions: readonly Version[], chosen: string) {
  const asked = versions.map(({ questionnaire }) => ({ audience: questionnaire.audience, questionnaire }));
  return byAudience(asked).flatMap(({ all }) =>
    all.map(({ questionnaire }) => ({
      value: questionnaire.key,
      text: titleOf({ questionnaire }),
      hint: { text: forWhom(questionnaire) },
      checked: questionnaire.key === chosen,
    })),
  );
}
