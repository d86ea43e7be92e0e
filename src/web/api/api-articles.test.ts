import { beforeAll, describe, expect, it } from 'vitest';
import { content, doc, p } from '../../../test/support/build.ts';
import { type Newsroom, openNewsroom } from '../../../test/support/newsroom.ts';
import type { ArticleOut } from '../../wire/index.ts';

let room: Newsroom;

beforeAll(async () => {
  room = await openNewsroom();
});

async function draft(
  over: Parameters<typeof content>[0] = {},
  as: 'editor' | 'reporter' = 'reporter',
): Promise<ArticleOut> {
  const response = await room.send('POST', '/api/articles', { as, json: content(over) });
  expect(response.status).toBe(201);
  return (await response.json()) as ArticleOut;
}
const step = (id: string, name: string, version: number, json: unknown = {}, as: 'editor' | 'reporter' = 'editor') =>
  room.send('POST', `/api/articles/${id}/${name}`, { as, version, json });

describe('an article over HTTP', () => {
  it('begins as a draft with its version as the ETag', async () => {
    const response = await room.send('POST', '/api/articles', { as: 'reporter', json: { title: 'جفاف النهر' } });
    expect(response.status).toBe(201);
    expect(response.headers.get('etag')).toBe('"1"');
    const article = (await response.json()) as ArticleOut;
    expect(response.headers.get('location')).toBe(`/api/articles/${article.id}`);
    expect(article).toMatchObject({ state: 'draft', version: 1, createdBy: { name: 'سلمى' }, live: null });
    expect(article.may).toEqual(['article.read_draft', 'article.edit', 'article.submit', 'article.delete_draft']);
  });

  it('is not sent again to who has it', async () => {
    const { id } = await draft();
    const response = await room.send('GET', `/api/articles/${id}`, {
      as: 'reporter',
      headers: { 'if-none-match': '"1"' },
    });
    expect(response.status).toBe(304);
  });

  it('is saved only by who names the version that was edited', async () => {
    const { id } = await draft();
    const without = await room.send('PUT', `/api/articles/${id}`, { as: 'reporter', json: content({ title: 'ب' }) });
    expect(without.status).toBe(428);
    const any = await room.send('PUT', `/api/articles/${id}`, {
      as: 'reporter',
      json: content(),
      headers: { 'if-match': '*' },
    });
    expect(any.status).toBe(428);
    const right = await room.send('PUT', `/api/articles/${id}`, {
      as: 'reporter',
      json: content({ title: 'ب' }),
      version: 1,
    });
    expect(right.headers.get('etag')).toBe('"2"');
  });

  it('refuses a save made from an older version and says who changed what and when', async () => {
    const { id } = await draft({ title: 'أول' });
    await room.send('PATCH', `/api/articles/${id}`, { as: 'editor', json: { deck: 'ملخّص المحرّرة' }, version: 1 });
    const response = await room.send('PUT', `/api/articles/${id}`, {
      as: 'reporter',
      json: content({ title: 'ثان' }),
      version: 1,
    });
    expect(response.status).toBe(412);
    expect(await response.json()).toMatchObject({
      code: 'article_changed',
      params: { by: 'ريم', version: 2, fields: ['deck'], at: expect.stringMatching(/^\d{4}-.*Z$/) },
    });
    const now = await room.send('GET', `/api/articles/${id}`, { as: 'reporter' });
    expect(await now.json()).toMatchObject({ content: { title: 'أول', deck: 'ملخّص المحرّرة' } });
  });

  it('lets one of two saves at once win', async () => {
    const { id } = await draft();
    const saves = ['أ', 'ب'].map((title) =>
      room.send('PATCH', `/api/articles/${id}`, { as: 'reporter', json: { title }, version: 1 }),
    );
    expect((await Promise.all(saves)).map((response) => response.status).sort()).toEqual([200, 412]);
  });

  it('keeps what a partial save does not name', async () => {
    const { id } = await draft({ title: 'يبقى', tags: ['نهر'] });
    const response = await room.send('PATCH', `/api/articles/${id}`, {
      as: 'reporter',
      json: { deck: 'جديد' },
      version: 1,
    });
    expect(await response.json()).toMatchObject({ content: { title: 'يبقى', tags: ['نهر'], deck: 'جديد' } });
  });

  it('goes from draft to readers and away again', async () => {
    const { id } = await draft({ title: 'من المسودة إلى القارئ' });
    expect((await step(id, 'submit', 1, {}, 'reporter')).status).toBe(200);
    const returned = (await (await step(id, 'return', 2, { note: 'أين المصدر؟' })).json()) as ArticleOut;
    expect(returned.state).toBe('draft');
    const published = (await (await step(id, 'publish', 3)).json()) as ArticleOut;
    expect(published).toMatchObject({ state: 'published', liveVersion: 4, live: { corrections: [] } });
    expect(published.live?.path).toContain(published.shortId);
    const corrected = (await (await step(id, 'correct', 4, { note: 'كان الرقم خطأ.' })).json()) as ArticleOut;
    expect(corrected.live?.corrections).toMatchObject([{ note: 'كان الرقم خطأ.' }]);
    const withdrawn = (await (
      await step(id, 'withdraw', 5, { reason: 'error', notice: 'سُحبت لخطأ.' })
    ).json()) as ArticleOut;
    expect(withdrawn).toMatchObject({ state: 'withdrawn', live: null, withdrawal: { reason: 'error' } });
    expect(room.purged).toContain(`article:${id}`);
  });

  it('is scheduled for a time to come only', async () => {
    const { id } = await draft();
    const past = await step(id, 'schedule', 1, { at: '2020-01-01T00:00:00Z' });
    expect(past.status).toBe(422);
    const at = new Date(room.clock.now() + 3_600_000).toISOString();
    expect(await (await step(id, 'schedule', 1, { at })).json()).toMatchObject({
      state: 'scheduled',
      scheduledFor: at,
    });
    expect(await (await step(id, 'unschedule', 2)).json()).toMatchObject({ state: 'in_review', scheduledFor: null });
  });

  it('is published by editors, not by its reporter', async () => {
    const { id } = await draft();
    const response = await step(id, 'publish', 1, {}, 'reporter');
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'forbidden' });
  });

  it('is not there for a reporter while it is somebody else’s draft', async () => {
    const { id } = await draft({ title: 'سرّ المحرّرة' }, 'editor');
    expect((await room.send('GET', `/api/articles/${id}`, { as: 'reporter' })).status).toBe(404);
    expect((await room.send('GET', `/api/articles/${id}/revisions`, { as: 'reporter' })).status).toBe(404);
    const list = await room.send('GET', '/api/articles?limit=100', { as: 'reporter' });
    expect(await list.text()).not.toContain('سرّ المحرّرة');
  });

  it('shows its revisions and goes back to one', async () => {
    const { id } = await draft({ title: 'الأول' });
    await room.send('PATCH', `/api/articles/${id}`, { as: 'editor', json: { title: 'الثاني' }, version: 1 });
    const list = (await (await room.send('GET', `/api/articles/${id}/revisions`, { as: 'reporter' })).json()) as {
      revisions: { version: number; savedBy: { name: string } }[];
    };
    expect(list.revisions.map((one) => [one.version, one.savedBy.name])).toEqual([
      [2, 'ريم'],
      [1, 'سلمى'],
    ]);
    const first = await room.send('GET', `/api/articles/${id}/revisions/1`, { as: 'reporter' });
    expect(await first.json()).toMatchObject({ content: { title: 'الأول' } });
    expect((await room.send('GET', `/api/articles/${id}/revisions/9`, { as: 'reporter' })).status).toBe(404);
    const restored = await room.send('POST', `/api/articles/${id}/revisions/1/restore`, { as: 'reporter', version: 2 });
    expect(await restored.json()).toMatchObject({ version: 3, content: { title: 'الأول' } });
  });

  it('is deleted while it is a draft', async () => {
    const { id } = await draft();
    expect((await room.send('DELETE', `/api/articles/${id}`, { as: 'reporter', version: 1 })).status).toBe(204);
    expect((await room.send('GET', `/api/articles/${id}`, { as: 'reporter' })).status).toBe(404);
  });

  it('is refused with every fault of its content at once', async () => {
    const json = { title: 'أ', form: 'poem', tags: [''], extra: 1 };
    const response = await room.send('POST', '/api/articles', { as: 'reporter', json });
    expect(response.status).toBe(422);
    const problem = (await response.json()) as { errors: { pointer: string }[] };
    expect(problem.errors.map((one) => one.pointer).sort()).toEqual(['#/extra', '#/form', '#/tags/0']);
  });

  it('is refused with a code of its own for a title or a body that cannot be', async () => {
    const long = await room.send('POST', '/api/articles', { as: 'reporter', json: { title: 'س'.repeat(10_000) } });
    expect(await long.json()).toMatchObject({ code: 'title_too_long', status: 422 });
    const body = { type: 'doc', content: [{ type: 'script' }] };
    const malformed = await room.send('POST', '/api/articles', { as: 'reporter', json: { title: 'أ', body } });
    expect(await malformed.json()).toMatchObject({ code: 'document_invalid' });
  });
});

describe('the desk’s list', () => {
  it('comes in pages that neither repeat nor leave out', async () => {
    const titles = Array.from({ length: 7 }, (_, i) => `قائمة ${i}`);
    for (const title of titles) await draft({ title, body: doc(p(title)) });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path = `/api/articles?q=${encodeURIComponent('قائمة')}&limit=3${cursor && `&cursor=${cursor}`}`;
      const page = (await (await room.send('GET', path, { as: 'reporter' })).json()) as {
        articles: { title: string }[];
        next: string | null;
      };
      seen.push(...page.articles.map((one) => one.title));
      cursor = page.next;
    }
    expect(seen.sort()).toEqual(titles);
  });

  it('is filtered by state and owner', async () => {
    const states = async (query: string, as: 'editor' | 'reporter') => {
      const page = (await (await room.send('GET', `/api/articles?limit=100&${query}`, { as })).json()) as {
        articles: { state: string; createdBy: { id: string } }[];
      };
      return page.articles;
    };
    expect((await states('state=in_review,scheduled', 'editor')).every((one) => one.state !== 'draft')).toBe(true);
    expect((await states('mine=1', 'editor')).every((one) => one.createdBy.id === room.accounts.editor.id)).toBe(true);
    expect((await states('', 'reporter')).every((one) => one.createdBy.id === room.accounts.reporter.id)).toBe(true);
  });

  it('refuses an unknown state and a made-up cursor', async () => {
    for (const query of ['state=lost', 'cursor=abc', 'cursor=zz.zz', 'limit=0', 'limit=x']) {
      expect((await room.send('GET', `/api/articles?${query}`, { as: 'editor' })).status).toBe(422);
    }
  });
});
