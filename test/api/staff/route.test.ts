import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { signedIn, staffServer } from '../../support/staff-browser.ts';

const { stores } = await freshDatabase();
const served = await staffServer(stores);
const lead = await signedIn(served);
const path = '/staff/themes/new';

describe('a form', () => {
  const file = 'Content-Disposition: form-data; name="f"; filename="f"\r\n\r\n\r\n';
  it.each([
    ['one field, 200,000 times', 'application/x-www-form-urlencoded', 'label=&'.repeat(140_000)],
    ['very many fields', 'application/x-www-form-urlencoded', 'a&'.repeat(500_000)],
    ['very many files', 'multipart/form-data; boundary=abc', `--abc\r\n${file}`.repeat(14_000)],
  ])('with %s is refused, and nobody waits until it is taken apart', async (_, type, body) => {
    const headers = { 'content-type': type };
    const before = process.cpuUsage();
    const { status, text } = await lead.send(path, new Blob([body]), headers);
    expect([status, text.includes('too many fields')]).toEqual([413, true]);
    expect(process.cpuUsage(before).user).toBeLessThan(400_000);
  });

  it('with a thousand ticks is read', async () => {
    const body = `label=Boxing&words=boxing${'&tick=1'.repeat(1_000)}`;
    const { status } = await lead.send(path, new Blob([body]), {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(status).toBe(303);
  });

  it('with a field that no page would take is refused for its length, and sent back cut', async () => {
    const { status, text } = await lead.post(path, { label: 'Boxing', words: '"'.repeat(300_000) });
    expect([status, text.includes('Words must be letters'), text.length < 200_000]).toEqual([
      400,
      true,
      true,
    ]);
  });
});
