import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { clientAddresses } from '../../../api/http/client-address.ts';

function from(peer: string, forwarded?: string): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: peer });
  const request = new IncomingMessage(socket);
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
}

describe('where a request came from, with 10.0.0.1 and 10.1.0.0/16 and fd00::/8 as trusted proxies', () => {
  const addressOf = clientAddresses(['10.0.0.1', '10.1.0.0/16', 'fd00::/8']);

  it.each([
    ['nobody in between', '203.0.113.9', undefined, '203.0.113.9'],
    ['a stranger who says to be somebody else is not believed', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['the proxy is believed', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['also when it comes dressed as IPv6', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    [
      'what the client wrote before the proxy added its word is not',
      '10.0.0.1',
      '1.2.3.4, 198.51.100.1',
      '198.51.100.1',
    ],
    ['a chain of trusted proxies is looked through', '10.0.0.1', '198.51.100.1, 10.1.2.3', '198.51.100.1'],
    ['IPv6 all the way', 'fd00::7', '2001:db8::1', '2001:db8::1'],
    ['a port beside the address is left off', '10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
    ['in brackets too', '10.0.0.1', '[2001:db8::1]:4711', '2001:db8::1'],
    ['the proxy itself where it says nothing', '10.0.0.1', undefined, '10.0.0.1'],
    ['the proxy itself where it says nonsense', '10.0.0.1', 'unknown', '10.0.0.1'],
    ['the nearest that is known where only proxies are named', '10.0.0.1', '10.1.2.3', '10.1.2.3'],
  ])('%s', (_, peer, forwarded, client) => {
    expect(addressOf(from(peer, forwarded))).toBe(client);
  });

  it('without a trusted proxy is always the peer', () => {
    expect(clientAddresses([])(from('10.0.0.1', '198.51.100.1'))).toBe('10.0.0.1');
  });
});
