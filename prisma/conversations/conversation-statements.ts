import { z } from 'zod';
import { statuses } from '../../domain/commitment.ts';
import { purposes } from '../../domain/consent.ts';
import { kinds, type Side } from '../../domain/participant.ts';
import { perSide, query } from '../database/statement.ts';
import { bandsOf } from '../stores/bands-as-text.ts';

/** A victim's row alone says what they agree to and whether somebody speaks for them. */
const rowSchema = z.object({
  id: z.string(),
  version: z.number(),
  tab: z.string(),
  address: z.string().nullable(),
  questionnaire: z.number(),
  kind: z.enum(kinds),
  bands: z.string().transform(bandsOf),
  due: z.date().nullable(),
  response: z.string().nullable(),
  closed: z.boolean(),
  sealed: z.instanceof(Uint8Array),
  updates: z.array(z.object({ id: z.string(), status: z.enum(statuses), said: z.string(), did: z.string() })),
  consents: z.partialRecord(z.enum(purposes), z.boolean()).nullish(),
  speaker: z.string().nullish(),
});

/**
 * The columns of a conversation that is read `from` there. `response`: what leads to its response. `told`:
 * what leads to the response for what is to be told, which costs no statement of its own.
 */
const columnsOf = (side: Side, from: string, response: string, told = response) => {
  const columns = `id, version, tab, address, version_id as questionnaire, kind, bands, due, closed, sealed,
    ${response} as response,
    coalesce((
      select json_agg(json_build_object('id', u.id, 'status', u.status, 'said', u.said, 'did', u.did)
        order by u.made_at, u.id)
      from telling g join service.update u on u.id = g.update_id
      where g.response_id = ${told} and g.outcome <> 'told'), '[]') as updates`;
  if (side === 'people') return columns;
  return `${columns},
    (select speaker from invitation i where i.id = ${from}.invitation_id) as speaker,
    (select json_object_agg(n.purpose, n.given) from consent_now n where n.participant_id = (
      select i.participant_id from invitation i where i.id = ${from}.invitation_id)) as consents`;
};

const reading = (side: Side, name: string, which: string) => {
  const response = 'conversation.response_id';
  const columns = columnsOf(side, 'conversation', response, `coalesce(${response}, $known::uuid)`);
  return query(`conversations.${name}`, `select ${columns} from conversation where ${which}`, rowSchema);
};
/** `$known`: its response, where this process still knows of one that its row no longer leads to. */
export const readingOne = perSide((side) => reading(side, 'read', 'id = $id::uuid'));
export const readingAt = perSide((side) => reading(side, 'read-at', 'address = $address'));

/**
 * A channel's conversation leads to one of ours: turns still under way in another lose their race and look
 * again, and it was not left behind in any.
 */
export const leaving = query(
  'conversations.leave',
  `with returned as (
    update conversation set left_address = null
    where left_address = $address and address is distinct from $address
  )
  update conversation set address = null, version = version + 1
  where address = $address and id is distinct from $besides::uuid
  returning id`,
  z.object({ id: z.string() }),
);

/** Whether a conversation was carried on elsewhere that was in the chat of this address before. */
export const lookingLeft = query(
  'conversations.left',
  'select exists (select from conversation where left_address = $address) as left',
  z.object({ left: z.boolean() }),
);

/** Whether it is taken up on another device, or in another chat, than it was in (bot/tabs.ts). */
const elsewhere = `$address <> address or split_part($tab, '.', 2) <> split_part(tab, '.', 2)`;

/**
 * Takes up the row; elsewhere in a new version, so that a turn still under way where it was before loses its
 * race. Or makes it where the invitation is open, on the version that is newest now. A completed
 * anonymous response, to which its conversation no longer leads, is found by the claim.
 */
export const opening = perSide((side) => {
  const response = `coalesce(taken.response_id, (
      select r.id from response r where r.claim = $claim::bytea and taken.invitation_id is null))`;
  return query(
    'conversations.open',
    `with there as (
      update conversation set
        tab = $tab, address = coalesce($address, address),
        version = version + case when ${elsewhere} then 1 else 0 end,
        left_address = case when $address <> address then address else left_address end
      where id = $id::uuid
      returning *
    ), made as (
      insert into conversation (
        id, invitation_id, claim, kind, bands, version_id, due, address, tab, sealed,
        made_at, moved_at, delete_on)
      select $id::uuid, i.id, $claim::bytea, p.kind, i.bands, v.id, i.due, $address, $tab, $sealed::bytea,
        $now::timestamptz, $now::timestamptz, i.delete_on
      from invitation i join participant p on p.id = i.participant_id
        join lateral (
          select id from service.questionnaire_version
          where key = i.questionnaire order by number desc limit 1
        ) v on true
      where i.id = $invitation::uuid and i.status = 'open' and not exists (select from there)
      on conflict (id) do update set tab = excluded.tab
      returning *
    ), taken as (
      select * from there union all select * from made
    )
    select ${columnsOf(side, 'taken', response)} from taken`,
    rowSchema,
  );
});
