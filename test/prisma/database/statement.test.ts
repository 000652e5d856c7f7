import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Connection } from '../../../prisma/database/connection.ts';
import { numbered } from '../../../prisma/database/named-parameters.ts';
import { command, query } from '../../../prisma/database/statement.ts';
import { freshDatabase } from '../../support/database.ts';

describe('parameters with names', () => {
  test.each([
    ['are numbered where they first stand', 'select $b, $a, $b', 'select $1, $2, $1', ['b', 'a']],
    ['may be cast', 'select $day::date - 1, $ids::uuid[]', 'select $1::date - 1, $2::uuid[]', ['day', 'ids']],
    ['may stand beside anything', 'a=$who||$what-$n', 'a=$1||$2-$3', ['who', 'what', 'n']],
    ['are told from longer ones', '$a $ab $a_b $a1', '$1 $2 $3 $4', ['a', 'ab', 'a_b', 'a1']],
    ['are not looked for in strings', `select '$a', 'it''s $a', $b`, `select '$a', 'it''s $a', $1`, ['b']],
    ['nor in those with escapes', String.raw`select e'\'$a\\', $b`, String.raw`select e'\'$a\\', $1`, ['b']],
    [
      'a name that ends in e has no escapes',
      String.raw`select date'\', $b`,
      String.raw`select date'\', $1`,
      ['b'],
    ],
    ['nor in quoted names', 'select $b as "$a ""$c"', 'select $1 as "$a ""$c"', ['b']],
    ['nor in comments', '-- $a\nselect $b /* $c\n$d */', '-- $a\nselect $1 /* $c\n$d */', ['b']],
    ['nor between dollars', 'do $$ $a $$; do $x$ $a $$ $x$; $b', 'do $$ $a $$; do $x$ $a $$ $x$; $1', ['b']],
    ['nor in names that hold a dollar', 'select one$a, _$b, $c', 'select one$a, _$b, $1', ['c']],
    ['may be none', 'select 1', 'select 1', []],
  ])('%s', (_, sql, text, parameters) => {
    expect(numbered(sql)).toEqual({ text, parameters });
  });

  test('cannot be mixed with numbers, or hidden in a comment of a comment', () => {
    expect(() => numbered('select $1')).toThrow('A parameter has a number');
    expect(() => numbered('/* /* $a */ $b */ select 1')).toThrow('A comment stands in a comment');
  });
});

describe('asking the database', async () => {
  const { url } = await freshDatabase();
  const db = new Connection(url, 'service', 1);
  const row = z.object({
    moment: z.date(),
    day: z.date(),
    bytes: z.instanceof(Uint8Array),
    json: z.object({ a: z.number() }),
    texts: z.array(z.string()),
    whole: z.number(),
    great: z.bigint(),
    half: z.number(),
    yes: z.boolean(),
    id: z.string(),
    none: z.null(),
  });
  const everything = query(
    'test.everything',
    `select $moment::timestamptz as moment, $moment::date as day, $bytes::bytea as bytes, $json::json as json,
       $texts::text[] as texts, $whole::int as whole, $whole::bigint as great, $half::float8 as half,
       $yes::bool as yes, $id::uuid as id, $none::text as none`,
    row,
  );
  const values = {
    moment: new Date('2026-11-10T12:00:00.123Z'),
    bytes: Buffer.from([0, 1, 255]),
    json: '{"a": 1}',
    texts: ['a, "b"', "c'd"],
    whole: 7,
    half: 0.5,
    yes: true,
    id: '0190a8b4-0000-7000-8000-000000000000',
    none: null,
  };

  test('each type comes back as its row says', async () => {
    expect(await db.query(everything, values)).toEqual([
      {
        ...values,
        day: new Date('2026-11-10'),
        bytes: Uint8Array.from([0, 1, 255]),
        json: { a: 1 },
        great: 7n,
      },
    ]);
  });

  test('a value that is missing, or more values than are named', async () => {
    const { half: _, ...rest } = values;
    await expect(db.query(everything, rest)).rejects.toMatchObject({
      code: 'unexpected',
      message: 'The statement test.everything has no value for $half.',
    });
    expect(await db.query(everything, { ...values, more: 'than enough' })).toHaveLength(1);
  });

  test('a row of another shape is a fault that names statement and column, not what is there', async () => {
    const secret = query(
      'test.secret',
      `select json_build_object('who said it', 'I was there') as words, 'there' as place, 1 as n`,
      z.object({ words: z.record(z.string(), z.number()), place: z.enum(['here']), n: z.number() }),
    );
    const fault = await db.query(secret, {}).catch((error: unknown) => error);
    expect(fault).toMatchObject({
      code: 'unexpected',
      message: 'The statement test.secret returned another shape than expected: words, place.',
    });
    expect(JSON.stringify(fault, Object.getOwnPropertyNames(fault))).not.toContain('there');
  });

  test('what the database refuses says which statement it was', async () => {
    const wrong = command('test.wrong', `select 'I was there'::int`);
    await expect(db.execute(wrong)).rejects.toMatchObject({
      code: 'unexpected',
      message: 'The database refused the statement test.wrong (22P02).',
    });
  });

  test('a command tells how many rows it changed or returned', async () => {
    expect(
      await db.execute(command('test.three', 'select generate_series(1, $most::int)'), { most: 3 }),
    ).toBe(3);
    await db.close();
  });

  test('several commands are done together or not at all', async () => {
    const again = new Connection(url, 'service', 1);
    const put = command('test.put', `insert into setting (key, value) values ($key, 'yes')`);
    const there = query(
      'test.there',
      `select key from setting where key like 'test%'`,
      z.object({ key: z.string() }),
    );
    await expect(
      again.executeAll([put, { key: 'test' }], [put, { key: 'test 2' }], [put, { key: 'test' }]),
    ).rejects.toMatchObject({ code: 'unexpected' });
    expect(await again.query(there)).toEqual([]);
    expect(await again.executeAll([put, { key: 'test' }], [put, { key: 'test 2' }])).toEqual([1, 1]);
    expect(await again.query(there)).toHaveLength(2);
    await again.close();
  });
});
