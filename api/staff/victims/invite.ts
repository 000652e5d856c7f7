import { agreed } from '../../../domain/consent.ts';
import type { Version } from '../../../prisma/stores/questionnaires.ts';
import type { StaffPage } from '../former-page.ts';
import { parseLastDay, parseQuestionnaire, usualDay } from '../forms/asked.ts';
import { batchOf, newNonce } from '../forms/once.ts';
import { type Problem, wrongOf } from '../forms/problems.ts';
import { textsOf } from '../forms/text.ts';
import { seeOther } from '../page.ts';
import type { StaffParts } from '../parts.ts';
import { victimsPath } from '../paths.ts';
import type { SignedIn } from '../signed-in.ts';
import { titleOf, victimsMayBeAsked } from '../words/questionnaires.ts';
import { type VictimShown, victimOf } from './one.ts';

const path = `${victimsPath}/:id/invite`;

/** Asking somebody who was harmed to answer. Nobody is asked who does not agree to contact: the database itself sees to that. */
export function victimInvitePages({ stores, clock, render }: StaffParts): StaffPage[] {
  const { questionnaires } = stores;
  const { victims } = stores.victim;

  const show = (
    victim: VictimShown,
    versions: readonly Version[],
    typed: (name: string) => string,
    problems: Problem[],
    signedIn: SignedIn | null,
  ) =>
    render('victims/invite.njk', {
      status: problems.length > 0 ? 400 : 200,
      title: 'Ask them to answer',
      here: 'victims',
      signedIn,
      victim,
      problems,
      wrong: wrongOf(problems),
      contactFirst: victim.consents.contact !== true,
      questionnaires: versions.map((version) => ({
        value: version.questionnaire.key,
        text: titleOf(version),
        hint: { text: hintOf(version, victim) },
        checked: version.questionnaire.key === typed('questionnaire'),
      })),
      lastDay: { day: typed('day'), month: typed('month'), year: typed('year') },
      proxy: typed('proxy') === 'yes',
      nonce: typed('nonce'),
    });

  return [
    {
      name: 'staff.victims.invite.ask',
      method: 'GET',
      path,
      needs: 'invite-victims',
      async handle({ params: { id = '' }, signedIn }) {
        const victim = await victimOf(victims, id);
        const first: Readonly<Record<string, string>> = { ...usualDay(clock()), nonce: newNonce() };
        return show(
          victim,
          await victimsMayBeAsked(questionnaires),
          (name) => first[name] ?? '',
          [],
          signedIn,
        );
      },
    },
    {
      name: 'staff.victims.invite',
      method: 'POST',
      path,
      needs: 'invite-victims',
      async handle({ params: { id = '' }, form, signedIn }) {
        const now = clock();
        const victim = await victimOf(victims, id);
        const versions = await victimsMayBeAsked(questionnaires);
        const typed = textsOf(form);
        const questionnaire = parseQuestionnaire(typed('questionnaire'), versions);
        const due = parseLastDay({ day: typed('day'), month: typed('month'), year: typed('year') }, now);
        const problems: Problem[] = [
          ...('problem' in questionnaire ? [{ href: '#questionnaire', text: questionnaire.problem }] : []),
          ...('problem' in due ? [{ href: '#day', text: due.problem }] : []),
        ];
        if (victim.consents.contact !== true)
          return { ...show(victim, versions, typed, [], signedIn), status: 409 };
        if ('problem' in questionnaire || 'problem' in due)
          return show(victim, versions, typed, problems, signedIn);
        const proxy = typed('proxy') === 'yes';
        const by = signedIn?.who ?? '';
        const asked = [victim.id, questionnaire.value.questionnaire.key, due.value, proxy, by];
        const invitation = batchOf(typed('nonce'), asked);
        // Sent twice it is made once, and leads to the same card.
        await victims.invite({
          id: invitation,
          victim: victim.id,
          questionnaire: questionnaire.value,
          due: due.value,
          proxy,
          by,
          now,
        });
        return seeOther(`${victim.href}/card/${invitation}?made`);
      },
    },
  ];
}

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
