import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortIdOf } from '../src/base/index.ts';
import type { ArticleOut } from '../src/wire/index.ts';
import { checkAtom } from './support/formats/check-atom.ts';
import { checkHtml } from './support/formats/check-html.ts';
import { checkJsonFeed } from './support/formats/check-json-feed.ts';
import { checkRss } from './support/formats/check-rss.ts';
import { checkSitemap } from './support/formats/check-sitemap.ts';
import { checkStructuredData } from './support/formats/check-structured-data.ts';
import { eventually, type Running, startWarraq } from './support/warraq.ts';
import { startHub, startIndexNow, startSubscriber } from './support/websub-hub.ts';

/** The one that a test is about; the files it leaves are looked at in its data folder. */
let warraq: Running;

const text = async (path: string) => (await fetch(new URL(path, warraq.url))).text();
const addressesIn = (map: string) => [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url as string);

async function pages(): Promise<string[]> {
  const parts = addressesIn(await text('/sitemap.xml')).filter((url) => !url.endsWith('-news.xml'));
  return (await Promise.all(parts.map(async (part) => addressesIn(await text(part))))).flat();
}

/** Addresses, each with what is wrong there; only those where something is. */
async function wrongAmong(paths: readonly string[], check: (body: string) => string[] | Promise<string[]>) {
  const wrong: [string, string[]][] = [];
  for (const path of paths) {
    const found = await check(await text(path));
    if (found.length > 0) wrong.push([decodeURIComponent(path), found]);
  }
  return wrong;
}

describe('the demo, page by page', () => {
  beforeAll(async () => {
    warraq = await startWarraq({ demo: true });
  }, 180_000);
  afterAll(async () => void (await warraq.stop()), 60_000);

  it('is HTML that a validator has nothing to say of, faults and forms too', async () => {
    const others = [
      '/search',
      `/search?q=${encodeURIComponent('ماء')}`,
      `/search?q=${encodeURIComponent('لاشيءكهذا')}`,
      '/no-such-page',
      '/newsletter/confirm',
      '/newsletter/unsubscribe',
      '/newsletter/preferences',
    ];
    const all = await pages();
    expect(all.length).toBeGreaterThan(40);
    const tags = [...(await text(all.at(-1) ?? '/')).matchAll(/href="(\/tag\/[^"]+)"/g)].map(
      ([, path]) => path as string,
    );
    const authors = [...(await text('/about')).matchAll(/href="(\/author\/[^"]+)"/g)].map(([, path]) => path as string);
    expect([tags.length > 0, authors.length > 0]).toEqual([true, true]);
    expect(await wrongAmong([...all, ...others, ...tags, ...authors], checkHtml)).toEqual([]);
  }, 120_000);

  it('says in structured data what search engines ask for', async () => {
    const about = [...(await text('/about')).matchAll(/href="(\/author\/[^"]+)"/g)].map(([, path]) => path as string);
    const all = [...(await pages()), ...about];
    const found = new Set<string>();
    const wrong = await wrongAmong(all, (html) => {
      const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1];
      if (json === undefined) return [];
      const data = JSON.parse(json);
      found.add(data['@graph'][0]['@type']);
      return checkStructuredData(data);
    });
    expect(wrong).toEqual([]);
    expect([...found]).toEqual(
      expect.arrayContaining(['WebSite', 'CollectionPage', 'ProfilePage', 'NewsArticle', 'OpinionNewsArticle']),
    );
  });

  it('has feeds and sitemaps that keep their formats', async () => {
    const sections = addressesIn(await text('/sitemap-pages.xml')).filter((url) =>
      /^https?:\/\/[^/]+\/%[^/]*$/.test(url),
    );
    const homes = [warraq.url, ...sections].map((url) => url.replace(/\/$/, ''));
    const feeds = (format: string) => homes.map((home) => `${home}/feed.${format}`);
    expect(await wrongAmong(feeds('xml'), checkRss)).toEqual([]);
    expect(await wrongAmong(feeds('atom'), checkAtom)).toEqual([]);
    expect(await wrongAmong(feeds('json'), checkJsonFeed)).toEqual([]);
    const maps = ['/sitemap.xml', ...addressesIn(await text('/sitemap.xml'))];
    expect(maps.length).toBe(4);
    expect(await wrongAmong(maps, (map) => checkSitemap(map, warraq.url))).toEqual([]);
  });

  it('has feeds that keep their formats with the whole text in them', async () => {
    const send = await signedIn();
    const settings = await send('GET', '/api/settings');
    const json = { ...(settings.body as object), feeds: { text: 'full', hubs: [] } };
    await send('PUT', '/api/settings', { version: settings.version, json });
    expect(await text('/feed.xml')).toContain('<content:encoded>');
    expect(await wrongAmong(['/feed.xml'], checkRss)).toEqual([]);
    expect(await wrongAmong(['/feed.atom'], checkAtom)).toEqual([]);
    expect(await wrongAmong(['/feed.json'], checkJsonFeed)).toEqual([]);
  });

  it('has a share picture for every article', async () => {
    const [article] = addressesIn(await text('/sitemap-1.xml'));
    const url = /og:image" content="([^"]+)"/.exec(await text(article ?? ''))?.[1] ?? '';
    const picture = await fetch(url);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  });
});

describe('an article on its way out', () => {
  beforeAll(async () => {
    warraq = await startWarraq();
  }, 180_000);
  afterAll(async () => void (await warraq.stop()), 60_000);

  it('reaches those who subscribed and search engines when it is published, corrected and withdrawn', async () => {
    const [hub, reader, indexNow] = await Promise.all([startHub(), startSubscriber(), startIndexNow()]);
    try {
      const send = await signedIn();
      const settings = await send('GET', '/api/settings');
      const saved = await send('PUT', '/api/settings', {
        version: settings.version,
        json: {
          ...(settings.body as object),
          feeds: { text: 'excerpt', hubs: [hub.url] },
          indexNow: { on: true, endpoint: indexNow.url },
        },
      });
      expect(saved.status).toBe(200);
      await reader.subscribe(`${warraq.url}/feed.atom`);

      const title = 'قوارب الإنقاذ تصل إلى «الميناء» & الأهالي ينتظرون';
      const body = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'خبر.' }] }] };
      const draft = (await send('POST', '/api/articles', { json: { title, body } })).body as ArticleOut;
      const published = await send('POST', `/api/articles/${draft.id}/publish`, {
        version: `"${draft.version}"`,
        json: {},
      });
      const address = new URL((published.body as ArticleOut).live?.path ?? '', warraq.url).href;
      const told = (times: number) =>
        eventually(async () => indexNow.told.filter(({ urlList }) => urlList.includes(address)).length === times);
      const first = await reader.delivered((feed) => feed.includes(draft.id));
      expect(first.type).toBe('application/atom+xml; charset=utf-8');
      expect(checkAtom(first.body)).toEqual([]);
      expect(first.body).toContain(title.replace('&', '&#38;'));
      await told(1);

      const card = /og:image" content="([^"]+)"/.exec(await text(address))?.[1] ?? '';
      expect((await fetch(card)).status).toBe(200);
      expect(cardFiles(draft.id)).not.toEqual([]);

      const note = { note: 'القوارب ثلاثة لا أربعة.' };
      const corrected = await send('POST', `/api/articles/${draft.id}/correct`, {
        version: published.version,
        json: note,
      });
      await reader.delivered((feed) => updatedOf(feed, draft.id) > updatedOf(first.body, draft.id));
      await told(2);

      const reason = { reason: 'error', notice: 'نُشر خطأ.' };
      await send('POST', `/api/articles/${draft.id}/withdraw`, { version: corrected.version, json: reason });
      expect(await text('/feed.xml')).not.toContain(draft.id);
      expect((await fetch(card)).status).toBe(410);
      await reader.delivered((feed) => !feed.includes(draft.id));
      await eventually(async () => cardFiles(draft.id).length === 0);

      await told(3);
      const { key, keyLocation } = indexNow.told[0] ?? { key: '', keyLocation: '' };
      expect(await text(keyLocation)).toBe(key);
    } finally {
      for (const one of [hub, reader, indexNow]) one.close();
    }
  }, 120_000);
});

function updatedOf(feed: string, id: string): string {
  return new RegExp(`<id>urn:uuid:${id}</id>.*?<updated>([^<]+)</updated>`, 's').exec(feed)?.[1] ?? '';
}

function cardFiles(id: string): string[] {
  const shortId = shortIdOf(id);
  return readdirSync(join(warraq.data, 'cards'), { recursive: true })
    .map(String)
    .filter((file) => file.includes(shortId));
}

type Sent = { version?: string | undefined; json?: unknown };
type Answer = { status: number; version: string | undefined; body: unknown };

/** Requests of an administrator; `version` is the ETag of what is changed. */
async function signedIn() {
  const email = 'admin@example.org';
  // The server answers readers a moment before it takes commands.
  const added = await eventually(async () => {
    const told = await warraq.command('user', 'add', '--json', '--name', 'نور', '--email', email, '--role', 'admin');
    return told.code === 0 && told;
  });
  const { password }: { password: string } = JSON.parse(added.stdout);
  const headers = { origin: warraq.url, 'content-type': 'application/json' };
  const session = await fetch(`${warraq.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  return async (method: string, path: string, { version, json }: Sent = {}): Promise<Answer> => {
    const response = await fetch(warraq.url + path, {
      method,
      headers: { ...headers, cookie, ...(version === undefined ? {} : { 'if-match': version }) },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(body)}`);
    return { status: response.status, version: response.headers.get('etag') ?? undefined, body };
  };
}
