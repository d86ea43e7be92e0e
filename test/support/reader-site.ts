import { makeSlug, titleKey } from '../../src/arabic/index.ts';
import { AppError, type Id, type Instant, newId, shortIdOf } from '../../src/base/index.ts';
import { type Ask, type ConsentDeps, createSigner, type Subscriber } from '../../src/news/mail/index.ts';
import { type Publication, publicationSchema, type Section } from '../../src/news/publication/index.ts';
import {
  type ArticleCard,
  articlePath,
  type LiveArticle,
  type LiveArticles,
  type WithdrawnArticle,
} from '../../src/news/publish/index.ts';
import { type Assets, emptyShell, type SiteDeps } from '../../src/web/site/index.ts';

/** 24 November 2026, 14:05 in Damascus. */
export const NOW: Instant = Date.UTC(2026, 10, 24, 11, 5);
export const politics: Section = { id: 's1', slug: 'سياسة', name: 'سياسة', description: 'من يقرر وكيف.', position: 0 };
export const economy: Section = { id: 's2', slug: 'اقتصاد', name: 'اقتصاد', description: '', position: 1 };

/** A published article; every field can be replaced. */
export function liveArticle(over: Partial<LiveArticle> = {}): LiveArticle {
  const publishedAt = over.publishedAt ?? NOW - 3_600_000;
  const id = over.id ?? newId(publishedAt);
  const title = over.title ?? 'مجلس المدينة يعيد فتح المرفأ القديم';
  const section = over.section === undefined ? { slug: politics.slug, name: politics.name } : over.section;
  return {
    id,
    shortId: shortIdOf(id),
    path: articlePath(section?.slug ?? null, makeSlug(title) || 'article', shortIdOf(id)),
    title,
    deck: 'أربعون مركبًا تعود إلى الماء',
    form: 'news',
    language: 'ar',
    direction: 'rtl',
    section,
    bylines: [{ slug: 'هالة', name: 'هالة الدالاتي', city: 'دمشق', role: 'report' }],
    image: null,
    tagIds: ['t1'],
    publishedAt,
    modifiedAt: publishedAt,
    version: 1,
    html: '<p>قرر مجلس المدينة.</p>',
    tags: [{ slug: 'صيد', name: 'صيد' }],
    dateline: null,
    provenance: { kind: 'own', source: '', url: '' },
    searchTitle: '',
    searchDescription: '',
    relatedLinks: [],
    corrections: [],
    wordCount: 500,
    original: id,
    translations: [],
    ...over,
  };
}

export function picture(): NonNullable<ArticleCard['image']> {
  const renditions = [{ width: 800, height: 600, format: 'webp' as const, path: 'ab/one-800.webp' }];
  const media = { id: newId(NOW), width: 800, height: 600, sha256: '', renditions, createdAt: NOW, createdBy: null };
  return { media, alt: 'مراكب', caption: 'مراكب في المرفأ', credit: 'Leila Haddad', origin: 'archive' };
}

/** Published articles in memory, newest first, and what was withdrawn. */
export function liveArticles(
  articles: readonly LiveArticle[],
  withdrawn: readonly WithdrawnArticle[] = [],
): LiveArticles {
  const newest = [...articles].sort((a, b) => b.publishedAt - a.publishedAt);
  return {
    byShortId: async (shortId) => {
      const gone = withdrawn.find((one) => one.shortId === shortId);
      if (gone !== undefined) return { kind: 'withdrawn', article: gone };
      const article = newest.find((one) => one.shortId === shortId);
      return article === undefined ? null : { kind: 'live', article };
    },
    list: async ({ section, tag, contributor, form, since, before, limit }) =>
      newest
        .filter((one) => since === undefined || one.publishedAt >= since)
        .filter((one) => section === undefined || one.section?.slug === section)
        .filter((one) => tag === undefined || one.tags.some(({ slug }) => slug === tag))
        .filter((one) => contributor === undefined || one.bylines.some(({ slug }) => slug === contributor))
        .filter((one) => form === undefined || one.form === form)
        .filter((one) => before === undefined || one.publishedAt < before.publishedAt)
        .slice(0, limit),
    cardsByIds: async (ids) => ids.flatMap((id) => newest.find((one) => one.id === id) ?? []),
    byTitleKeys: async (keys) =>
      new Map(
        newest.flatMap((one): [string, ArticleCard][] =>
          keys.includes(titleKey(one.title)) ? [[titleKey(one.title), one]] : [],
        ),
      ),
    bodies: async (ids) => new Map(newest.filter(({ id }) => ids.includes(id)).map(({ id, html }) => [id, html])),
    corrections: async () => newest.flatMap((card) => card.corrections.map((correction) => ({ correction, card }))),
    counts: async () => ({ published: newest.length, withdrawn: withdrawn.length }),
    sitemap: async (after, limit) =>
      newest
        .filter(({ id }) => after === null || id > after)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
  };
}

const assets: Assets = {
  urls: {
    css: '/assets/site-1.css',
    article: '/assets/article-1.js',
    reach: '/assets/reach-1.js',
    keptList: '/assets/kept-list-1.js',
    worker: '/assets/sw-1.js',
    readerChoices: '/assets/reader-choices-1.js',
    liveEntries: '/assets/live-entries-1.js',
    icon: '/assets/icon-1.svg',
    touchIcon: '/assets/icon-180-1.png',
    largeIcon: '/assets/icon-512-1.png',
    smallIcon: '/assets/icon-192-1.png',
    maskableIcon: '/assets/icon-maskable-512-1.png',
    preload: [],
  },
  find: (name) => {
    if (name === 'site-1.css') return { body: new TextEncoder().encode('body{}'), type: 'text/css', encoding: null };
    if (name === 'sw-1.js')
      return { body: new TextEncoder().encode('work()'), type: 'text/javascript', encoding: null };
    return null;
  },
};

export const signer = createSigner([new Uint8Array(32)]);
export const subscriberId: Id = newId(NOW);
export const askId: Id = newId(NOW);

/** What the newsletter's pages stand on, with one subscriber and one ask that waits; notes what was done. */
export function consentNotes(publication: Publication) {
  const done: string[] = [];
  const subscriber: Subscriber = {
    id: subscriberId,
    address: 'reader@example.org',
    language: 'ar',
    newsletters: ['weekly'],
    confirmedAt: NOW,
    leftAt: null,
  };
  const ask: Ask = {
    id: askId,
    at: NOW,
    address: 'reader@example.org',
    addressKey: 'reader@example.org',
    newsletters: ['weekly'],
    language: 'ar',
    form: 'box',
    wording: '',
  };
  const consent: ConsentDeps = {
    signer,
    clock: { now: () => NOW },
    publication: async () => publication,
    store: {
      ask: async ({ address, newsletters }) => {
        if (address.startsWith('full@')) return 'full';
        done.push(`ask ${address} ${newsletters.join(' ')}`);
        return 'queued';
      },
      findAsk: async (id) => (id === askId ? { ask, answered: false, void: false, subscriberId } : null),
      confirm: async () => {
        done.push('confirm');
        return 'confirmed';
      },
      subscriber: async (id) => (id === subscriberId ? subscriber : null),
      change: async (_, { newsletters, language }) => {
        done.push(`change ${newsletters.join(' ')} ${language}`);
        return true;
      },
      leave: async (_, __, via) => {
        done.push(`leave ${via}`);
        return true;
      },
      forgetUnconfirmed: async () => 0,
    },
  };
  return { consent, done };
}

/** Everything the site needs, over `articles`; `over` replaces what a test is about. */
export function siteDeps(
  articles: readonly LiveArticle[] = [],
  over: Partial<SiteDeps> & { settings?: Partial<Publication> } = {},
) {
  const { settings, ...rest } = over;
  const publication = publicationSchema.parse({ name: 'المرسى', baseUrl: 'https://marsa.example', ...settings });
  const { consent, done } = consentNotes(publication);
  const reported: unknown[] = [];
  const deps: SiteDeps = {
    clock: { now: () => NOW },
    live: liveArticles(articles),
    publication: {
      settings: async () => ({ version: 1, value: publication }),
      sections: async () => [politics, economy],
      contributors: async () => [
        { id: 'c1', slug: 'هالة', name: 'هالة الدالاتي', city: 'دمشق', bio: 'صحفية', accountId: null },
      ],
      tagBySlug: async (slug) => (slug === 'صيد' ? { id: 't1', slug, name: 'صيد' } : null),
    },
    mostRead: async () => [],
    related: async () => [],
    sources: async () => [],
    search: async () => ({ total: 0, totalIsFloor: false, hits: [] }),
    consent,
    shareCards: { read: async () => null, make: async () => new Uint8Array([255, 216]), forget: async () => undefined },
    indexNowKey: () => 'a1'.repeat(32),
    assets,
    siteKey: '-----BEGIN PUBLIC KEY-----\n',
    shell: async () => emptyShell,
    records: { read: async () => null, list: async () => [] },
    entries: { list: async () => [], marked: async () => [], count: async () => 0 },
    tips: { add: async (tip) => void done.push(`tip ${tip.kind} ${tip.text}`) },
    media: { byIds: async () => [] },
    theme: {},
    clientAddress: () => '192.0.2.1',
    report: (error) => void reported.push(error),
    ...rest,
  };
  return { deps, done, reported };
}

export function withdrawnArticle(over: Partial<WithdrawnArticle['withdrawal']> = {}): WithdrawnArticle {
  const id = newId(NOW);
  const withdrawal = { at: NOW, reason: 'error' as const, notice: 'نُسب إلى مسؤول كلام لم يقله.', ...over };
  return { id, shortId: shortIdOf(id), path: articlePath('سياسة', 'عنوان-قديم', shortIdOf(id)), withdrawal };
}

export function busy(): AppError {
  return new AppError('database_busy');
}
