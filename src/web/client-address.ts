import { BlockList, isIP } from 'node:net';
import { AppError } from '../base/index.ts';

/**
 * Whose connection a request comes on. X-Forwarded-For is believed only as far as the proxies that were configured
 * wrote it: read from the right, the first address that is none of them is the client's.
 */
export type ClientAddress = (peer: string | undefined, forwarded: string | null) => string | null;

/** `proxies`: addresses or CIDR blocks. Throws `setting_invalid` for anything else. */
export function clientAddressBehind(proxies: readonly string[]): ClientAddress {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', length] = proxy.split('/');
    const family = isIP(address);
    const bits = length === undefined ? (family === 4 ? 32 : 128) : Number(length);
    if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) {
      throw new AppError('setting_invalid', {
        name: `WARRAQ_TRUSTED_PROXIES (${proxy})`,
        example: '10.0.0.0/8, 192.168.1.7',
      });
    }
    trusted.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  const isProxy = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return (peer, forwarded) => {
    let client = plain(peer ?? '');
    if (client === null) return null;
    const hops = (forwarded ?? '').split(',').map((hop) => plain(hop.trim()));
    while (isProxy(client) && hops.length > 0) {
      const next = hops.pop();
      // What is no address was not written by a proxy of ours: believe nothing before it.
      if (next === null || next === undefined) break;
      client = next;
    }
    return client;
  };
}

/** Without a port, brackets or the IPv4-in-IPv6 prefix that sockets show; null for what is no address. */
function plain(text: string): string | null {
  const bare = text
    .replace(/^\[([^\]]+)\](:\d+)?$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  return isIP(bare) === 0 ? null : bare;
}
