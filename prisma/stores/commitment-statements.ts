import { command } from '../database/statement.ts';
import { auditing } from './audit.ts';

export const adding = command(
  'commitments.add',
  `with made as (
    insert into commitment (id, theme_id, said, doing, owner, due, plan_aim, made_at, moved_at)
    select $id::uuid, id, $said, $doing, $owner, $due::date, $planAim, $now::timestamptz, $now::timestamptz
    from theme where id = $theme::uuid and retired_at is null
    on conflict (id) do nothing
    returning id, said
  ), noted as (
    insert into commitment_history (commitment_id, did, becomes, who, at)
    select id, 'made', said, $who, $now::timestamptz from made
  ), ${auditing({ did: `'commitment.make'`, from: 'made' })}
  select from made`,
);

export const changing = command(
  'commitments.change',
  `with before as (
    select * from commitment where id = $id::uuid for update
  ), changed as (
    update commitment c set
      said = $said, doing = $doing, owner = $owner, due = $due::date, plan_aim = $planAim,
      mark = $mark::smallint, on_wall = $onWall::bool
    from before b where c.id = b.id
    returning c.id
  ), differs as (
    select n, did, was, becomes from before b cross join lateral (values
      (1, 'reworded', b.said, $said),
      (2, 'reworded', b.doing, $doing),
      (3, 'owner', b.owner, $owner),
      (4, 'due', b.due::text, $due::date::text),
      (5, 'plan', b.plan_aim, $planAim),
      (6, 'plan', 'mark ' || b.mark, 'mark ' || $mark::smallint),
      (7, 'wall', case when b.on_wall then 'on' else 'off' end,
        case when $onWall::bool then 'on' else 'off' end)
    ) as change(n, did, was, becomes) where was is distinct from becomes
  ), noted as (
    insert into commitment_history (commitment_id, did, was, becomes, who, at)
    select $id::uuid, did, was, becomes, $who, $now::timestamptz from differs order by n
  ), ${auditing({ did: `'commitment.change'`, from: 'changed where exists (select from differs)' })}
  select from changed`,
);

export const moving = command(
  'commitments.move',
  `with moved as (
    update commitment set status = $to, why = $why, moved_at = $now::timestamptz
    where id = $id::uuid and status = $from
    returning id
  ), noted as (
    insert into commitment_history (commitment_id, did, was, becomes, who, at)
    select id, 'moved', $from, concat_ws(': ', $to::text, $why::text), $who, $now::timestamptz from moved
  ), ${auditing({ did: `'commitment.move'`, from: 'moved' })}
  select from moved`,
);

export const telling = command(
  'commitments.tell',
  `with made as (
    insert into "update" (id, commitment_id, status, said, did, made_by, made_at)
    select $id::uuid, id, status, $said, $did, $who, $now::timestamptz
    from commitment where id = $commitment::uuid
    on conflict (id) do nothing
    returning commitment_id as id, status
  ), noted as (
    insert into commitment_history (commitment_id, did, becomes, who, at)
    select id, 'told', status, $who, $now::timestamptz from made
  ), ${auditing({ did: `'commitment.tell'`, from: 'made' })}
  select from made`,
);

export const tellingInSession = command(
  'commitments.tell-in-session',
  `with made as (
    insert into told_session (id, commitment_id, on_day, attended, recorded_by, recorded_at)
    select $id::uuid, id, $on::date, $attended::int, $who, $now::timestamptz
    from commitment where id = $commitment::uuid
    on conflict (id) do nothing
    returning commitment_id as id, on_day, attended
  ), noted as (
    insert into commitment_history (commitment_id, did, becomes, who, at)
    select id, 'told-in-session', on_day || ': ' || attended, $who, $now::timestamptz from made
  ), ${auditing({ did: `'commitment.session'`, from: 'made' })}
  select from made`,
);
