import { describe, expect, it } from 'vitest';
import { liveArticle, NOW, picture, politics, siteDeps } from '../../../test/support/reader-site.ts';
import { HOUR } from '../../base/index.ts';
import type { Tip } from '../../news/front/index.ts';
import { createSite } from './create-site.tsx';
import { href } from './href.ts';
import { declaredPage } from './respond.tsx';
import { emptyShell, type Shell } from './shell.ts';

type Over = NonNullable<Parameters<typeof siteDeps>[1]>;
type Articles = Parameters<typeof siteDeps>[0];

async function get(path: string, articles: Articles = [], over: Over = {}) {
  const { deps } = siteDeps(articles, over);
  const response = await createSite(deps).request(path);
  const kept = await declaredPage(response.clone());
  return { response, status: response.status, html: await response.text(), kept };
}

const around = (shell: Partial<Shell>): Over => ({ shell: async () => ({ ...emptyShell, ...shell }) });

describe('the form to write to the desk', () => {
  const article = liveArticle();
  async function send(fields: Record<string, string>, over: Over = {}) {
    const tips: Tip[] = [];
    const { deps } = siteDeps([article], { tips: { add: async (tip) => void tips.push(tip) }, ...over });
    const site = createSite(deps);
    const post = () => site.request('/contact', { method: 'POST', body: new URLSearchParams(fields) });
    return { tips, post, response: await post() };
  }

  it('opens about the article it was opened from', async () => {
    const link = (await get(href(article.path), [article])).html;
    expect(link).toContain(`href="/contact?article=${article.shortId}"`);
    const { html, kept } = await get(`/contact?article=${article.shortId}`, [article]);
    expect(html).toContain(article.title);
    expect(html).toMatch(/value="correction" checked/);
    expect(kept).toBeNull();
  });

  it('keeps what was written and nothing else', async () => {
    const { tips, response } = await send({ kind: 'correction', article: article.shortId, text: 'التاريخ خطأ' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/contact/sent']);
    expect(tips).toEqual([
      {
        id: expect.any(String),
        at: NOW,
        state: 'new',
        kind: 'correction',
        articleId: article.id,
        text: 'التاريخ خطأ',
        contact: '',
      },
    ]);
  });

  it('thanks a program that fills in every field, and keeps nothing of it', async () => {
    const { tips, response } = await send({ text: 'buy', website: 'https://spam.example' });
    expect(response.status).toBe(303);
    expect(tips).toEqual([]);
  });

  it('gives an empty or endless message back with a word on it', async () => {
    expect((await send({ text: '  ' })).response.status).toBe(422);
    const { response } = await send({ text: 'ا'.repeat(4001), contact: 'here' });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('value="here"');
  });

  it('takes five an hour from one place, and keeps the words of the sixth on the page', async () => {
    const { tips, post } = await send({ text: 'رسالة' });
    for (let i = 0; i < 4; i += 1) expect((await post()).status).toBe(303);
    const refused = await post();
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain('>رسالة</textarea>');
    expect(tips).toHaveLength(5);
  });

  it('warns sources of what could give them away', async () => {
    expect((await get('/contact')).html).toContain('استعمل متصفح تور');
  });
});

describe('an advertisement', () => {
  const media = picture().media;
  const ad = (over: Partial<Shell['ads'][number]> = {}): Shell['ads'][number] => ({
    id: 'ad',
    slot: 'rail',
    mediaId: media.id,
    media,
    alt: 'مكتبة الرصيف',
    sponsor: 'مكتبة الرصيف',
    href: 'https://example.org/',
    from: NOW - 1,
    until: NOW + 1000 * HOUR,
    ...over,
  });

  it('says that it is one, is linked as paid for, and has its size before it loads', async () => {
    const { html } = await get(href(`/${politics.slug}`), [liveArticle()], around({ ads: [ad()] }));
    expect(html).toMatch(/<div class="ad ad-rail" role="note" aria-label="إعلان"><p class="ad-mark">إعلان/);
    expect(html).toContain('rel="sponsored noopener"');
    expect(html).toMatch(/width="800" height="600" alt="مكتبة الرصيف"/);
  });

  it('is there from its first moment until its last, and no page is kept past either', async () => {
    const early = await get('/about', [], around({ ads: [ad({ slot: 'top', from: NOW + 9000 })] }));
    expect(early.html).not.toContain('class="ad');
    expect(early.kept?.until).toBe(NOW + 9000);
    const over = await get('/', [liveArticle()], around({ ads: [ad({ slot: 'top', until: NOW })] }));
    expect(over.html).not.toContain('class="ad');
  });
});

describe('the look', () => {
  const look = {
    accent: '#7a1f5c',
    accentDark: null,
    opinion: null,
    opinionDark: null,
    logo: null,
    header: 'band' as const,
    bodyFont: 'plex' as const,
    headingFont: 'plex' as const,
  };

  it('is a style sheet of its own, named by what it says', async () => {
    const { html } = await get('/', [], { settings: { look } });
    const [, path = ''] = /href="(\/assets\/look-[0-9a-f]{10}\.css)"/.exec(html) ?? [];
    const { response, html: css } = await get(path, [], { settings: { look } });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(css).toContain('--accent:#7a1f5c');
    expect(css).toContain('--on-accent:#ffffff');
    expect(html).toContain('masthead-band');
  });

  it('is not remembered under the name of another', async () => {
    const { response } = await get('/assets/look-0000000000.css', [], { settings: { look } });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  it('is no file at all while nothing is set', async () => {
    expect((await get('/')).html).not.toContain('look-');
  });
});
