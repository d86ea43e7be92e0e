// long: one contract of one room, read as a whole
import { describe, expect, it } from 'vitest';
import { account, content, doc, handClock, p, seeAlso } from '../../../test/support/build.ts';
import { databases } from '../../../test/support/databases.ts';
import { titleKey } from '../../arabic/index.ts';
import {
  correctArticle,
  type PublishDeps,
  publishArticle,
  publishDue,
  scheduleArticle,
  withdrawArticle,
} from '../../news/publish/index.ts';
import { createDraft, deleteDraft, returnToDraft, saveArticle, submitForReview } from '../../news/write/index.ts';
import { createArticleStore } from '../articles-store.ts';
import { createLiveStore } from '../live-store.ts';
import { createPublicationStore } from '../publication-store.ts';
import { createPublishStore } from '../publish-store.ts';

const editor = account('editor');
const reporter = account('reporter');

describe.each(databases)('articles on $name', ({ open }) => {
  async function newsroom() {
    const storage = await open();
    const clock = handClock();
    const purged: string[] = [];
    const deps: PublishDeps = {
      articles: createArticleStore(storage),
      publishing: createPublishStore(storage),
      purge: { purge: async (tags) => void purged.push(...tags) },
      clock,
    };
    const publication = createPublicationStore(storage);
    await publication.saveSection({ id: 'water', slug: 'مياه', name: 'مياه', description: '', position: 0 });
    await publication.saveContributor({
      id: 'rima',
      slug: 'ريما',
      name: 'ريما',
      city: 'حماة',
      bio: '',
      accountId: null,
    });
    return { storage, clock, deps, live: createLiveStore(storage), purged, publication };
  }

  it('gives back a draft as it was written', async () => {
    const { deps } = await newsroom();
    const written = await createDraft(
      deps,
      reporter,
      content({ tags: ['نهر'], dateline: { place: 'حماة', date: '2026-11-01' } }),
    );
    expect(await deps.articles.byId(written.id)).toEqual(written);
  });

  it('keeps every save as a revision and says what stood at any version', async () => {
    const { deps, clock } = await newsroom();
    const first = await createDraft(deps, reporter, content());
    clock.pass(1000);
    const second = await saveArticle(deps, reporter, first.id, 1, content({ title: 'عنوان ثان' }));
    await submitForReview(deps, reporter, first.id, second.version);
    expect((await deps.articles.revisions(first.id)).map((one) => one.version)).toEqual([2, 1]);
    expect((await deps.articles.revisionAt(first.id, 1))?.content.title).toBe(first.content.title);
    expect((await deps.articles.revisionAt(first.id, 3))?.content.title).toBe('عنوان ثان');
  });

  it('writes nothing for a save that changes nothing', async () => {
    const { deps } = await newsroom();
    const draft = await createDraft(deps, reporter, content());
    expect((await saveArticle(deps, reporter, draft.id, 1, content())).version).toBe(1);
  });

  it('refuses a save made from an older version and says who changed what', async () => {
    const { deps } = await newsroom();
    const draft = await createDraft(deps, reporter, content());
    await saveArticle(deps, editor, draft.id, 1, content({ deck: 'موجز جديد' }));
    await expect(saveArticle(deps, reporter, draft.id, 1, content({ title: 'آخر' }))).rejects.toMatchObject({
      code: 'article_changed',
      params: { version: 2, by: editor.id, fields: ['deck'] },
    });
    expect((await deps.articles.byId(draft.id))?.content.deck).toBe('موجز جديد');
  });

  it('lets one of two simultaneous saves win and loses neither in silence', async () => {
    const { deps } = await newsroom();
    const draft = await createDraft(deps, reporter, content());
    const results = await Promise.allSettled([
      saveArticle(deps, reporter, draft.id, 1, content({ title: 'أول' })),
      saveArticle(deps, editor, draft.id, 1, content({ title: 'ثان' })),
    ]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await deps.articles.revisions(draft.id)).length).toBe(2);
  });

  it('publishes article, page, revision, audit line and job together', async () => {
    const { deps, live, storage, purged } = await newsroom();
    const draft = await createDraft(
      deps,
      editor,
      content({
        sectionId: 'water',
        tags: ['نهر العاصي', 'جفاف'],
        bylines: [{ contributorId: 'rima', role: 'report' }],
        body: doc(p('سقط المطر <أخيرا>.'), seeAlso('سد جديد')),
      }),
    );
    const published = await publishArticle(deps, editor, draft.id, 1);
    const page = await live.byShortId(draft.shortId);
    expect(page).toMatchObject({
      kind: 'live',
      article: {
        path: `/مياه/جفاف-النهر-يقلق-المزارعين-${draft.shortId}`,
        tags: [{ name: 'نهر العاصي' }, { name: 'جفاف' }],
        bylines: [{ name: 'ريما', city: 'حماة', role: 'report' }],
        relatedLinks: [{ title: 'سد جديد', articleId: null }],
      },
    });
    expect(page?.kind === 'live' && page.article.html).toContain('&#60;أخيرا&#62;');
    expect(await storage.read.selectFrom('jobs').select(['kind', 'subject', 'version']).execute()).toEqual([
      { kind: 'article_changed', subject: draft.id, version: published.version },
    ]);
    expect(purged).toEqual(
      expect.arrayContaining(['home', `article:${draft.id}`, 'section:مياه', `title:${titleKey(draft.content.title)}`]),
    );
    const actions = await storage.read.selectFrom('audit').select('action').orderBy('id').execute();
    expect(actions.map((row) => row.action)).toEqual(['article.create', 'article.publish']);
  });

  it('leaves nothing behind when a part of publishing fails', async () => {
    const { deps, storage, live } = await newsroom();
    const draft = await createDraft(deps, editor, content());
    await storage.write(async (trx) => {
      await trx
        .insertInto('live_articles')
        .values({
          article_id: draft.id,
          short_id: 'aaaaaaaa',
          version: 0,
          status: 'published',
          section_id: null,
          slug: 's',
          title: '',
          title_key: '',
          deck: '',
          form: 'news',
          language: 'ar',
          direction: 'rtl',
          dateline: null,
          provenance: '{}',
          bylines: '[]',
          tag_ids: '[]',
          lead_image: null,
          search_title: '',
          search_description: '',
          html: '',
          html_version: 1,
          related_links: '[]',
          word_count: 0,
          published_at: 0,
          modified_at: 0,
          withdrawal: null,
        })
        .execute();
      // Another article already has this one's short id: the page cannot be written.
      await trx.updateTable('live_articles').set({ short_id: draft.shortId, article_id: draft.id }).execute();
    });
    const other = await createDraft(deps, editor, content());
    await storage.write((trx) =>
      trx.updateTable('articles').set({ short_id: 'zzzzzzzz' }).where('id', '=', draft.id).execute(),
    );
    await storage.write((trx) => trx.updateTable('live_articles').set({ short_id: other.shortId }).execute());
    await expect(publishArticle(deps, editor, other.id, 1)).rejects.toThrow();
    expect(await deps.articles.byId(other.id)).toMatchObject({ state: 'draft', version: 1 });
    expect((await storage.read.selectFrom('jobs').selectAll().execute()).length).toBe(0);
    expect((await live.counts()).published).toBe(1);
  });

  it('publishes what was due while it slept, once, oldest first', async () => {
    const { deps, clock, live } = await newsroom();
    const draft = await createDraft(deps, editor, content());
    await scheduleArticle(deps, editor, draft.id, 1, clock.now() + 60_000);
    expect(await publishDue(deps)).toBe(0);
    clock.pass(3_600_000);
    expect(await publishDue(deps)).toBe(1);
    expect(await publishDue(deps)).toBe(0);
    expect((await live.list({ limit: 5 })).map((card) => card.id)).toEqual([draft.id]);
  });

  it('returns a scheduled article to review when it can no longer be published', async () => {
    const { deps, clock } = await newsroom();
    const draft = await createDraft(deps, editor, content());
    await scheduleArticle(deps, editor, draft.id, 1, clock.now() + 1000);
    await saveArticle(deps, editor, draft.id, 2, content({ body: doc() }));
    clock.pass(2000);
    expect(await publishDue(deps)).toBe(0);
    expect(await deps.articles.byId(draft.id)).toMatchObject({ state: 'in_review', scheduledFor: null });
  });

  it('shows an edit of a published article only once it is published again', async () => {
    const { deps, live } = await newsroom();
    const draft = await createDraft(deps, editor, content());
    await publishArticle(deps, editor, draft.id, 1);
    await saveArticle(deps, editor, draft.id, 2, content({ title: 'عنوان قيد التحرير' }));
    const title = async () => (await live.list({ limit: 1 }))[0]?.title;
    expect(await title()).toBe(draft.content.title);
    await publishArticle(deps, editor, draft.id, 3);
    expect(await title()).toBe('عنوان قيد التحرير');
  });

  it('keeps the first publication and every dated note through corrections', async () => {
    const { deps, live, clock } = await newsroom();
    const draft = await createDraft(deps, editor, content());
    const published = await publishArticle(deps, editor, draft.id, 1);
    clock.pass(60_000);
    await correctArticle(deps, editor, draft.id, 2, 'كان الرقم خطأ.');
    clock.pass(60_000);
    await correctArticle(deps, editor, draft.id, 3, 'وكان الاسم خطأ.');
    const page = await live.byShortId(draft.shortId);
    expect(page?.kind === 'live' && page.article.corrections.map((one) => one.note)).toEqual([
      'وكان الاسم خطأ.',
      'كان الرقم خطأ.',
    ]);
    expect(page?.kind === 'live' && page.article.publishedAt).toBe(published.publishedAt);
    expect((await live.corrections(5)).length).toBe(2);
  });

  it('takes a withdrawn article out of every list at once and keeps its notice', async () => {
    const { deps, live, storage } = await newsroom();
    const draft = await createDraft(
      deps,
      editor,
      content({ sectionId: 'water', tags: ['نهر'], bylines: [{ contributorId: 'rima', role: 'report' }] }),
    );
    await publishArticle(deps, editor, draft.id, 1);
    expect([...(await live.bodies([draft.id])).keys()]).toEqual([draft.id]);
    const places = await deps.publishing.places(draft.id);
    expect(places).toMatchObject({ sections: ['مياه'], tags: ['نهر'], contributors: ['ريما'] });
    await withdrawArticle(deps, editor, draft.id, 2, { reason: 'error', notice: 'نُشر خطأ.' });
    expect((await live.bodies([draft.id])).size).toBe(0);
    // Those who follow the places it stood in are told that it is gone.
    expect(await deps.publishing.places(draft.id)).toEqual(places);
    const [tag] = await storage.read.selectFrom('tags').select('slug').execute();
    for (const query of [{}, { section: 'مياه' }, { tag: tag?.slug ?? '' }, { contributor: 'ريما' }]) {
      expect(await live.list({ ...query, limit: 5 })).toEqual([]);
    }
    expect(await live.cardsByIds([draft.id])).toEqual([]);
    expect((await live.byTitleKeys([titleKey(draft.content.title)])).size).toBe(0);
    expect(await live.sitemap(null, 5)).toEqual([]);
    expect(await live.byShortId(draft.shortId)).toMatchObject({
      kind: 'withdrawn',
      article: { withdrawal: { notice: 'نُشر خطأ.' } },
    });
  });

  it('knows two spellings of one tag as one', async () => {
    const { deps, storage } = await newsroom();
    for (const name of ['إيران', 'ايران']) {
      const draft = await createDraft(deps, editor, content({ tags: [name] }));
      await publishArticle(deps, editor, draft.id, 1);
    }
    expect((await storage.read.selectFrom('tags').selectAll().execute()).map((tag) => tag.name)).toEqual(['إيران']);
  });

  it('pages through a list without a gap or a repeat', async () => {
    const { deps, live } = await newsroom();
    const ids: string[] = [];
    for (let i = 0; i < 7; i += 1) {
      const draft = await createDraft(deps, editor, content({ title: `خبر ${i}`, sectionId: 'water' }));
      await publishArticle(deps, editor, draft.id, 1);
      ids.push(draft.id);
    }
    const seen: string[] = [];
    for (let before: { publishedAt: number; id: string } | undefined; ; ) {
      const page = await live.list({ section: 'مياه', limit: 3, ...(before ? { before } : {}) });
      if (page.length === 0) break;
      seen.push(...page.map((card) => card.id));
      before = page.at(-1);
    }
    expect(seen).toEqual(ids.reverse());
  });

  it('removes a draft with its revisions and nothing that was ever published', async () => {
    const { deps } = await newsroom();
    const draft = await createDraft(deps, editor, content());
    await deleteDraft(deps, editor, draft.id, 1);
    expect(await deps.articles.byId(draft.id)).toBeNull();
    expect(await deps.articles.revisions(draft.id)).toEqual([]);
    const published = await createDraft(deps, editor, content());
    await publishArticle(deps, editor, published.id, 1);
    await expect(deleteDraft(deps, editor, published.id, 2)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('returns an article in review to its author with the note', async () => {
    const { deps } = await newsroom();
    const draft = await createDraft(deps, reporter, content());
    await submitForReview(deps, reporter, draft.id, 1);
    expect(await returnToDraft(deps, editor, draft.id, 2, 'أضف مصدرا')).toMatchObject({ state: 'draft', version: 3 });
  });

  it('refuses a section that is not there and writes nothing', async () => {
    const { deps, storage } = await newsroom();
    await expect(createDraft(deps, editor, content({ sectionId: 'nowhere' }))).rejects.toMatchObject({
      code: 'section_unknown',
    });
    expect(await storage.read.selectFrom('articles').selectAll().execute()).toEqual([]);
  });

  it('hides a draft from those who may not read it', async () => {
    const { deps } = await newsroom();
    const draft = await createDraft(deps, editor, content());
    await expect(saveArticle(deps, reporter, draft.id, 1, content())).rejects.toMatchObject({ code: 'not_found' });
  });
});
