import type { CDPSession, Page } from 'playwright-core';

/** A device of somebody's that keeps passkeys, as Chromium pretends to have one. */
export type Authenticator = {
  /** From now on whoever holds it is, or is not, who they say: their finger or their PIN. */
  verifies(is: boolean): Promise<void>;
  /** How many passkeys it keeps. */
  passkeys(): Promise<number>;
};

/** Gives the browser of a page a device that keeps passkeys. Whoever holds it presses at once. */
export async function authenticatorOf(page: Page): Promise<Authenticator> {
  const client: CDPSession = await page.context().newCDPSession(page);
  await client.send('WebAuthn.enable');
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async verifies(isUserVerified) {
      await client.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
    },
    async passkeys() {
      return (await client.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
    },
  };
}
