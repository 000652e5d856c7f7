import type { Page } from 'playwright-core';

/**
 * Lighthouse's "slow 4G": 1.6 Mbps down, 750 kbps up, 150 ms there and back.
 * And a processor a quarter as fast as this one.
 */
const slowPhone = { downKbps: 1600, upKbps: 750, latencyMs: 150, slowerCpu: 4 };

/** Makes the network and the processor of a page those of a slow phone. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { downKbps, upKbps, latencyMs, slowerCpu } = slowPhone;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: (downKbps * 1000) / 8,
    uploadThroughput: (upKbps * 1000) / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowerCpu });
}

/**
 * What a page brings over the wire from now on: headers and bodies as they come, compressed, and what a
 * socket says; and the origins it comes from.
 */
export async function weigh(page: Page): Promise<{ bytes: number; readonly origins: Set<string> }> {
  const session = await page.context().newCDPSession(page);
  const weight = { bytes: 0, origins: new Set<string>() };
  session.on('Network.requestWillBeSent', ({ request }) => weight.origins.add(new URL(request.url).origin));
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    weight.bytes += encodedDataLength;
  });
  session.on('Network.webSocketCreated', ({ url }) =>
    weight.origins.add(new URL(url.replace(/^ws/, 'http')).origin),
  );
  session.on('Network.webSocketFrameReceived', ({ response }) => {
    weight.bytes += Buffer.byteLength(response.payloadData);
  });
  await session.send('Network.enable');
  return weight;
}
