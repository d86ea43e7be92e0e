import { describe, expect, it } from 'vitest';
import { siteDeps } from '../../../../test/support/reader-site.ts';
import { createSite } from '../create-site.tsx';
import { arabic } from './arabic.ts';

/** Every plain text of the Arabic catalogue. */
const arabicWords = [...JSON.stringify(arabic).matchAll(/:"([^"]*[\u0600-\u06ff][^"]*)"/g)].map(([, word]) => word);

describe('a publication in English', () => {
  it.each([
    '/',
    '/search?q=x',
    '/about',
    '/corrections',
    '/newsletter',
    '/newsletter/sent',
    '/nowhere',
    '/tag/none',
    '/saved',
    '/offline',
    '/mirrors',
    '/lite/',
    '/lite/search?q=x',
    '/lite/about',
    '/lite/nowhere',
  ])('reads English only at %s', async (path) => {
    const { deps } = siteDeps([], { settings: { name: 'Marsa', language: 'en', direction: 'ltr' } });
    const html = await (await createSite(deps).request(path)).text();
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(arabicWords.filter((word) => html.includes(`>${word}<`) || html.includes(`"${word}"`))).toEqual([]);
  });
});
