import { describe, expect, it } from 'vitest';
import { checkStructuredData, things } from '../../../test/support/formats/check-structured-data.ts';
import { liveArticle, NOW, picture } from '../../../test/support/reader-site.ts';
import { publicationSchema } from '../publication/index.ts';
import { type ArticleDataInput, articleData } from './structured-article.ts';
import { homeData, listData, profileData } from './structured-site.ts';

const publication = publicationSchema.parse({
  name: 'المرسى',
  baseUrl: 'https://marsa.example',
  policies: { ethics: '/about#أخلاقيات', ownership: 'https://trust.example/marsa' },
  profiles: ['https://t.me/marsa'],
});
const brand = { publication, logo: '/assets/icon-512.png' };
const dataOf = (article = liveArticle(), over: Partial<ArticleDataInput> = {}) =>
  articleData({ ...brand, article, card: '/cards/x.jpg', ...over });
const first = (data: object) => things(data)[0] as Record<string, never>;

describe('an article', () => {
  it('has what search engines ask of news', () => {
    const data = dataOf(liveArticle({ image: picture() }));
    expect(checkStructuredData(data)).toEqual([]);
    expect(first(data)).toMatchObject({
      '@type': 'NewsArticle',
      isAccessibleForFree: true,
      author: [{ '@type': 'Person', name: 'هالة الدالاتي', url: expect.stringContaining('/author/') }],
      publisher: {
        '@type': 'NewsMediaOrganization',
        ethicsPolicy: `https://marsa.example/about#${encodeURIComponent('أخلاقيات')}`,
      },
    });
  });

  it('claims no policy that there is not', () => {
    const text = JSON.stringify(dataOf());
    expect(text).toContain('"ownershipFundingInfo":"https://trust.example/marsa"');
    expect(text).toContain('"correctionsPolicy":"https://marsa.example/corrections"');
    expect(text).not.toMatch(/masthead|diversityPolicy|unnamedSources/);
  });

  it.each([
    ['opinion', 'OpinionNewsArticle'],
    ['analysis', 'AnalysisNewsArticle'],
    ['explainer', 'BackgroundNewsArticle'],
    ['live', 'LiveBlogPosting'],
  ] as const)('of the form %s is a %s', (form, type) => {
    const data = dataOf(liveArticle({ form }));
    expect(first(data)['@type']).toBe(type);
    expect(checkStructuredData(data)).toEqual([]);
  });

  it('carries its corrections and the sources that are public', () => {
    const corrections = [{ id: 'c', at: NOW, note: 'العدد 12 لا 21.', accountId: 'a' }];
    const about = { role: null, when: [], statements: 1, accepted: true, toUs: false };
    const report = { id: 's', kind: 'document' as const, name: 'تقرير الري', description: '' };
    const person = { id: 'p', kind: 'person' as const, name: 'سمير', description: '' };
    const credits = [
      { ...about, source: report, outlets: [] },
      { ...about, source: person, outlets: [{ id: 'o', name: 'رويترز' }] },
    ];
    const data = dataOf(liveArticle({ corrections }), { credits });
    expect(checkStructuredData(data)).toEqual([]);
    expect(first(data)).toMatchObject({
      correction: [{ '@type': 'CorrectionComment', text: 'العدد 12 لا 21.' }],
      citation: [{ name: 'تقرير الري' }, { publisher: { name: 'رويترز' } }],
    });
    expect(JSON.stringify(data)).not.toContain('accountId');
  });

  it('is signed by the newsroom when nobody signed it', () => {
    expect(first(dataOf(liveArticle({ bylines: [] }))).author).toEqual({ '@id': 'https://marsa.example/#publication' });
  });

  it('names its translations, and the entries of live coverage', () => {
    const translations = [{ id: 'e', language: 'en', direction: 'ltr' as const, title: 'News', path: '/news' }];
    const updates = [{ headline: 'وصلت القافلة', text: 'وصلت.', at: NOW, anchor: 'e1' }];
    const data = dataOf(liveArticle({ form: 'live', translations }), { updates });
    expect(checkStructuredData(data)).toEqual([]);
    expect(first(data)).toMatchObject({
      workTranslation: [{ '@id': 'https://marsa.example/news#article', inLanguage: 'en' }],
      liveBlogUpdate: [{ '@type': 'BlogPosting', url: expect.stringMatching(/#e1$/) }],
    });
  });

  it('knows the way back to the front page', () => {
    const [, trail] = things(dataOf());
    expect(trail).toMatchObject({ '@type': 'BreadcrumbList' });
    expect(JSON.stringify(trail)).toContain('"position":3');
  });
});

describe('the pages around it', () => {
  it('front page: the site, how it is searched, who makes it', () => {
    const data = homeData(brand);
    expect(checkStructuredData(data)).toEqual([]);
    expect(JSON.stringify(data)).toContain('https://marsa.example/search?q={search_term_string}');
    expect(JSON.stringify(data)).toContain('"sameAs":["https://t.me/marsa"]');
  });

  it('section: a collection of its articles', () => {
    const subject = { kind: 'section', slug: 'سياسة' } as const;
    const data = listData({ ...brand, subject, name: 'سياسة', description: '', cards: [liveArticle()] });
    expect(checkStructuredData(data)).toEqual([]);
    expect(first(data)['@type']).toBe('CollectionPage');
  });

  it('author: a profile under the pen name', () => {
    const contributor = { slug: 'هالة', name: 'هالة الدالاتي', bio: 'صحفية', city: 'دمشق' };
    const data = profileData({ ...brand, contributor, cards: [liveArticle()] });
    expect(checkStructuredData(data)).toEqual([]);
    expect(first(data).mainEntity).toMatchObject({ '@type': 'Person', name: 'هالة الدالاتي' });
  });
});
