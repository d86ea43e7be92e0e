import { describe, expect, it } from 'vitest';
import { publicationSchema } from './settings.ts';

const takes = (settings: object) => publicationSchema.safeParse(settings).success;

describe('settings', () => {
  it('that were stored before there were other addresses are read as having none', () => {
    expect(publicationSchema.parse({ name: 'المرسى' })).toMatchObject({ mirrors: [], onion: '' });
  });

  it('take web addresses, with a path or without, as mirrors', () => {
    expect(takes({ mirrors: ['https://a.example', 'http://b.example:8080/copies/marsa'] })).toBe(true);
    for (const url of [
      'a.example',
      'javascript:alert(1)',
      'https://a.example/',
      'https://a.example/x y',
      'https://a"b',
    ])
      expect(takes({ mirrors: [url] })).toBe(false);
  });

  it('take an address inside Tor of version 3 only', () => {
    expect(takes({ onion: `http://${'b2'.repeat(28)}.onion` })).toBe(true);
    for (const url of ['http://short.onion', `https://${'a'.repeat(56)}.example`, `http://${'a'.repeat(56)}.onion/x`])
      expect(takes({ onion: url })).toBe(false);
  });

  it('that were saved before a setting was added are read with its default', () => {
    const { colours, feeds, indexNow, policies, profiles, security, shortName, xAccount, ...old } =
      publicationSchema.parse({ name: 'المرسى' });
    const read = publicationSchema.parse(JSON.parse(JSON.stringify(old)));
    expect(read).toEqual({ ...old, colours, feeds, indexNow, policies, profiles, security, shortName, xAccount });
    expect(read).toMatchObject({ feeds: { text: 'excerpt', hubs: [] }, indexNow: { on: false } });
  });

  it.each([
    { feeds: { hubs: ['ftp://hub.example'] } },
    { feeds: { hubs: ['https://hub.example/"><x'] } },
    { colours: { paper: 'red;}' } },
    { policies: { ethics: 'javascript:alert(1)' } },
    { security: { contacts: ['me@marsa.example'] } },
    { xAccount: 'marsa' },
  ])('refuse %j', (wrong) => {
    expect(publicationSchema.safeParse(wrong).success).toBe(false);
  });
});
