import { z } from 'zod';
import { perSide, query } from '../database/statement.ts';

/** A committed turn of a batch, with the row that its conversation was before. */
const before = 'moved join turn t using (n) join conversation before on before.id = t.id';

/**
 * Everything hangs on `moved`, the turns whose conversation still has the version that they were made from.
 * `before` is what its row says until this statement is done. Of each list `n` says whose turn a row is.
 */
const committing = (more: string, only = '') => `
  with turn as materialized (
    select * from json_to_recordset($turns::json) as t(
      n int, id uuid, version int, tab text, sealed text, at timestamptz, response uuid,
      begins bool, unlinks bool, completes bool, forgets bool, reopens bool, identity text, version_id int,
      told timestamptz, day date, delete_on date, receipt text, receipt_delete_on date,
      tally text, questionnaire text, month text, person text, bands text)
  ), said as materialized (
    select * from json_to_recordset($answers::json) as s(
      n int, question text, outcome text, sealed text, categories text[])
  ), noticed as materialized (
    select * from json_to_recordset($alerts::json) as a(n int, alert uuid, question text, sealed text)
  ), moved as (
    update conversation c set
      version = t.version + 1, moved_at = t.at, tab = coalesce(t.tab, c.tab),
      sealed = decode(t.sealed, 'base64'),
      response_id = case when t.unlinks then null when t.begins then t.response else c.response_id end,
      invitation_id = case when t.unlinks then null else c.invitation_id end,
      claim = case when t.unlinks then null else c.claim end
    from turn t where c.id = t.id and c.version = t.version${only}
    returning t.n
  ), begun as (
    insert into response (id, invitation_id, claim, version_id, identity, started_at, delete_on)
    select t.response, case when not t.unlinks then before.invitation_id end,
      case t.identity when 'anonymous' then before.claim end, t.version_id, t.identity, t.told, t.delete_on
    from ${before} where t.begins
  ), forgotten as (
    delete from answer a using moved join turn t using (n)
    where t.forgets and a.response_id = t.response
      and not exists (select from said s where s.n = t.n and s.question = a.question)
  ), uncounted as (
    delete from tally using moved join turn t using (n)
    where t.forgets and t.tally is null and tally.response_id = t.response
  ), kept as (
    insert into answer (response_id, question, outcome, sealed, categories, answered_at)
    select t.response, s.question, s.outcome, decode(s.sealed, 'base64'), s.categories, t.told
    from said s join moved using (n) join turn t using (n)
    on conflict (response_id, question) do update set
      outcome = excluded.outcome, sealed = excluded.sealed, categories = excluded.categories,
      answered_at = excluded.answered_at
  ), counted as (
    insert into tally (response_id, version_id, questionnaire, month, person, bands, waiting)
    select t.response, t.version_id, t.questionnaire, t.month, coalesce(t.person, p.person), t.bands, t.tally
    from ${before}
      left join invitation i on i.id = before.invitation_id left join participant p on p.id = i.participant_id
    where t.tally is not null
    on conflict (response_id) do update set
      month = excluded.month, waiting = nullif(excluded.waiting, tally.codes)
  ), ended as (
    update response r set
      ended_at = case when t.completes then t.told end, delete_on = t.delete_on,
      invitation_id = case when t.unlinks then null else r.invitation_id end
    from moved join turn t using (n)
    where (t.completes or t.forgets) and r.id = t.response
  ), used as (
    update invitation i set
      status = case when t.completes then 'used' else 'erased' end,
      used_on = case when t.completes then t.day end, code_sealed = null
    from ${before} where (t.completes or t.receipt is not null) and i.id = before.invitation_id
  ), erased as (
    delete from response r using moved join turn t using (n)
    where t.receipt is not null and r.id = t.response
  ), proved as (
    insert into erasure (receipt, erased_on, what, delete_on)
    select t.receipt, t.day, t.questionnaire, t.receipt_delete_on from moved join turn t using (n)
    where t.receipt is not null
    on conflict do nothing
  ), raised as (
    insert into alert (id, invitation_id, response_id, question, sealed, raised_at, delete_on)
    select a.alert, before.invitation_id, case when t.identity <> 'anonymous' then t.response end, a.question,
      decode(a.sealed, 'base64'), t.at, t.delete_on
    from noticed a join moved using (n) join turn t using (n) join conversation before on before.id = t.id
    where t.receipt is null
  ), hushed as (
    update alert set sealed = null
    from ${before} where t.receipt is not null and alert.invitation_id = before.invitation_id
  )${more}
  select n from moved`;

/**
 * What was agreed to or withdrawn in the chat, and the code opened again for whoever agrees anew. The
 * ledger's triggers do the rest.
 */
const consenting = `, agreeing as materialized (
    select * from json_to_recordset($consents::json) as c(
      n int, consent uuid, purpose text, given bool, wording text, wording_version text, receipt text)
  ), agreed as (
    insert into consent (
      id, participant_id, purpose, given, way, recorded_by, wording, wording_version, receipt,
      conversation_id, at)
    select a.consent, i.participant_id, a.purpose, a.given, 'in-chat', coalesce(i.speaker, 'in-chat'),
      a.wording, a.wording_version, a.receipt, before.id, t.at
    from agreeing a join moved using (n) join turn t using (n) join conversation before on before.id = t.id
      join invitation i on i.id = before.invitation_id
    order by a.consent
  ), shown as (
    insert into erasure (receipt, erased_on, what, delete_on)
    select a.receipt, t.day, 'consent:' || a.purpose, t.receipt_delete_on
    from agreeing a join moved using (n) join turn t using (n)
    where a.receipt is not null and t.receipt is null
  ), reopened as (
    update invitation i set status = 'open', used_on = null
    from ${before} where t.reopens and i.id = before.invitation_id and i.status = 'erased'
  )`;

/**
 * Where answers are deleted, how the person's chat is reached goes with them. Other turns are not to pay for
 * it.
 */
const unreaching = `, unreached as (
    delete from chat_reference using ${before}
    where t.receipt is not null and chat_reference.address = before.address
  )`;

/** Updates told in this turn, once, and whether they help. Who says whether it helps has been told. */
const telling = `, heard as (
    update telling g set
      outcome = 'told', way = coalesce(g.way, h.way, 'page'), told_at = coalesce(g.told_at, t.told),
      verdict = coalesce(h.verdict, g.verdict),
      verdict_at = case when h.verdict is null then g.verdict_at else t.told end
    from json_to_recordset($tellings::json) as h(n int, update_id uuid, way text, verdict text)
      join moved using (n) join turn t using (n)
    where g.update_id = h.update_id and g.response_id = t.response
  )`;
/**
 * What was told elsewhere meanwhile, or may not be told any more, is not told in this turn: it is run again
 * on what is there now.
 */
const stillWaiting = ` and not exists (
      select from json_to_recordset($tellings::json) as h(n int, update_id uuid, way text)
      where h.n = t.n and h.way is not null and not exists (
        select from telling g
        where g.update_id = h.update_id and g.response_id = t.response and g.outcome <> 'told'))`;

const movedSchema = z.object({ n: z.number() });

/**
 * The statement that makes a batch of turns durable: by side, whether one of them erases, and whether one of
 * them tells of updates.
 */
export const commits = perSide((side) => {
  const always = side === 'victim' ? consenting : '';
  const either = (more: string) => ({
    other: query('conversations.commit', committing(more), movedSchema),
    telling: query('conversations.commit', committing(more + telling, stillWaiting), movedSchema),
  });
  return { usual: either(always), erasing: either(always + unreaching) };
});
