import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nearNames } from '../../../../api/staff/forms/near-names.ts';
import { turnsOfOthers } from '../../../support/turns-of-others.ts';

/** A slip of the finger must not make a team that nobody is in. */
const teams = (...names: string[]) => names.map((team) => ({ team }));
const known = (...names: string[]) => names.map((name) => ({ band: 'team', name }));

describe('a team that is asked for', () => {
  it.each([
    ['in use already', ['north'], ['north'], []],
    ['new, and like no other', ['riverside'], ['north'], []],
    ['a letter short of one in use', ['noth'], ['north'], ['noth → north']],
    ['two letters changed round', ['riversdie'], ['riverside'], ['riversdie → riverside']],
    ['a number away from one in use', ['team-2'], ['team-1'], []],
    ['as near as a short name can be', ['est'], ['east'], ['est → east']],
    ['too short to tell', ['ab'], ['ac'], []],
    ['new, and once written differently in the same sheet', ['north', 'north', 'noth'], [], ['noth → north']],
    ['asked for twice with the same slip', ['noth', 'noth'], ['north'], ['noth → north']],
  ])('%s', async (_, asked, used, near) => {
    const found = await nearNames(teams(...asked), known(...used));
    expect(found.map((one) => `${one.name} → ${one.near}`)).toEqual(near);
  });

  it('is not compared with an area of nearly the same name', async () => {
    expect(await nearNames([{ team: 'noth' }], [{ band: 'area', name: 'north' }])).toEqual([]);
  });

  it('of five hundred leaves others their turn', async () => {
    const names = Array.from({ length: 500 }, (_, n) => createHash('sha1').update(`${n}`).digest('hex'));
    const turns = await turnsOfOthers(async () => {
      expect(await nearNames(teams(...names), [])).toEqual([]);
    });
    expect(turns).toBeGreaterThan(100);
  });
});
