import type { Side } from '../../domain/participant.ts';

/**
 * SQL for the answers that whoever settles themes may read. They are own words of people whose first screen
 * says that the lead reads them, and so never what somebody said by name to their worker. On the victims'
 * side words that somebody else spoke for them are left out, and everywhere what raised an alert. A response
 * is read once it counts, which is when somebody has finished or stopped. `a` is the answer, `t` the
 * response's row in the counts; the SQL ends in conditions, to which more may be added.
 */
export const readable = (side: Side): string => `
  answer a join response r on r.id = a.response_id join tally t on t.response_id = a.response_id
    join service.questionnaire_version v on v.id = t.version_id
    ${side === 'victim' ? 'join invitation i on i.id = r.invitation_id and i.speaker is null' : ''}
  where a.sealed is not null and 'said' = any(a.categories) and r.identity in ('confidential', 'anonymous')
    and not exists (select from alert l where l.response_id = a.response_id and l.question = a.question)`;

/** SQL for whether it may be quoted: what the first screen promised, or what the victim agrees to. */
export function mayQuote(side: Side): string {
  if (side === 'people') return `coalesce(v.definition ->> 'mayQuote' = 'true', false)`;
  return `(
    select count(*) = 2 from consent_now n
    where n.participant_id = i.participant_id and n.purpose in ('contact', 'quotation') and n.given)`;
}
