import { z } from 'zod';
import { dayOf } from '../../domain/calendar.ts';
import { oneByOne } from '../../domain/giving-way.ts';
import { type Bands, type Kind, kinds } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid } from '../database/identifiers.ts';
import { query } from '../database/statement.ts';
import type { Keys } from '../sealing/sealing.ts';
import { audited, auditing } from './audit.ts';
import { bandsOf } from './bands-as-text.ts';

/**
 * How far an invitation has come. finished: completed (and perhaps deleted since). over: its last day passed
 * before it was finished.
 */
export type Standing = 'not-started' | 'started' | 'finished' | 'over' | 'cancelled';

export type InvitationFilter = { standing?: Standing; questionnaire?: string; reference?: string };

export type InvitationRow = {
  id: string;
  /** The service's own reference, where it gave one. */
  reference: string | null;
  questionnaire: string;
  kind: Kind;
  bands: Bands;
  madeAt: Date;
  due: Date;
  standing: Standing;
  batch: string | null;
  /** Somebody else speaks for the person. */
  proxy: boolean;
};

export type InvitationCard = InvitationRow & { code: string | null };

/** Somebody by the service's own reference. */
export type Asked = { kind: Kind; reference: string };

/** To make or to open a code takes as long as to read so many characters. */
export const aCode = 250;

const standings = [
  'not-started',
  'started',
  'finished',
  'over',
  'cancelled',
] as const satisfies readonly Standing[];

const rowSchema = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  questionnaire: z.string(),
  kind: z.enum(kinds),
  bands: z.string().transform(bandsOf),
  madeAt: z.date(),
  due: z.date(),
  standing: z.enum(standings),
  batch: z.string().nullable(),
  proxy: z.boolean(),
});
const sealedSchema = rowSchema.extend({ codeSealed: z.instanceof(Uint8Array).nullable() });
/** See `InvitationStore.list`. */
export async function listOf(
  db: Connection,
  {
    standing = null,
    questionnaire = null,
    reference = null,
    after = null,
    participant = null,
    most,
    now,
  }: {
    [name in keyof InvitationFilter]?: InvitationFilter[name] | null;
  } & { after?: string | null; participant?: string | null; most: number; now: Date },
): Promise<InvitationRow[]> {
  if (after !== null && !isUuid(after)) return [];
  return db.query(listing, {
    today: dayOf(now),
    standing,
    questionnaire,
    reference,
    after,
    participant,
    most,
  });
}

/** See `InvitationStore.standings`. */
export async function standingsOf(
  db: Connection,
  now: Date,
): Promise<{ questionnaire: string; standing: Standing; invitations: number }[]> {
  return db.query(counting, { today: dayOf(now) });
}

/** See `InvitationStore.cards`. */
export async function cardsOf(
  db: Connection,
  keys: Keys,
  of: { batch: string } | { id: string },
  now: Date,
): Promise<InvitationCard[]> {
  const [batch, id] = 'batch' in of ? [of.batch, null] : [null, of.id];
  if (!isUuid(batch ?? id ?? '')) return [];
  const rows = await db.query(printing, { today: dayOf(now), batch, id });
  return oneByOne(
    rows,
    () => aCode,
    (row) => cardOf(row, keys),
  );
}

/** See `InvitationStore.known`. */
export async function knownOf(
  db: Connection,
  people: readonly Asked[],
  now: Date,
): Promise<(Asked & { questionnaire: string; open: boolean })[]> {
  return db.query(knowing, { people: JSON.stringify(people), today: dayOf(now) });
}

/** See `VictimStore.card`. */
export async function victimCardOf(
  db: Connection,
  keys: Keys,
  { victim, invitation, by, now }: { victim: string; invitation: string; by: string; now: Date },
): Promise<InvitationCard | null> {
  if (!isUuid(victim) || !isUuid(invitation)) return null;
  const [row] = await db.query(showing, { today: dayOf(now), invitation, victim, ...audited(by, now) });
  if (!row) return null;
  const { agreed, ...shown } = row;
  if (!agreed) throw new Fault('no-consent', 'There is no consent to contact now.');
  return cardOf(shown, keys);
}

function cardOf({ codeSealed, ...row }: z.infer<typeof sealedSchema>, keys: Keys): InvitationCard {
  const open = row.standing === 'not-started' || row.standing === 'started';
  return { ...row, code: open && codeSealed ? keys.sealer.open(codeSealed, `code:${row.id}`) : null };
}

/** Begun is who was asked the first question: having opened the page alone is not. */
const standing = `
  case
    when i.status in ('used', 'erased') then 'finished'
    when i.status = 'cancelled' then 'cancelled'
    when i.due < $today::date then 'over'
    when exists (select from response r where r.invitation_id = i.id) then 'started'
    else 'not-started'
  end as standing`;

const columns = `
  i.id, p.pseudonym as reference, i.questionnaire, p.kind, i.bands, i.made_at as "madeAt", i.due,
  i.batch, i.place, i.speaker is not null as proxy, ${standing}`;

/** The invitations of a sheet, all made at one moment, stand in the order of the sheet. */
const listing = query(
  'invitations.list',
  `select * from (
    select ${columns} from invitation i join participant p on p.id = i.participant_id
    where ($participant::uuid is null or i.participant_id = $participant::uuid)
      and ($questionnaire::text is null or i.questionnaire = $questionnaire)
      and ($reference::text is null or position(lower($reference) in lower(p.pseudonym)) > 0)
      and ($after::uuid is null or (i.made_at, -coalesce(i.place, 0), i.id) < (
        select last.made_at, -coalesce(last.place, 0), last.id
        from invitation last where last.id = $after::uuid))
  ) as listed
  where $standing::text is null or standing = $standing
  order by "madeAt" desc, coalesce(place, 0), id desc
  limit $most::int`,
  rowSchema,
);

const knowing = query(
  'invitations.known',
  `select p.kind, p.pseudonym as reference, i.questionnaire,
    bool_or(i.status = 'open' and i.due >= $today::date) as open
  from json_to_recordset($people::json) as a(kind text, reference text)
    join participant p on p.kind = a.kind and p.pseudonym = a.reference
    join invitation i on i.participant_id = p.id
  group by p.kind, p.pseudonym, i.questionnaire`,
  z.object({
    kind: z.enum(kinds),
    reference: z.string(),
    questionnaire: z.string(),
    open: z.boolean(),
  }),
);

const counting = query(
  'invitations.standings',
  `select questionnaire, standing, count(*)::int as invitations
  from (select i.questionnaire, ${standing} from invitation i) as stood
  group by questionnaire, standing
  order by questionnaire, standing`,
  z.object({ questionnaire: z.string(), standing: z.enum(standings), invitations: z.number() }),
);

const printing = query(
  'invitations.cards',
  `select ${columns}, i.code_sealed as "codeSealed"
  from invitation i join participant p on p.id = i.participant_id
  where i.batch = $batch::uuid or i.id = $id::uuid
  order by i.place`,
  sealedSchema,
);

/**
 * Whether they agree is locked until the end of the statement: a withdrawal waits, or was first and is seen.
 */
const showing = query(
  'victims.card',
  `with asked as materialized (
    select ${columns}, i.code_sealed as "codeSealed", agreed(p.id, 'contact') as agreed
    from invitation i join participant p on p.id = i.participant_id
    where i.id = $invitation::uuid and p.id = $victim::uuid
  ), ${auditing({
    did: `'invitation.codes-seen'`,
    from: `asked where agreed and "codeSealed" is not null and standing in ('not-started', 'started')`,
  })}
  select * from asked`,
  sealedSchema.extend({ agreed: z.boolean() }),
);
