import { describe, expect, test } from 'vitest';
import { openStores } from '../../../prisma/stores/open.ts';
import { freshDatabase } from '../../support/database.ts';
import { noon } from '../../support/days.ts';
import { named } from '../../support/identities.ts';
import { kitchenSink, kitchenSinkPseudo } from '../../support/questionnaires.ts';

const database = await freshDatabase();
const { stores, sql, url, key } = database;
const { questionnaires } = stores;

describe('publishing', () => {
  test('the same again changes nothing', async () => {
    const first = await questionnaires.publish(kitchenSink, { 'en-XA': kitchenSinkPseudo }, noon);
    expect(
      await questionnaires.publish(structuredClone(kitchenSink), { 'en-XA': kitchenSinkPseudo }, noon),
    ).toEqual(first);
    expect(first).toMatchObject({ questionnaire: kitchenSink, translations: { 'en-XA': kitchenSinkPseudo } });
  });

  test('something else makes a new version, and the earlier one stays what it was', async () => {
    const first = await questionnaires.publish({ ...named, key: 'changing' }, {}, noon);
    const second = await questionnaires.publish({ ...named, key: 'changing', minutes: 9 }, {}, noon);
    expect(second.id).not.toBe(first.id);
    expect(await questionnaires.newest('changing')).toEqual(second);
    expect(await questionnaires.version(first.id)).toEqual(first);
  });

  test('a translation is part of the version', async () => {
    const first = await questionnaires.publish({ ...kitchenSink, key: 'worded' }, {}, noon);
    const second = await questionnaires.publish(
      { ...kitchenSink, key: 'worded' },
      { 'en-XA': kitchenSinkPseudo },
      noon,
    );
    expect(second.id).not.toBe(first.id);
  });

  test('by several instances at once makes one version', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openStores({ databaseUrl: url, key })));
    const questionnaire = { ...named, key: 'at-once' };
    const versions = await Promise.all(
      others.map((each) => each.questionnaires.publish(questionnaire, {}, noon)),
    );
    expect(new Set(versions.map(({ id }) => id)).size).toBe(1);
    expect(await sql(`select number from service.questionnaire_version where key = 'at-once'`)).toEqual([
      { number: 1 },
    ]);
    // Another process reads from the database exactly what was published here.
    expect(await others[0]?.questionnaires.newest('kitchen-sink')).toEqual(
      await questionnaires.newest('kitchen-sink'),
    );
    await Promise.all(others.map((each) => each.close()));
  });

  test('keys are those of everything published', async () => {
    await questionnaires.publish({ ...named, key: 'aaa' }, {}, noon);
    expect((await questionnaires.keys())[0]).toBe('aaa');
    expect(await questionnaires.newest('no-such')).toBeNull();
    await expect(questionnaires.version(999_999)).rejects.toMatchObject({ code: 'unexpected' });
  });
});
