import { describe, expect, it } from 'vitest';
import { clientAddressBehind } from './client-address.ts';

describe('the address of a client', () => {
  it("is the connection's, whatever the headers say, while no proxy is configured", () => {
    const of = clientAddressBehind([]);
    expect(of('203.0.113.9', '198.51.100.1')).toBe('203.0.113.9');
    expect(of('::ffff:203.0.113.9', null)).toBe('203.0.113.9');
    expect(of(undefined, '198.51.100.1')).toBeNull();
  });

  it('is the last one that no proxy of ours added', () => {
    const of = clientAddressBehind(['127.0.0.1', '10.0.0.0/8', '2001:db8::/32']);
    expect(of('127.0.0.1', '198.51.100.1')).toBe('198.51.100.1');
    expect(of('127.0.0.1', '192.0.2.66, 198.51.100.1, 10.1.2.3')).toBe('198.51.100.1');
    expect(of('2001:db8::7', '[2001:470::1]:443')).toBe('2001:470::1');
    expect(of('198.51.100.1', '192.0.2.66')).toBe('198.51.100.1');
  });

  it('stops where the list is no list of addresses', () => {
    const of = clientAddressBehind(['10.0.0.0/8']);
    expect(of('10.0.0.1', 'unknown')).toBe('10.0.0.1');
    expect(of('10.0.0.1', '192.0.2.1, <script>, 10.0.0.2')).toBe('10.0.0.2');
    expect(of('10.0.0.1', null)).toBe('10.0.0.1');
  });

  it('refuses a proxy that is no address', () => {
    for (const wrong of ['proxy.example.org', '10.0.0.0/33', '10.0.0.0/x', '']) {
      expect(() => clientAddressBehind([wrong])).toThrow('setting_invalid');
    }
  });
});
