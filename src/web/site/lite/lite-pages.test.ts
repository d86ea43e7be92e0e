import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  liveArticle,
  liveArticles,
  picture,
  siteDeps,
  withdrawnArticle,
} from '../../../../test/support/reader-site.ts';
import { readArticleFile } from '../../../news/bring/index.ts';
import { renderHtml } from '../../../news/publish/index.ts';
import { documentText } from '../../../news/write/index.ts';
import { makeVariants } from '../../page-cache-variants.ts';
import { createSite } from '../create-site.tsx';
import { href } from '../href.ts';
import { declaredPage } from '../respond.tsx';
import { liteBody, liteHref } from './lite-href.ts';

type Over = Parameters<typeof siteDeps>[1];

async function get(path: string, articles: Parameters<typeof siteDeps>[0] = [], over: Over = {}) {
  const response = await createSite(siteDeps(articles, over).deps).request(path);
  const kept = await declaredPage(response.clone());
  return { response, status: response.status, html: await response.text(), kept };
}

const demo = join(import.meta.dirname, '../../../../demo/articles');

describe('a light page', () => {
  it.each([
    '/lite/',
    '/lite/search?q=x',
    '/lite/about',
    '/lite/corrections',
    '/lite/mirrors',
    href('/lite/سياسة'),
    href('/lite/tag/صيد'),
    href('/lite/author/هالة'),
  ])('loads nothing beside itself: %s', async (path) => {
    const { status, html, response } = await get(path, [liveArticle({ image: picture() })]);
    expect(status).toBe(200);
    expect(html).not.toMatch(/<(img|script|picture|source)\b|<link rel="(stylesheet|preload)|url\(/);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-[^']+'/);
    expect(html).toContain('<meta name="robots" content="noindex"/>');
    expect(html).toContain('<link rel="canonical" href="https://marsa.example/');
  });

  it('leads to other light pages, and to the full one of the same', async () => {
    const article = liveArticle();
    const { html } = await get(liteHref(href(article.path)), [article]);
    const links = [...html.matchAll(/<a[^>]*href="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !link.startsWith('/lite/'))).toEqual([href(article.path), '/newsletter']);
    expect(links).toContain(liteHref(href('/tag/صيد')));
  });

  it('is kept under the names of what it shows, as the full one is', async () => {
    const article = liveArticle();
    const { kept } = await get(liteHref(href(article.path)), [article]);
    expect(kept?.tags).toContain(`article:${article.id}`);
    expect((await get('/lite/', [article])).kept?.tags).toEqual(
      expect.arrayContaining(['home', `article:${article.id}`]),
    );
  });

  it('moves an old address to the light page of today, and says that an article was withdrawn', async () => {
    const article = liveArticle();
    const old = await get(href(`/lite/اقتصاد/قديم-${article.shortId}`), [article]);
    expect([old.status, old.response.headers.get('location')]).toEqual([301, liteHref(href(article.path))]);
    const gone = withdrawnArticle();
    const { status, html } = await get(liteHref(href(gone.path)), [], { live: liveArticles([], [gone]) });
    expect(status).toBe(410);
    expect(html).toContain('نُسب إلى مسؤول كلام لم يقله.');
  });

  it('answers 404 in the same light form', async () => {
    const { status, html } = await get('/lite/لا-شيء/هنا', [liveArticle()]);
    expect(status).toBe(404);
    expect(html).not.toMatch(/<img|<script|rel="stylesheet"/);
  });

  it('finds by search and says what it found', async () => {
    const article = liveArticle();
    const { html } = await get('/lite/search?q=المرفأ', [article], {
      search: async () => ({
        total: 1,
        totalIsFloor: false,
        hits: [{ articleId: article.id, near: false, title: [], snippet: [] }],
      }),
    });
    expect(html).toContain('نتيجة واحدة');
    expect(html).toContain(article.title);
  });

  it('is offered at the foot of every full page, under its own address', async () => {
    const article = liveArticle();
    expect((await get(href(article.path), [article])).html).toContain(
      `<a href="${liteHref(href(article.path))}">النسخة الخفيفة</a>`,
    );
    expect((await get('/search')).html).toContain('<a href="/lite/">النسخة الخفيفة</a>');
  });

  // 550 words: nine in ten of the demo's articles, whose longest is the longest kind that a newsroom prints.
  it('weighs at most 5,000 bytes over the wire, head and all, for an article of ordinary length', async () => {
    const sizes: number[] = [];
    for (const name of readdirSync(demo)) {
      const { content } = readArticleFile(readFileSync(join(demo, name), 'utf8'));
      if (documentText(content.body).split(/\s+/u).length > 550) continue;
      const { title, deck } = content;
      const article = liveArticle({ title, deck, html: renderHtml(content.body, new Map(), 'ar'), image: picture() });
      const related = Array.from({ length: 4 }, () => liveArticle());
      const { response, html } = await get(liteHref(href(article.path)), [article, ...related], {
        related: async () => related.map(({ id }) => ({ articleId: id, reason: '' })),
      });
      const head = [...response.headers].map(([key, value]) => `${key}: ${value}\r\n`).join('');
      const { br } = await makeVariants({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: html,
        tags: [],
        maxAge: 1,
      });
      sizes.push(head.length + br.body.length);
    }
    expect(sizes.length).toBeGreaterThan(30);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(5_000);
  });
});

describe('a body for a light page', () => {
  it('has words for pictures and nothing that loads', () => {
    const body = liteBody(
      '<figure><img src="/media/a.webp" srcset="/media/a.webp 480w" alt="مراكب في المرفأ" loading="lazy"><figcaption>عند الفجر</figcaption></figure><iframe src="https://x.example"></iframe><button type="button" hidden>شغّل هنا</button>',
      'https://marsa.example',
      'صورة',
    );
    expect(body).toBe('<figure><p class="k">[صورة: مراكب في المرفأ]</p><figcaption>عند الفجر</figcaption></figure>');
  });

  it('links to the light form of our own articles, and to others as they are', () => {
    const body = liteBody(
      '<a href="/a/b-12345678">x</a><a href="https://marsa.example/a/b-12345678" rel="noopener">y</a><a href="https://other.example/a">z</a><a href="#1">n</a>',
      'https://marsa.example',
      'صورة',
    );
    expect([...body.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '/lite/a/b-12345678',
      '/lite/a/b-12345678',
      'https://other.example/a',
      '#1',
    ]);
  });

  it('leaves files, forms and what lives in the browser to the full site', () => {
    for (const path of ['/newsletter', '/saved', '/feed.xml', '/media/a.webp', '/lite/x', 'https://x.example/'])
      expect(liteHref(path)).toBe(path);
    expect([liteHref('/'), liteHref('/search?q=a')]).toEqual(['/lite/', '/lite/search?q=a']);
  });
});
