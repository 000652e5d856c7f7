import { z } from 'zod';
import { dayOf } from '../../domain/calendar.ts';
import { type Bands, type Kind, kinds } from '../../domain/participant.ts';
import { Fault } from '../../fault.ts';
import type { Connection } from '../database/connection.ts';
import { isUuid } from '../database/identifiers.ts';
import type { Keys } from '../sealing/sealing.ts';
import { audited } from './audit.ts';
import { bandsOf } from './bands-as-text.ts';

/**
 * How far an invitation has come. finished: completed (and perhaps deleted since). over: its last day passed before it was finished.
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
const countSchema = z.object({
  questionnaire: z.string(),
  standing: z.enum(standings),
  invitations: z.number(),
});

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
  const rows = await db.run((client) =>
    client.$queryRawUnsafe(listing, dayOf(now), standing, questionnaire, reference, after, most, participant),
  );
  return z.array(rowSchema).parse(rows);
}

/** See `InvitationStore.standings`. */
export async function standingsOf(
  db: Connection,
  now: Date,
): Promise<{ questionnaire: string; standing: Standing; invitations: number }[]> {
  const rows = await db.run((client) => client.$queryRawUnsafe(counting, dayOf(now)));
  return z.array(countSchema).parse(rows);
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
  const rows = await db.run((client) => client.$queryRawUnsafe(printing, dayOf(now), batch, id));
  return z
    .array(sealedSchema)
    .parse(rows)
    .map((row) => cardOf(row, keys));
}

/** See `VictimStore.card`. */
export async function victimCardOf(
  db: Connection,
  keys: Keys,
  { victim, invitation, by, now }: { victim: string; invitation: string; by: string; now: Date },
): Promise<InvitationCard | null> {
  if (!isUuid(victim) || !isUuid(invitation)) return null;
  const values = [dayOf(now), invitation, victim, now, ...audited(by, now)];
  const rows = await db.run((client) => client.$queryRawUnsafe(showing, ...values));
  const [row] = z.array(sealedSchema.extend({ agreed: z.boolean() })).parse(rows);
  if (!row) return null;
  const { agreed, ...shown } = row;
  if (!agreed) throw new Fault('no-consent', 'There is no consent to contact now.');
  return cardOf(shown, keys);
}

function cardOf({ codeSealed, ...row }: z.infer<typeof sealedSchema>, keys: Keys): InvitationCard {
  const open = row.standing === 'not-started' || row.standing === 'started';
  return { ...row, code: open && codeSealed ? keys.sealer.open(codeSealed, `code:${row.id}`) : null };
}

/** Begun is who was asked the first question: having opened the page alone is not. $1: today. */
const standing = `
  case
    when i.status in ('used', 'erased') then 'finished'
    when i.status = 'cancelled' then 'cancelled'
    when i.due < $1::date then 'over'
    when exists (select from response r where r.invitation_id = i.id) then 'started'
    else 'not-started'
  end`;

const columns = `
  i.id, p.pseudonym as reference, i.questionnaire, p.kind, i.bands, i.made_at as "madeAt", i.due, i.batch, i.place,
  i.speaker is not null as proxy,
  ${standing} as standing`;

/** The invitations of a sheet, all made at one moment, stand in the order of the sheet. */
const listing = `
  select * from (
    select ${columns} from invitation i join participant p on p.id = i.participant_id
    where ($7::uuid is null or i.participant_id = $7::uuid) and ($3::text is null or i.questionnaire = $3) and ($4::text is null or position(lower($4) in lower(p.pseudonym)) > 0)
      and ($5::uuid is null or (i.made_at, -coalesce(i.place, 0), i.id) < (
        select last.made_at, -coalesce(last.place, 0), last.id from invitation last where last.id = $5::uuid))
  ) as listed
  where $2::text is null or standing = $2
  order by "madeAt" desc, coalesce(place, 0), id desc
  limit $6::int`;

const counting = `
  select questionnaire, standing, count(*)::int as invitations
  from (select i.questionnaire, ${standing} as standing from invitation i) as stood
  group by questionnaire, standing
  order by questionnaire, standing`;

const printing = `
  select ${columns}, i.code_sealed as "codeSealed" from invitation i join participant p on p.id = i.participant_id
  where i.batch = $2::uuid or i.id = $3::uuid
  order by i.place`;

/** Whether they agree is held until the end of the statement: a withdrawal waits, or was first and is seen. */
const showing = `
  with asked as materialized (
    select ${columns}, i.code_sealed as "codeSealed", agreed(p.id, 'contact') as agreed
    from invitation i join participant p on p.id = i.participant_id
    where i.id = $2::uuid and p.id = $3::uuid
  ), noted as (
    insert into service.audit (who, did, to_what, at, delete_on)
    select $5, 'invitation.codes-seen', id::text, $4::timestamptz, $6::date from asked
    where agreed and "codeSealed" is not null and standing in ('not-started', 'started')
  )
  select * from asked`;
