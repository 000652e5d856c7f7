import { z } from 'zod';
import { bandLabel, valueLabel } from '../../../domain/band-words.ts';
import { bandNames } from '../../../domain/participant.ts';
import type { InvitationStore } from '../../../prisma/stores/invitations.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { seeOther } from '../../http/answer.ts';
import {
  parseLastDay,
  parseQuestionnaire,
  parseReference,
  questionnaireChoices,
  usualDay,
} from '../forms/asked.ts';
import { bandFields, keysOf, parseBands } from '../forms/bands.ts';
import { type DayFields, dayFields } from '../forms/day.ts';
import { namesInUse, nearInWords, nearNames, sureOf } from '../forms/near-names.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { template } from '../template.ts';
import { mayBeAsked } from '../words/questionnaires.ts';

const path = '/staff/invitations/new';

const fields = z.object({
  ...bandFields,
  ...dayFields,
  questionnaire: typed,
  reference: typed,
  nonce: typed,
  /** The names that were asked about, and are meant as they are. */
  sure: typed,
});
type Typed = z.output<typeof fields>;
/** An invitation that is asked for. */
export type NewInvitation = Parameters<InvitationStore['createMany']>[0]['invitations'][number];

const newInvitationForm = template<ReturnType<typeof viewOf>>('invitations/new.njk', 'invitations');

/** The form in which one person is invited. */
export const newInvitation = page({
  name: 'staff.invitations.new',
  method: 'GET',
  path,
  needs: 'invite',
  reads: nothing,
  shows: [newInvitationForm],
  async handle({ stores, clock }, { show }) {
    const versions = await mayBeAsked(stores.questionnaires);
    const [only] = versions.length === 1 ? versions : [];
    const first = {
      ...fields.parse({}),
      ...usualDay(clock()),
      nonce: newNonce(),
      questionnaire: only?.questionnaire.key ?? '',
    };
    return show(newInvitationForm, viewOf(versions, first, []));
  },
});

/** Makes the invitation, and leads to its card. */
export const makeInvitation = page({
  name: 'staff.invitations.make',
  method: 'POST',
  path,
  needs: 'invite',
  reads: fields,
  shows: [newInvitationForm],
  async handle({ stores, clock }, { read, signedIn, show }) {
    const now = clock();
    const versions = await mayBeAsked(stores.questionnaires);
    const parsed = parse(read, versions, now);
    if ('problems' in parsed) {
      return show(newInvitationForm, { ...viewOf(versions, read, parsed.problems), status: 400 });
    }
    const { participant } = parsed.invitation;
    const near = await nearNames([participant], await namesInUse(stores));
    const sure = sureOf(near);
    if (sure !== read.sure && near.length > 0) {
      const problems = near.map((one) => ({ href: `#${one.band}`, text: sureInWords(nearInWords(one)) }));
      return show(newInvitationForm, { ...viewOf(versions, { ...read, sure }, problems), status: 400 });
    }
    const batch = batchOf(read.nonce, [parsed.invitation, signedIn.who]);
    await stores.people.invitations.createMany({
      batch,
      invitations: [parsed.invitation],
      now,
      by: signedIn.who,
    });
    return seeOther(`/staff/invitations/cards?batch=${batch}`);
  },
});

function parse(
  read: Typed,
  versions: readonly Version[],
  now: Date,
): { invitation: NewInvitation } | { problems: Problem[] } {
  const questionnaire = parseQuestionnaire(read.questionnaire, versions);
  const reference = parseReference(read.reference);
  const due = parseLastDay(read, now);
  const { bands, problems: wrongBands } = parseBands((band) => read[band]);
  const problems = [
    ...problemsOf('questionnaire', questionnaire),
    ...problemsOf('reference', reference),
    ...problemsOf('day', due),
    ...wrongBands.map(({ band, problem }) => ({ href: `#${band}`, text: problem })),
  ];
  if ('problem' in questionnaire || 'problem' in reference || 'problem' in due || problems.length > 0) {
    return { problems };
  }
  return {
    invitation: {
      questionnaire: questionnaire.value,
      participant: { kind: questionnaire.value.questionnaire.audience, ...bands },
      ...(reference.value !== undefined && { reference: reference.value }),
      due: due.value,
    },
  };
}

function sureInWords(question: string): string {
  return `${question} If it is right as it is, make the invitation once more`;
}

function viewOf(versions: readonly Version[], read: Typed, problems: readonly Problem[]) {
  const lastDay: DayFields = read;
  return {
    title: 'Invite one person',
    problems,
    wrong: wrongOf(problems),
    questionnaires: questionnaireChoices(versions, read.questionnaire),
    reference: read.reference,
    bands: bandNames.map((band) => ({
      name: band,
      label: bandLabel(band),
      value: read[band],
      items: keysOf(band)?.map((value) => ({ value, text: valueLabel(band, value) })) ?? null,
    })),
    lastDay,
    nonce: read.nonce,
    sure: read.sure,
  };
}
