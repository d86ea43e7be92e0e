import { describe, expect, it } from 'vitest';
import { NOW } from '../../../test/support/reader-site.ts';
import { DAY } from '../../base/index.ts';
import { publicationSchema } from '../publication/index.ts';
import { openSearch, robotsTxt, securityTxt, webManifest } from './site-files.ts';

const settings = (over: object = {}) =>
  publicationSchema.parse({ name: 'صحيفة «المرسى»', baseUrl: 'https://marsa.example', ...over });

describe('security.txt', () => {
  const contacts = ['mailto:security@marsa.example', 'https://marsa.example/contact'];

  it('is not there without a contact', () => {
    expect(securityTxt(settings(), NOW)).toBeNull();
  });

  it('says what RFC 9116 demands, one field a line, Expires once and within a year', () => {
    const text = securityTxt(settings({ security: { contacts, policy: 'https://marsa.example/safe' } }), NOW) ?? '';
    expect(text).toMatch(/^([A-Z][A-Za-z-]+: [\x20-\x7e]+\n)+$/);
    expect(text.match(/^Contact: /gm)).toHaveLength(2);
    const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? '');
    expect(expires).toBeGreaterThan(NOW + 170 * DAY);
    expect(expires).toBeLessThan(NOW + 365 * DAY);
    expect(text).toContain('Canonical: https://marsa.example/.well-known/security.txt\n');
    expect(text).not.toContain('Encryption');
  });

  it('expires later when it is read later', () => {
    const one = settings({ security: { contacts } });
    expect(securityTxt(one, NOW + DAY)).not.toBe(securityTxt(one, NOW));
  });
});

describe('the manifest', () => {
  const icons = { vector: '/i.svg', small: '/192.png', large: '/512.png', maskable: '/m.png' };

  it('carries name, colours, direction and an icon that may be cut round', () => {
    const manifest = JSON.parse(webManifest(settings({ shortName: 'المرسى' }), icons));
    expect(manifest).toMatchObject({
      name: 'صحيفة «المرسى»',
      short_name: 'المرسى',
      lang: 'ar',
      dir: 'rtl',
      start_url: '/',
      background_color: '#fcfbf8',
    });
    expect(manifest.icons.map(({ sizes, purpose }: Record<string, string>) => [sizes, purpose])).toContainEqual([
      '512x512',
      'maskable',
    ]);
  });
});

describe('robots.txt', () => {
  it('names both sitemaps and keeps crawlers from searches', () => {
    expect(robotsTxt('https://marsa.example')).toContain('Sitemap: https://marsa.example/sitemap-news.xml');
    expect(robotsTxt('https://marsa.example')).toContain('Disallow: /search\n');
  });
});

describe('the search description', () => {
  it('has a short name of 16 characters at most, none of them halved', () => {
    const text = openSearch(settings({ name: '𐎀'.repeat(20) }));
    expect(/<ShortName>(.*)<\/ShortName>/u.exec(text)?.[1]).toBe('𐎀'.repeat(16));
  });
});
