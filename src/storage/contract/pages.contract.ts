import { describe, expect, it } from 'vitest';
import { account, content, handClock } from '../../../test/support/build.ts';
import { databases } from '../../../test/support/databases.ts';
import {
  HTML_VERSION,
  type PublishDeps,
  publishArticle,
  renewPages,
  withdrawArticle,
} from '../../news/publish/index.ts';
import { type ArticleContentInput, createDraft, saveArticle } from '../../news/write/index.ts';
import { createArticleStore } from '../articles-store.ts';
import { createLiveStore } from '../live-store.ts';
import { createPageRenewal } from '../page-renewal.ts';
import { createPublishStore } from '../publish-store.ts';

const editor = account('editor');

describe.each(databases)('pages on $name', ({ open }) => {
  async function newsroom() {
    const storage = await open();
    const purged: string[] = [];
    const purge = { purge: async (tags: readonly string[]) => void purged.push(...tags) };
    const deps: PublishDeps = {
      articles: createArticleStore(storage),
      publishing: createPublishStore(storage),
      purge,
      clock: handClock(),
    };
    const live = createLiveStore(storage);
    const publish = async (over: ArticleContentInput = {}) => {
      const draft = await createDraft(deps, editor, content(over));
      return publishArticle(deps, editor, draft.id, draft.version);
    };
    const liveArticle = async (shortId: string) => {
      const found = await live.byShortId(shortId);
      if (found?.kind !== 'live') throw new Error('not live');
      return found.article;
    };
    return { storage, deps, purge, purged, publish, liveArticle, renewal: createPageRenewal(storage) };
  }

  it('of translations name one another, and are purged when one comes or goes', async () => {
    const { deps, publish, liveArticle, purged } = await newsroom();
    const arabic = await publish({ title: 'الماء يعود' });
    const english = await publish({
      title: 'Water returns',
      language: 'en',
      direction: 'ltr',
      translationOf: arabic.id,
    });
    const french = await publish({
      title: 'L’eau revient',
      language: 'fr',
      direction: 'ltr',
      translationOf: arabic.id,
    });
    expect(purged).toContain(`article:${arabic.id}`);
    expect((await liveArticle(arabic.shortId)).translations.map((one) => one.language)).toEqual(['en', 'fr']);
    expect((await liveArticle(french.shortId)).translations.map((one) => one.title)).toEqual([
      'الماء يعود',
      'Water returns',
    ]);
    purged.length = 0;
    await withdrawArticle(deps, editor, english.id, english.version, { reason: 'error', notice: 'خطأ' });
    expect(purged).toContain(`article:${arabic.id}`);
    expect((await liveArticle(french.shortId)).translations.map((one) => one.language)).toEqual(['ar']);
  });

  it('of an older renderer are made anew from what readers see, not from what is being written', async () => {
    const { storage, deps, purge, purged, publish, liveArticle, renewal } = await newsroom();
    const article = await publish();
    const { html } = await liveArticle(article.shortId);
    await saveArticle(deps, editor, article.id, article.version, content({ body: { type: 'doc', content: [] } }));
    await storage.write(async (trx) => {
      await trx
        .updateTable('live_articles')
        .set({ html: 'old', html_version: HTML_VERSION - 1 })
        .execute();
    });
    purged.length = 0;
    expect(await renewPages({ renewal, purge })).toBe(false);
    expect((await liveArticle(article.shortId)).html).toBe(html);
    expect(purged).toEqual([`article:${article.id}`]);
    expect(await renewal.outdated(HTML_VERSION, 10)).toEqual([]);
  });

  it('that were published again meanwhile are left alone by the renewal', async () => {
    const { publish, liveArticle, renewal } = await newsroom();
    const article = await publish();
    await renewal.replaceHtml([{ id: article.id, version: article.version - 1, html: 'late' }], HTML_VERSION);
    expect((await liveArticle(article.shortId)).html).not.toBe('late');
  });
});
