import { describe, expect, it } from 'vitest';
import { liveArticle, siteDeps } from '../../../test/support/reader-site.ts';
import { createSite } from './create-site.tsx';
import { href } from './href.ts';

type Over = Parameters<typeof siteDeps>[1];
const ONION = `http://${'a'.repeat(56)}.onion`;
const MIRRORS = ['https://mirror.example', 'https://copies.example/marsa'];

async function get(path: string, over: Over = {}, articles: Parameters<typeof siteDeps>[0] = []) {
  const response = await createSite(siteDeps(articles, over).deps).request(path);
  return { response, status: response.status, html: await response.text() };
}

describe('other addresses of the site', () => {
  it('stand on a page of their own, which every foot leads to', async () => {
    const over = { settings: { mirrors: MIRRORS, onion: ONION } };
    const { html } = await get('/mirrors', over);
    for (const url of [...MIRRORS, ONION]) expect(html).toContain(`href="${url}/"`);
    expect((await get('/about', over)).html).toContain('<a href="/mirrors">روابط بديلة إن حُجب الموقع</a>');
    expect((await get('/lite/', over)).html).toContain('<a href="/lite/mirrors">');
    expect((await get('/about')).html).not.toContain('/mirrors');
  });

  it('are named to Tor Browser on every page, with the page’s own path', async () => {
    const article = liveArticle();
    const over = { settings: { onion: ONION } };
    const { response } = await get(href(article.path), over, [article]);
    expect(response.headers.get('onion-location')).toBe(ONION + href(article.path));
    expect((await get('/feed.xml', over)).response.headers.get('onion-location')).toBeNull();
    expect((await get('/')).response.headers.get('onion-location')).toBeNull();
  });
});

describe('what the browser keeps', () => {
  it('has a page that is the same for everybody and kept like any other', async () => {
    for (const path of ['/saved', '/offline']) {
      const { status, html } = await get(path);
      expect(status).toBe(200);
      expect(html).toContain('data-kept="read"');
      expect(html).toContain('<meta name="robots" content="noindex"/>');
      expect(html).toContain('/assets/kept-list-1.js');
    }
  });

  it('is looked after by a worker that changes when our files do', async () => {
    const { response, html } = await get('/sw.js');
    expect(response.headers.get('content-type')).toContain('text/javascript');
    expect(html).toBe(
      'const SHELL=["/offline","/saved","/assets/site-1.css","/assets/reach-1.js","/assets/kept-list-1.js","/assets/icon-1.svg"];work()',
    );
  });

  it('is spoken of on the page itself, hidden until it is true', async () => {
    const article = liveArticle();
    const { html } = await get(href(article.path), {}, [article]);
    expect(html).toContain(
      '<p class="saved-note" data-locale="ar-SY-u-nu-latn" hidden="">تقرأ نسخة محفوظة في جهازك منذ <time></time></p>',
    );
    expect(html).toMatch(/<button class="save"[^>]* hidden="">احفظ للقراءة لاحقًا<\/button>/);
  });
});

describe('a still copy', () => {
  const still = { still: Date.UTC(2026, 10, 24) };

  it('has no scripts, nothing of today, and a page that says where to search', async () => {
    const article = liveArticle();
    for (const path of ['/', href(article.path), '/lite/']) {
      const { html } = await get(path, still, [article]);
      expect(html).not.toMatch(/<script src|class="(save|saved-note)"|\/saved/);
      expect(html).not.toMatch(/\d\d:\d\d<\/time><\/p>\s*<\/div>/);
    }
    const { html } = await get('/search', still);
    expect(html).toContain('لا بحث في هذه النسخة');
    expect(html).toContain('href="https://marsa.example/search"');
  });

  it('is the same on another day', async () => {
    const article = liveArticle();
    const later = { ...still, clock: { now: () => Date.UTC(2027, 4, 1) } };
    for (const path of ['/', href(article.path), '/lite/'])
      expect((await get(path, later, [article])).html).toBe((await get(path, still, [article])).html);
  });

  it('carries the key that it is signed with', async () => {
    expect((await get('/.well-known/warraq-site-key')).html).toContain('BEGIN PUBLIC KEY');
  });
});
