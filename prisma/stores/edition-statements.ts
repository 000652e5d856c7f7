import { z } from 'zod';
import { command, query } from '../database/statement.ts';
import { auditing } from './audit.ts';

export const beginning = command(
  'editions.begin',
  `with made as (
    insert into edition_draft (id, title, from_month, to_month, made_by, made_at, changed_at)
    values ($id::uuid, $title, $from, $to, $who, $now::timestamptz, $now::timestamptz)
    on conflict do nothing returning id
  ), ${auditing({ did: `'edition.begin'`, from: 'made' })}
  select from made`,
);

// Large texts go as bytes, as they are: to escape each of their quotation marks would take long, in one go.
export const building = query(
  'editions.build',
  `update edition_draft set step = $step, figures = convert_from($figures::bytea, 'UTF8'),
    changed_at = $now::timestamptz,
    version = version + case when $figures::bytea is null then 0 else 1 end
  where id = $id::uuid
  returning version`,
  z.object({ version: z.number() }),
);

export const writing = query(
  'editions.write',
  `update edition_draft set title = coalesce($title, title), narrative = narrative || $narrative::jsonb,
    entered = coalesce($entered::jsonb, entered), changed_at = $now::timestamptz, version = version + 1
  where id = $id::uuid and version = $version returning version`,
  z.object({ version: z.number() }),
);

export const dropping = command(
  'editions.drop',
  `with gone as (
    delete from edition_draft where id = $id::uuid returning id
  ), ${auditing({ did: `'edition.drop'`, from: 'gone' })}
  select from gone`,
);

export const publishing = query(
  'editions.publish',
  `with draft as (
    select * from edition_draft where id = $id::uuid and version = $version
      and figures = convert_from($figures::bytea, 'UTF8') for update
  ), published as (
    insert into edition (
      id, number, title, from_month, to_month, content, checksum, published_by, published_at)
    select $edition::uuid, (select coalesce(max(number), 0) + 1 from edition), title, from_month, to_month,
      convert_from($content::bytea, 'UTF8'), $checksum, $who, $now::timestamptz
    from draft
    on conflict do nothing returning number
  ), gone as (
    delete from edition_draft d using published where d.id = $id::uuid
  ), ${auditing({ did: `'edition.publish'`, to: 'number::text', from: 'published' })}
  select number from published`,
  z.object({ number: z.number() }),
);

export const asking = command(
  'editions.ask',
  `with asked as (
    insert into board_question (id, edition, asked_by, question, asked_on)
    select $id::uuid, number, $who, $question, $today::date from edition where number = $edition
    on conflict do nothing returning id
  ), ${auditing({ did: `'edition.ask'`, from: 'asked' })}
  select from asked`,
);

export const replying = command(
  'editions.reply',
  `with replied as (
    update board_question set owner = $owner, reply = $reply, replied_on = $today::date
    where id = $id::uuid and reply is null returning id
  ), ${auditing({ did: `'edition.reply'`, from: 'replied' })}
  select from replied`,
);
