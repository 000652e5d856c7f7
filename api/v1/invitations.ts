import { z } from 'zod';
import { addDays, dayLength, dayOf } from '../../domain/calendar.ts';
import { linkOf } from '../../domain/invitation-code.ts';
import { type Kind, participantSchema, sideOf } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import { holdsFirstName } from '../../insight/redaction/names.ts';
import type { Version } from '../../prisma/stores/questionnaires.ts';
import type { Stores } from '../../prisma/stores/stores.ts';
import { BadInput } from '../http/errors.ts';
import { read } from '../http/input.ts';
import type { Endpoint } from './endpoint.ts';

/** How long somebody may answer unless it is said: eight weeks. */
export const usualDays = 8 * 7;
export const mostDays = 366;

/**
 * The service's own reference, in one form however it is typed, so that the same person is known again. Never
 * a name: only what case systems use.
 */
export const referenceSchema = z
  .string()
  // Cut where it is too long already, for one sign may become eighteen.
  .overwrite((text) =>
    text.trim().slice(0, 400).normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toUpperCase(),
  )
  .regex(
    /^[A-Z0-9][A-Z0-9 /-]{0,39}$/,
    'must be at most 40 letters, digits, spaces, hyphens and slashes, and begin with a letter or digit',
  )
  .refine(looksLikeReference, 'must be a reference of a case system, with a number in it, and no name')
  .describe('Your own reference for the person. Not a name. Whoever has it already is asked again.');

/** A case system's has a number. What has none, or has a first name in it, may be somebody's name. */
function looksLikeReference(text: string): boolean {
  // Those that Sayback makes for people who were harmed may have letters alone.
  return /^V-[A-Z\d]{6}$/.test(text) || (/\d/.test(text) && !holdsFirstName(text));
}

const newInvitationSchema = z.strictObject({
  questionnaire: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'must be the key of a questionnaire, such as end-of-order')
    .describe('The key of a questionnaire, such as end-of-order.'),
  participant: participantSchema.describe(
    'Who is asked, in bands and never finer. All but the kind may be left out.',
  ),
  reference: referenceSchema.optional(),
  due: z.iso
    .date()
    .optional()
    .describe(
      'The last day on which the code opens the questions. Eight weeks from now where it is left out.',
    ),
});

export const invitationSchema = z.object({
  id: z.string(),
  code: z.string().describe('To be read out or typed in. It is shown here once.'),
  url: z.string().describe('Opens the questions.'),
});
const invitationId = z.object({
  id: z.uuid({ error: 'must be the id of an invitation, as it was given when it was made' }),
});

type InvitationDependencies = { stores: Stores; clock(): Date };

const createInvitation: Endpoint<InvitationDependencies> = {
  name: 'invitations.create',
  method: 'POST',
  path: '/api/v1/invitations',
  needs: 'invite',
  about: {
    summary: 'Invites somebody to answer a questionnaire.',
    body: newInvitationSchema,
    answers: {
      201: { description: 'Invited.', schema: invitationSchema },
      404: { description: 'There is no such questionnaire; the message lists those there are.' },
    },
  },
  async handle({ stores, clock }, { body, origin, caller }) {
    const now = clock();
    const { questionnaire: key, participant, reference, due } = read(newInvitationSchema, body, 'The body');
    const lastDay = due === undefined ? addDays(now, usualDays) : new Date(due);
    refuseWrongDay(lastDay, now);
    if (sideOf(participant.kind) === 'victim') {
      throw new Fault(
        'not-allowed',
        'A victim is asked only after their consent is on record, and consent cannot be recorded here yet.',
      );
    }
    const questionnaire = await questionnaireOf(stores, key, participant.kind);
    const { id, code } = await stores.people.invitations.create({
      questionnaire,
      participant,
      ...(reference !== undefined && { reference }),
      due: lastDay,
      now,
      by: caller.name,
    });
    return { status: 201, body: { id, code, url: linkOf(origin, code) } };
  },
};

const cancelInvitation: Endpoint<InvitationDependencies> = {
  name: 'invitations.cancel',
  method: 'DELETE',
  path: '/api/v1/invitations/:id',
  needs: 'cancel-invitations',
  about: {
    summary: 'Cancels an invitation. Its code opens nothing any more, and a conversation on it ends.',
    params: invitationId,
    answers: {
      204: { description: 'Cancelled.' },
      404: { description: 'There is none, or it was used already.' },
    },
  },
  async handle({ stores, clock }, { params, caller }) {
    const now = clock();
    const { id } = read(invitationId, params, 'The address');
    // A victim's is called back by whoever works with victims, on their own pages.
    if (!(await stores.people.invitations.cancel(id, now, caller.name))) {
      throw new Fault('not-found', 'There is no such invitation, or it was used already.');
    }
    return { status: 204 };
  },
};

/** Asking somebody for their views, and taking that back. */
export const invitationEndpoints = [createInvitation, cancelInvitation];

/**
 * The newest version of a questionnaire for this kind of participant. Throws `not-found` or `bad-request`.
 */
async function questionnaireOf({ questionnaires }: Stores, key: string, kind: Kind): Promise<Version> {
  const newest = await questionnaires.newest(key);
  if (!newest) {
    const keys = await questionnaires.keys();
    throw new Fault('not-found', `There is no such questionnaire. There are: ${keys.join(', ')}.`);
  }
  const { audience } = newest.questionnaire;
  if (audience !== kind) {
    throw new BadInput([
      { field: 'participant.kind', message: `must be ${audience} for this questionnaire` },
    ]);
  }
  return newest;
}

function refuseWrongDay(due: Date, now: Date): void {
  const days = (due.getTime() - dayOf(now).getTime()) / dayLength;
  if (days < 0 || days > mostDays) {
    throw new BadInput([{ field: 'due', message: 'must be a day from today on, at most a year ahead' }]);
  }
}
