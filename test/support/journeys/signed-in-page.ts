import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../../api/http/access.ts';
import type { Stores } from '../../../prisma/stores/stores.ts';

/** `inspected`: axe can be put into the page, which its own policy would refuse. */
export type SignedInHow = { inspected?: boolean; javaScriptEnabled?: boolean };

/** A page of somebody of the staff who signed in at `now`, for an hour. Nothing is open in it yet. */
export async function signedInPage(
  { stores, browser, origin }: { stores: Stores; browser: Browser; origin: string },
  { who, role, now }: { who: string; role: Role; now: Date },
  { inspected = true, javaScriptEnabled = true }: SignedInHow = {},
): Promise<Page> {
  const endsAt = new Date(now.getTime() + 3_600_000);
  const secret = await stores.sessions.open({ who, role, now, endsAt });
  const context = await browser.newContext({
    bypassCSP: inspected,
    javaScriptEnabled,
    viewport: { width: 1280, height: 900 },
  });
  await context.addCookies([{ name: 'sayback-staff', value: secret, url: `${origin}/staff` }]);
  return context.newPage();
}
