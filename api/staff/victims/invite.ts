import { z } from 'zod';
import { agreed } from '../../../domain/consent.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import { seeOther } from '../../http/answer.ts';
import { parseLastDay, parseQuestionnaire, usualDay } from '../forms/asked.ts';
import { dayFields } from '../forms/day.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, problemsOf, wrongOf } from '../forms/problems.ts';
import { nothing, typed } from '../forms/text.ts';
import { page } from '../page.ts';
import { victimsPath } from '../paths.ts';
import { template } from '../template.ts';
import { titleOf, victimsMayBeAsked } from '../words/questionnaires.ts';
import { type VictimShown, victimOf } from './one.ts';

const path = `${victimsPath}/:id/invite`;

const fields = z.object({ questionnaire: typed, ...dayFields, proxy: typed, nonce: typed });
type Typed = z.output<typeof fields>;

const invitationForm = template<ReturnType<typeof viewOf>>('victims/invite.njk', 'victims');

/** The form in which somebody who was harmed is asked to answer. */
export const inviteForm = page({
  name: 'staff.victims.invite.ask',
  method: 'GET',
  path,
  needs: 'invite-victims',
  reads: nothing,
  shows: [invitationForm],
  async handle({ stores, clock }, { params: { id }, show }) {
    const victim = await victimOf(stores.victim.victims, id);
    const versions = await victimsMayBeAsked(stores.questionnaires);
    const first = { ...fields.parse({}), ...usualDay(clock()), nonce: newNonce() };
    return show(invitationForm, viewOf(victim, versions, first, []));
  },
});

/** Asks them. Nobody is asked who does not agree to contact: the database itself sees to that. */
export const inviteVictim = page({
  name: 'staff.victims.invite',
  method: 'POST',
  path,
  needs: 'invite-victims',
  reads: fields,
  shows: [invitationForm],
  async handle({ stores, clock }, { params: { id }, read, signedIn: { who: by }, show }) {
    const now = clock();
    const { victims } = stores.victim;
    const victim = await victimOf(victims, id);
    const versions = await victimsMayBeAsked(stores.questionnaires);
    if (victim.consents.contact !== true) {
      return show(invitationForm, { ...viewOf(victim, versions, read, []), status: 409 });
    }
    const parsed = parse(read, versions, now);
    if ('problems' in parsed) {
      return show(invitationForm, { ...viewOf(victim, versions, read, parsed.problems), status: 400 });
    }
    const { questionnaire, due, proxy } = parsed;
    const asked = [victim.id, questionnaire.questionnaire.key, due, proxy, by];
    const invitation = batchOf(read.nonce, asked);
    // Sent twice it is made once, and leads to the same card.
    await victims.invite({ id: invitation, victim: victim.id, ...parsed, by, now });
    return seeOther(`${victim.href}/card/${invitation}?made`);
  },
});

function parse(
  read: Typed,
  versions: readonly Version[],
  now: Date,
): { questionnaire: Version; due: Date; proxy: boolean } | { problems: Problem[] } {
  const questionnaire = parseQuestionnaire(read.questionnaire, versions);
  const due = parseLastDay(read, now);
  if ('problem' in questionnaire || 'problem' in due) {
    return { problems: [...problemsOf('questionnaire', questionnaire), ...problemsOf('day', due)] };
  }
  return { questionnaire: questionnaire.value, due: due.value, proxy: read.proxy === 'yes' };
}

function viewOf(
  victim: VictimShown,
  versions: readonly Version[],
  { questionnaire: chosen, day, month, year, proxy, nonce }: Typed,
  problems: readonly Problem[],
) {
  return {
    title: 'Ask them to answer',
    victim,
    problems,
    wrong: wrongOf(problems),
    contactFirst: victim.consents.contact !== true,
    questionnaires: versions.map((version) => ({
      value: version.questionnaire.key,
      text: titleOf(version),
      hint: { text: hintOf(version, victim) },
      checked: version.questionnaire.key === chosen,
    })),
    lastDay: { day, month, year },
    proxy: proxy === 'yes',
    nonce,
  };
}

/** Who reads it, and whether they agree to what it is for. */
function hintOf({ questionnaire: { purpose, identity } }: Version, { consents }: VictimShown): string {
  const reads =
    identity === 'named'
      ? 'You read what they say.'
      : 'Confidential. You see only figures, not what one person says.';
  if (!purpose) return reads;
  if (agreed(consents, purpose)) return `${reads} They agree to it.`;
  const asks = 'Before the first question, the chat asks whether they agree.';
  return consents[purpose] === false ? `${reads} They said no to this before. ${asks}` : `${reads} ${asks}`;
}
