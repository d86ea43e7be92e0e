import { beforeEach, describe, expect, it } from 'vitest';
import { content, doc, p } from '../../../test/support/build.ts';
import { type Newsroom, openNewsroom } from '../../../test/support/newsroom.ts';
import { MINUTE } from '../../base/index.ts';

let room: Newsroom;
beforeEach(async () => {
  room = await openNewsroom();
});

type Json = Record<string, unknown>;
const json = async (response: Response) => (await response.json()) as Json & { id: string; version: number };

async function publish(over: Parameters<typeof content>[0] = {}) {
  const { id } = await json(await room.send('POST', '/api/articles', { as: 'editor', json: content(over) }));
  await room.send('POST', `/api/articles/${id}/publish`, { as: 'editor', json: {}, version: 1 });
  room.purged.length = 0;
  return id;
}

describe('the home page', () => {
  const packages = [
    { kind: 'lead', pins: [{ articleId: 'x', until: '2026-12-01T10:00:00.000Z' }] },
    { kind: 'newsletter' },
  ];

  it('is the default until the desk arranges it, and then what was saved', async () => {
    const first = await room.send('GET', '/api/home', { as: 'reporter' });
    expect(first.headers.get('etag')).toBe('"0"');
    expect((await json(first)).packages).toContainEqual(expect.objectContaining({ kind: 'sections' }));
    const saved = await room.send('PUT', '/api/home', { as: 'editor', json: { packages }, version: 0 });
    expect(saved.headers.get('etag')).toBe('"1"');
    expect(await json(await room.send('GET', '/api/home', { as: 'editor' }))).toEqual({ packages });
    expect(room.purged).toEqual(['home']);
  });

  it('is arranged by editors, from the version they saw, in packages that there are', async () => {
    const put = (as: 'editor' | 'reporter', version: number, kind: string) =>
      room.send('PUT', '/api/home', { as, json: { packages: [{ kind }] }, version }).then(({ status }) => status);
    expect(await put('reporter', 0, 'lead')).toBe(403);
    expect(await put('editor', 0, 'carousel')).toBe(422);
    expect(await put('editor', 0, 'lead')).toBe(200);
    expect(await put('editor', 0, 'lead')).toBe(412);
  });
});

describe('«عاجل»', () => {
  const start = (over: Json = {}) =>
    room.send('POST', '/api/breaking', { as: 'editor', json: { line: 'خبر', ...over } });

  it('runs for an hour by itself and purges every page', async () => {
    const line = await json(await start());
    expect(Date.parse(String(line.endsAt)) - Date.parse(String(line.startedAt))).toBe(60 * MINUTE);
    expect(room.purged).toEqual(['site']);
  });

  it('replaces the line before it', async () => {
    await start();
    room.clock.pass(MINUTE);
    const second = await json(await start({ line: 'خبر آخر', minutes: 5 }));
    const { breaking } = (await json(await room.send('GET', '/api/breaking', { as: 'editor' }))) as unknown as {
      breaking: { id: string; endsAt: string }[];
    };
    expect(breaking.filter(({ endsAt }) => Date.parse(endsAt) > room.clock.now()).map(({ id }) => id)).toEqual([
      second.id,
    ]);
  });

  it('is corrected with the line before kept, ended, and not changed after that', async () => {
    const { id } = await json(await start());
    const step = (name: string, version: number, body: Json = {}) =>
      room.send('POST', `/api/breaking/${id}/${name}`, { as: 'editor', json: body, version });
    const corrected = await json(await step('correct', 1, { line: 'الصحيح' }));
    expect(corrected).toMatchObject({ line: 'الصحيح', version: 2, corrections: [{ before: 'خبر' }] });
    expect((await step('end', 1)).status).toBe(412);
    expect(await json(await step('end', 2, { withdrawn: true }))).toMatchObject({ withdrawn: true });
    expect((await step('correct', 3, { line: 'بعد' })).status).toBe(409);
  });

  it('leads only to an article that readers have, and is for editors', async () => {
    expect((await start({ articleId: 'none' })).status).toBe(404);
    expect((await start({ articleId: await publish() })).status).toBe(200);
    expect((await room.send('POST', '/api/breaking', { as: 'reporter', json: { line: 'خبر' } })).status).toBe(403);
  });
});

describe('a live coverage', () => {
  const post = (id: string, over: Json = {}, as: 'editor' | 'reporter' = 'editor') =>
    room.send('POST', `/api/articles/${id}/entries`, { as, json: { title: 'مدخل', body: doc(p('نص')), ...over } });

  it('takes entries at once, without publishing the article anew', async () => {
    const id = await publish({ form: 'live' });
    const entry = await json(await post(id, { keyPoint: 'نقطة' }));
    expect(entry).toMatchObject({ version: 1, articleId: id, keyPoint: 'نقطة', withdrawal: null });
    expect(room.purged).toEqual([`live:${id}`]);
    const listed = await json(await room.send('GET', `/api/articles/${id}/entries`, { as: 'reporter' }));
    expect(listed).toMatchObject({ total: 1, entries: [{ id: entry.id }] });
  });

  it('corrects with a note, marks, and withdraws for good', async () => {
    const id = await publish({ form: 'live' });
    const entry = await json(await post(id));
    const step = (name: string, version: number, body: Json) =>
      room.send('POST', `/api/entries/${entry.id}/${name}`, { as: 'editor', json: body, version });
    expect((await step('correct', 1, { title: 'آخر' })).status).toBe(422);
    const corrected = await json(await step('correct', 1, { title: 'آخر', note: 'الاسم' }));
    expect(corrected).toMatchObject({ title: 'آخر', body: doc(p('نص')), corrections: [{ note: 'الاسم' }] });
    expect(await json(await step('mark', 2, { pinned: true }))).toMatchObject({ pinned: true, title: 'آخر' });
    expect((await step('mark', 2, { pinned: false })).status).toBe(412);
    expect(await json(await step('withdraw', 3, { note: 'لم يثبت' }))).toMatchObject({ pinned: false });
    expect((await step('mark', 4, { pinned: true })).status).toBe(410);
  });

  it('is one only by its form, once it is published, and with something to say', async () => {
    expect((await post(await publish({ form: 'news' }))).status).toBe(409);
    const draft = await json(
      await room.send('POST', '/api/articles', { as: 'editor', json: content({ form: 'live' }) }),
    );
    expect((await post(draft.id)).status).toBe(409);
    expect((await post(await publish({ form: 'live' }), { title: '', body: doc() })).status).toBe(422);
  });

  it('is reported into by whoever opened it, and by no other reporter', async () => {
    expect((await post(await publish({ form: 'live' }), {}, 'reporter')).status).toBe(403);
    const own = await json(
      await room.send('POST', '/api/articles', { as: 'reporter', json: content({ form: 'live' }) }),
    );
    await room.send('POST', `/api/articles/${own.id}/publish`, { as: 'editor', json: {}, version: 1 });
    expect((await post(own.id, {}, 'reporter')).status).toBe(200);
  });
});

describe('what else the desk keeps', () => {
  const page = { slug: 'ميثاق', title: 'ميثاق التحرير' };

  it('makes, changes and removes a page, one address for each', async () => {
    const made = await json(await room.send('POST', '/api/pages', { as: 'editor', json: page }));
    expect((await room.send('POST', '/api/pages', { as: 'editor', json: page })).status).toBe(409);
    expect((await room.send('POST', '/api/pages', { as: 'editor', json: { ...page, slug: 'a b' } })).status).toBe(422);
    const put = (version: number) =>
      room.send('PUT', `/api/pages/${made.id}`, { as: 'editor', json: { ...page, title: 'الميثاق' }, version });
    expect(await json(await put(1))).toMatchObject({ version: 2, title: 'الميثاق' });
    expect((await put(1)).status).toBe(412);
    expect((await room.send('DELETE', `/api/pages/${made.id}`, { as: 'editor', version: 2 })).status).toBe(200);
    expect(await json(await room.send('GET', '/api/pages', { as: 'editor' }))).toEqual({ pages: [] });
  });

  it('marks a tag as a running story, and no tag that is not there', async () => {
    await publish({ tags: ['المرفأ'] });
    const { tags } = (await json(await room.send('GET', '/api/tags', { as: 'editor' }))) as unknown as {
      tags: { id: string }[];
    };
    const put = (id: string) =>
      room.send('PUT', `/api/stories/${id}`, { as: 'editor', json: { summary: 'ما يجري' }, version: 0 });
    expect(await json(await put(tags[0]?.id ?? ''))).toMatchObject({ summary: 'ما يجري', order: 'newest' });
    expect((await put('none')).status).toBe(404);
  });

  it('leaves advertisements to administrators, with a picture that is there and an end after the beginning', async () => {
    const ad = {
      slot: 'top',
      mediaId: 'none',
      alt: 'إعلان',
      href: 'https://example.org/',
      from: '2026-12-01T00:00:00Z',
      until: '2026-12-31T00:00:00Z',
    };
    const post = (as: 'admin' | 'editor', over: Json = {}) =>
      room.send('POST', '/api/advertisements', { as, json: { ...ad, ...over } }).then(({ status }) => status);
    expect(await post('admin')).toBe(404);
    const media = { id: 'm1', width: 1, height: 1, sha256: 'x', renditions: [], createdAt: 0, createdBy: null };
    await room.deps.media.media.save(media);
    expect(await post('editor', { mediaId: 'm1' })).toBe(403);
    expect(await post('admin', { mediaId: 'm1', until: ad.from })).toBe(422);
    expect(await post('admin', { mediaId: 'm1', href: 'javascript:alert(1)' })).toBe(422);
    expect(await post('admin', { mediaId: 'm1' })).toBe(200);
  });

  it('gives editors what readers wrote, and lets them close it', async () => {
    const tip = {
      id: '01',
      at: 0,
      state: 'new' as const,
      kind: 'tip' as const,
      articleId: null,
      text: 'نص',
      contact: '',
    };
    await room.deps.front.tips.add(tip);
    expect((await room.send('GET', '/api/tips', { as: 'reporter' })).status).toBe(403);
    expect((await json(await room.send('GET', '/api/tips?state=new', { as: 'editor' }))).tips).toHaveLength(1);
    const closed = await room.send('PATCH', '/api/tips/01', { as: 'editor', json: { state: 'closed' } });
    expect((await json(closed)).state).toBe('closed');
    expect((await json(await room.send('GET', '/api/tips?state=new', { as: 'editor' }))).tips).toEqual([]);
  });

  it('refuses a colour that not everybody can read, and names one that they can', async () => {
    const settings = await json(await room.send('GET', '/api/settings', { as: 'admin' }));
    const look = { ...(settings.look as Json), accent: '#f2a900' };
    const refused = await room.send('PUT', '/api/settings', { as: 'admin', json: { ...settings, look }, version: 0 });
    expect(refused.status).toBe(422);
    expect(await json(refused)).toMatchObject({ code: 'colour_weak', params: { colour: '#f2a900' } });
  });
});
