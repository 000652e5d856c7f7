import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { Child } from '../support/journeys/child.ts';
import { place } from '../support/journeys/place.ts';
import { questionnaireOf } from '../support/responses.ts';
import { shot } from '../support/shot.ts';

/** A child who asked to hear back opens their link again. */
const at = await place();
await at.publish(
  questionnaireOf(
    [{ key: 'hear-back', type: 'yes-no', ask: 'Do you want to hear what we change?' }],
    'hears',
  ),
);

/** As the lead's page and the codings bring it about. */
async function news(code: string, said: string, did: string): Promise<void> {
  const [theme] = await at.sql<{ id: string }>('select id from service.theme limit 1');
  const [commitment, update] = [randomUUID(), randomUUID()];
  await at.sql(
    `insert into service.commitment (id, theme_id, said, doing, owner, made_at, moved_at)
     values ($1, $2, 'a', 'b', 'c', now(), now())`,
    [commitment, theme?.id],
  );
  await at.sql(
    `insert into service.update (id, commitment_id, status, said, did, made_by, made_at)
     values ($1, $2, 'done', $3, $4, 'lead', now())`,
    [update, commitment, said, did],
  );
  await at.sql(
    `insert into people.telling (update_id, response_id, person, made_at)
     select $1, r.id, t.person, now() from people.response r
     join people.tally t on t.response_id = r.id where r.invitation_id = $2`,
    [update, at.idOf(code)],
  );
}

const looks = [
  { width: 320, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

test('they hear what became of it, say whether it helps, and change their mind', async () => {
  const code = await at.code('hears');
  const child = await Child.at(at);
  await child.starts(at, code);
  await child.press('Yes');
  await child.page.getByText('Keep your code. If we have news on what you wrote, it shows you.').waitFor();
  await child.opens(at, code);
  await child.page
    .getByText('There is no news for you right now. If there is some later, you see it here.')
    .waitFor();
  await news(
    code,
    'We do not ring when we say we will.',
    'Workers now text you the time. They ring at that time.',
  );
  await news(code, 'The bus to us costs too much.', 'We pay for your bus. Ask your worker for a ticket.');

  await child.opens(at, code);
  await child.asked('Does this help?');
  expect(await child.page.locator('#said').innerText()).toContain('Workers now text you the time.');
  const problems: string[] = [];
  for (const { width, colorScheme } of looks) {
    await child.page.setViewportSize({ width, height: width === 1280 ? 800 : 640 });
    await child.page.emulateMedia({ colorScheme });
    await shot(child.page, `news-${width}-${colorScheme}`);
    for (const fault of await child.faults()) problems.push(`${width} ${colorScheme}: ${fault}`);
  }
  await child.page.reload();
  await child.asked('Does this help?');
  await child.press('Yes');
  await child.page.getByText('We pay for your bus.').waitFor();
  await child.press('No');
  await child.page.getByText('You can still delete your answers.').waitFor();
  expect(await child.page.locator('main').innerText()).toContain('Thank you for telling us.');
  await shot(child.page, 'news-end');
  for (const fault of await child.faults()) problems.push(`the end: ${fault}`);
  await child.can('Back').click();
  await child.asked('Does this help?');
  await shot(child.page, 'news-back');
  await child.press('Not sure');
  await child.page.getByText("OK, I've changed it.").waitFor();
  await child.can('Back').click();
  await child.page.getByText('We pay for your bus.').waitFor();
  await child.can('Back').click();
  await child.page.getByText('Workers now text you the time.').waitFor();
  await child.press('No');
  await child.page.getByText("OK, I've changed it.").waitFor();
  expect(problems).toEqual([]);
  expect(child.complaints).toEqual([]);
  const told = await at.sql(
    `select outcome, way, verdict from people.telling t join people.response r on r.id = t.response_id
     where r.invitation_id = $1 order by t.made_at`,
    [at.idOf(code)],
  );
  expect(told).toEqual([
    { outcome: 'told', way: 'page', verdict: 'no' },
    { outcome: 'told', way: 'page', verdict: 'not-sure' },
  ]);
});
