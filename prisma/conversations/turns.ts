import type { Side } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import type { TurnRow } from './turn-row.ts';

const mostInBatch = 100;

/**
 * Makes turns durable. Those that arrive in one tick of the event loop, or while others are on their way, go together in one statement; a
 * turn that lost its race or that the database refuses affects none beside it.
 */
export class TurnWriter {
  readonly #db: Connection;
  readonly #side: Side;
  #waiting: Waiting[] = [];
  #busy = false;

  constructor(db: Connection, side: Side) {
    this.#db = db;
    this.#side = side;
  }

  /** True once it is on disk; false where another turn of the conversation was first, and then nothing of it is. */
  write(row: TurnRow): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      this.#schedule();
    });
  }

  /** One batch at a time: while it is on its way the next one gathers, and the busier it is, the more go together. */
  #schedule(): void {
    if (this.#busy || this.#waiting.length === 0) return;
    this.#busy = true;
    setImmediate(async () => {
      await this.#commit(this.#take());
      this.#busy = false;
      this.#schedule();
    });
  }

  /** One turn a conversation: a second one waits for the next batch, where it finds that it lost. */
  #take(): Waiting[] {
    const batch = new Map<string | null, Waiting>();
    const left: Waiting[] = [];
    for (const waiting of this.#waiting) {
      const full = batch.size >= mostInBatch || batch.has(waiting.row.id);
      if (full) left.push(waiting);
      else batch.set(waiting.row.id, waiting);
    }
    this.#waiting = left;
    return [...batch.values()];
  }

  async #commit(batch: Waiting[]): Promise<void> {
    try {
      const moved = await this.#moved(batch.map(({ row }) => row));
      batch.forEach(({ resolve }, n) => {
        resolve(moved.has(n));
      });
    } catch (error) {
      const [only, ...others] = batch;
      const away = error instanceof Fault && error.code === 'unavailable';
      if (only && others.length > 0 && !away) for (const waiting of batch) await this.#commit([waiting]);
      else for (const { reject } of batch) reject(error);
    }
  }

  async #moved(rows: TurnRow[]): Promise<Set<number>> {
    const parts = <T>(of: (row: TurnRow) => T[]) =>
      rows.flatMap((row, n) => of(row).map((part) => ({ n, ...part })));
    const turns = rows.map(({ answers: _, alerts: __, consents: ___, hearing: ____, ...row }, n) => ({
      n,
      ...row,
    }));
    const erases = rows.some(({ receipt }) => receipt);
    const hears = rows.some(({ hearing }) => hearing.length > 0);
    const given = [
      JSON.stringify(turns),
      JSON.stringify(parts((row) => row.answers)),
      JSON.stringify(parts((row) => row.alerts)),
      // Consent is the victims' alone.
      ...(this.#side === 'victim' ? [JSON.stringify(parts((row) => row.consents))] : []),
      ...(hears ? [JSON.stringify(parts((row) => row.hearing))] : []),
    ];
    const moved = await this.#db.run((client) =>
      client.$queryRawUnsafe<{ n: number }[]>(
        statements[this.#side][erases ? 'erasing' : 'usual'][hears ? 'hearing' : 'other'],
        ...given,
      ),
    );
    return new Set(moved.map(({ n }) => n));
  }
}

type Waiting = { row: TurnRow; resolve(moved: boolean): void; reject(error: unknown): void };

/**
 * Everything hangs on `moved`, the turns whose conversation still has the version that they were made from. `before` is what its
 * row says until this statement is done.
 */
const statementWith = (more: string, only = '') => `
  with turn as materialized (
    select * from json_to_recordset($1::json) as t(
      n int, id uuid, version int, tab text, sealed text, at timestamptz, response uuid, begins bool, unlinks bool, completes bool,
      forgets bool, reopens bool, identity text, version_id int, told timestamptz, day date, delete_on date, receipt text, receipt_delete_on date,
      tally text, questionnaire text, month text, person text, bands text)
  ), said as materialized (
    select * from json_to_recordset($2::json) as s(n int, question text, outcome text, sealed text, categories text[])
  ), noticed as materialized (
    select * from json_to_recordset($3::json) as a(n int, alert uuid, question text, sealed text)
  ), moved as (
    update conversation c set
      version = t.version + 1, sealed = decode(t.sealed, 'base64'), tab = coalesce(t.tab, c.tab), moved_at = t.at,
      response_id = case when t.unlinks then null when t.begins then t.response else c.response_id end,
      invitation_id = case when t.unlinks then null else c.invitation_id end,
      claim = case when t.unlinks then null else c.claim end
    from turn t where c.id = t.id and c.version = t.version${only}
    returning t.n
  ), begun as (
    insert into response (id, invitation_id, claim, version_id, identity, started_at, delete_on)
    select t.response, case when not t.unlinks then before.invitation_id end, case t.identity when 'anonymous' then before.claim end,
      t.version_id, t.identity, t.told, t.delete_on
    from moved join turn t using (n) join conversation before on before.id = t.id
    where t.begins
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
      outcome = excluded.outcome, sealed = excluded.sealed, categories = excluded.categories, answered_at = excluded.answered_at
  ), counted as (
    insert into tally (response_id, version_id, questionnaire, month, person, bands, waiting)
    select t.response, t.version_id, t.questionnaire, t.month, coalesce(t.person, p.person), t.bands, t.tally
    from moved join turn t using (n) join conversation before on before.id = t.id
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
      status = case when t.completes then 'used' else 'erased' end, used_on = case when t.completes then t.day end, code_sealed = null
    from moved join turn t using (n) join conversation before on before.id = t.id
    where (t.completes or t.receipt is not null) and i.id = before.invitation_id
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
    from moved join turn t using (n) join conversation before on before.id = t.id
    where t.receipt is not null and alert.invitation_id = before.invitation_id
  )${more}
  select n from moved`;

/** What was agreed to or withdrawn in the chat, and the code opened again for whoever agrees anew. The ledger's triggers do the rest. */
const consenting = `, agreeing as materialized (
    select * from json_to_recordset($4::json) as c(
      n int, consent uuid, purpose text, given bool, wording text, wording_version text, receipt text)
  ), agreed as (
    insert into consent (id, participant_id, purpose, given, way, recorded_by, wording, wording_version, receipt, conversation_id, at)
    select a.consent, i.participant_id, a.purpose, a.given, 'in-chat', coalesce(i.speaker, 'in-chat'), a.wording, a.wording_version, a.receipt, before.id, t.at
    from agreeing a join moved using (n) join turn t using (n) join conversation before on before.id = t.id
      join invitation i on i.id = before.invitation_id
    order by a.consent
  ), shown as (
    insert into erasure (receipt, erased_on, what, delete_on)
    select a.receipt, t.day, 'consent:' || a.purpose, t.receipt_delete_on from agreeing a join moved using (n) join turn t using (n)
    where a.receipt is not null and t.receipt is null
  ), reopened as (
    update invitation i set status = 'open', used_on = null
    from moved join turn t using (n) join conversation before on before.id = t.id
    where t.reopens and i.id = before.invitation_id and i.status = 'erased'
  )`;

/** Where answers are deleted, how the person's chat is reached goes with them. Other turns are not to pay for it. */
const unreaching = `, unreached as (
    delete from chat_reference using moved join turn t using (n) join conversation before on before.id = t.id
    where t.receipt is not null and chat_reference.address = before.address
  )`;

/**
 * Updates told in this turn, once, and whether they help. Who says whether it helps has been told. `json` is the parameter that holds it.
 */
const hearing = (json: string) => `, heard as (
    update telling g set
      outcome = 'told', way = coalesce(g.way, h.told, 'page'), told_at = coalesce(g.told_at, t.told),
      verdict = coalesce(h.verdict, g.verdict), verdict_at = case when h.verdict is null then g.verdict_at else t.told end
    from json_to_recordset(${json}::json) as h(n int, update_id uuid, told text, verdict text) join moved using (n) join turn t using (n)
    where g.update_id = h.update_id and g.response_id = t.response
  )`;
/** What was told elsewhere meanwhile, or may not be told any more, is not told in this turn: it is run again on what is there now. */
const stillWaiting = (json: string) => ` and not exists (
      select from json_to_recordset(${json}::json) as h(n int, update_id uuid, told text)
      where h.n = t.n and h.told is not null and not exists (
        select from telling g where g.update_id = h.update_id and g.response_id = t.response and g.outcome <> 'told'))`;

const statementsOf = (side: Side) => {
  const [json, always] = side === 'victim' ? ['$5', consenting] : ['$4', ''];
  const both = (more: string) => ({
    other: statementWith(more),
    hearing: statementWith(more + hearing(json), stillWaiting(json)),
  });
  return { usual: both(always), erasing: both(always + unreaching) };
};
const statements = { people: statementsOf('people'), victim: statementsOf('victim') };
