import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * Tells where a request came from. `X-Forwarded-For` is believed only from a trusted proxy (`proxies` are
 * addresses and ranges), and read from its end, each hop on the word of the one after it: the first hop that
 * is no trusted proxy is the client.
 */
export function clientAddresses(proxies: readonly string[]): (request: IncomingMessage) => string {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(bits), family);
  }
  const isTrusted = (address: string) => {
    const version = isIP(address);
    return version !== 0 && trusted.check(address, version === 6 ? 'ipv6' : 'ipv4');
  };

  return (request) => {
    let client = bareAddress(request.socket.remoteAddress ?? '');
    if (proxies.length === 0) return client;
    const hops = [request.headers['x-forwarded-for'] ?? ''].flat().join(',').split(',');
    while (isTrusted(client)) {
      const before = bareAddress((hops.pop() ?? '').trim());
      if (!isIP(before)) break;
      client = before;
    }
    return client;
  };
}

/** An IPv4 address may come dressed as IPv6, and some proxies add the port. */
function bareAddress(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[(.*)\](:\d+)?$/, '$1');
  return /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.slice(0, bare.indexOf(':')) : bare;
}
