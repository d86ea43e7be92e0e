import { describe, expect, it } from 'vitest';
import { liveArticle, liveArticles, withdrawnArticle } from '../../../test/support/reader-site.ts';
import { publicationSchema } from '../publication/index.ts';
import { feedsShowing, tellHubs, tellSearchEngines } from './announce.ts';

const HUB = 'https://hub.example/';
const places = { sections: ['سياسة'], tags: ['صيد'], contributors: ['هالة'], titleKeys: [], originals: [] };

/** Notes what was said to whom; every server answers `status`. */
function room(settings: object, status = 204) {
  const said: { url: string; body: string }[] = [];
  const steps: string[] = [];
  return {
    said,
    steps,
    publication: async () => publicationSchema.parse({ baseUrl: 'https://marsa.example', ...settings }),
    places: async () => places,
    purgeFeeds: async () => void steps.push('purge'),
    indexNowKey: () => 'k'.repeat(64),
    tell: async (url: string, _type: string, body: string) => {
      said.push({ url, body });
      steps.push('tell');
      return status;
    },
  };
}

describe('hubs', () => {
  it('are told every feed that shows the article, in every format', async () => {
    const deps = room({ feeds: { hubs: [HUB] } });
    await tellHubs(deps, [{ subject: 'a' }, { subject: 'b' }]);
    const topics = deps.said.flatMap(({ body }) => new URLSearchParams(body).getAll('hub.url'));
    expect(topics).toEqual(feedsShowing(places).map((path) => `https://marsa.example${path}`));
    expect(topics).toHaveLength(12);
    expect(topics).toContain('https://marsa.example/tag/%D8%B5%D9%8A%D8%AF/feed.json');
    expect(new URLSearchParams(deps.said[0]?.body).get('hub.mode')).toBe('publish');
  });

  it('find the new entry when they come: kept feeds go before they are told', async () => {
    const deps = room({ feeds: { hubs: [HUB] } });
    await tellHubs(deps, [{ subject: 'a' }]);
    expect(deps.steps).toEqual(['purge', 'tell']);
  });

  it('are none unless settings name them', async () => {
    const deps = room({});
    await tellHubs(deps, [{ subject: 'a' }]);
    expect(deps.said).toEqual([]);
  });

  it('that refuse make the job come back', async () => {
    await expect(tellHubs(room({ feeds: { hubs: [HUB] } }, 500), [{ subject: 'a' }])).rejects.toThrow(
      'hub.example answered 500',
    );
  });
});

describe('search engines', () => {
  const article = liveArticle();
  const gone = withdrawnArticle();
  const live = liveArticles([article], [gone]);
  const jobs = [{ subject: article.id }, { subject: gone.id }];

  it('are told nothing unless the publication wants it', async () => {
    const deps = room({});
    await tellSearchEngines({ ...deps, live }, jobs);
    expect(deps.said).toEqual([]);
  });

  it('are told new and withdrawn addresses at once, with the key that proves who speaks', async () => {
    const deps = room({ indexNow: { on: true } });
    await tellSearchEngines({ ...deps, live }, jobs);
    expect(deps.said.map(({ url }) => url)).toEqual(['https://api.indexnow.org/indexnow']);
    const body = JSON.parse(deps.said[0]?.body ?? '');
    expect(body).toMatchObject({
      host: 'marsa.example',
      key: 'k'.repeat(64),
      keyLocation: `https://marsa.example/${'k'.repeat(64)}.txt`,
    });
    expect(body.urlList).toHaveLength(2);
    expect(body.urlList[0]).toMatch(/^https:\/\/marsa\.example\/%D8/);
  });
});
