import { expect, it } from 'vitest';
import { parseRows } from '../../../../api/staff/invitations/sheet-rows.ts';
import { turnsOfOthers } from '../../../support/turns-of-others.ts';

it('five hundred rows leave others their turn', async () => {
  const rows = Array.from({ length: 500 }, (_, n) => `A${n},15-17,boy,white,bail,north`);
  const sheet = ['reference,age,gender,ethnicity,order,team', ...rows].join('\n');
  const usual = { questionnaire: null, due: null };
  const turns = await turnsOfOthers(async () => {
    const { problems } = await parseRows(sheet, usual, [], new Date('2027-04-01'));
    expect(problems).toEqual([]);
  });
  expect(turns).toBeGreaterThan(20);
});
