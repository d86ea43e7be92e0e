import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { doc, p } from '../../../test/support/build.ts';
import { databases, type TestDatabase } from '../../../test/support/databases.ts';
import { newId } from '../../base/index.ts';
import { entrySchema, type LiveEntry, type Tip } from '../../news/front/index.ts';
import { createLiveEntryStore } from '../live-entry-store.ts';
import { createPurgeChannel } from '../purge-channel.ts';
import { createRecordStore } from '../record-store.ts';
import { createTipStore } from '../tip-store.ts';
import { insertLiveArticle } from './live-rows.ts';

const NOW = Date.UTC(2026, 10, 24);
const trail = (purge: readonly string[] = ['home']) => ({
  audit: { at: NOW, accountId: 'someone', action: 'home.arrange', subject: 'x', detail: {} },
  purge,
});

describe.each(databases)('what the desk keeps, on $name', ({ open }) => {
  let storage: TestDatabase;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  describe('records', () => {
    const write = (id: string, from: number, value: unknown) =>
      createRecordStore(storage).save({ kind: 'page', id, from, value }, trail());

    test('the newest version is read, of its own kind only', async () => {
      const store = createRecordStore(storage);
      expect(await store.read('page', 'a')).toBeNull();
      expect(await write('a', 0, { title: 'من نحن' })).toBe('saved');
      expect(await write('a', 1, { title: 'عنّا' })).toBe('saved');
      expect(await store.read('page', 'a')).toEqual({
        id: 'a',
        version: 2,
        value: { title: 'عنّا' },
        changedAt: NOW,
        changedBy: 'someone',
      });
      expect(await store.read('story', 'a')).toBeNull();
    });

    test('a change of what was changed meanwhile is refused, and one of two at once', async () => {
      await write('a', 0, 1);
      expect(await write('a', 0, 2)).toBe('conflict');
      expect((await Promise.all([write('a', 1, 3), write('a', 1, 4)])).sort()).toEqual(['conflict', 'saved']);
      expect((await createRecordStore(storage).read('page', 'a'))?.version).toBe(2);
    });

    test('a list holds each once, those made last first, and none that was removed', async () => {
      for (const id of ['a', 'b', 'c']) await write(id, 0, id);
      await write('a', 1, 'again');
      await write('b', 1, null);
      const store = createRecordStore(storage);
      expect((await store.list('page', 10)).map(({ value }) => value)).toEqual(['c', 'again']);
      expect((await store.list('page', 1)).map(({ value }) => value)).toEqual(['c']);
      expect(await store.read('page', 'b')).toBeNull();
      expect(await write('b', 2, 'back')).toBe('saved');
    });

    test('every change leaves an audit line', async () => {
      await write('a', 0, 1);
      await write('a', 0, 2);
      const lines = await storage.read.selectFrom('audit').select(['action', 'account_id']).execute();
      expect(lines).toEqual([{ action: 'home.arrange', account_id: 'someone' }]);
    });

    test('other processes hear which pages went out of date (on SQLite there is no other process)', async () => {
      if (!('postgres' in storage.location)) {
        expect(storage.dialect).toBe('sqlite');
        return;
      }
      const channel = createPurgeChannel(storage, storage.location.postgres);
      const heard = new Promise<string[]>((resolve) => void channel.listen(resolve).then(() => write('a', 0, 1)));
      expect(await heard).toEqual(['home']);
      await channel.close();
    });
  });

  describe('entries of a live coverage', () => {
    let articleId: string;
    beforeEach(async () => {
      articleId = await insertLiveArticle(storage);
    });
    const entry = (minutes: number, over: Partial<LiveEntry> = {}): LiveEntry => ({
      ...entrySchema.parse({ title: `مدخل ${minutes}`, author: 'هالة', body: doc(p('نص')) }),
      id: newId(NOW + minutes),
      articleId,
      version: 1,
      at: NOW + minutes * 60_000,
      createdBy: 'someone',
      corrections: [],
      withdrawal: null,
      ...over,
    });

    test('come back whole, newest first, a page at a time', async () => {
      const store = createLiveEntryStore(storage);
      const [one, two, three] = [entry(1), entry(2), entry(3)];
      for (const each of [two, one, three]) expect(await store.save(each, null, trail())).toBe('saved');
      expect(await store.list({ articleId, limit: 2 })).toEqual([three, two]);
      expect(await store.list({ articleId, limit: 2, offset: 2 })).toEqual([one]);
      expect(await store.list({ articleId: 'none', limit: 2 })).toEqual([]);
      expect(await store.count(articleId)).toBe(3);
      expect(await store.byId(one.id)).toEqual(one);
      expect(await store.byId('none')).toBeNull();
    });

    test('are changed from the version that was read, and from no other', async () => {
      const store = createLiveEntryStore(storage);
      const first = entry(1);
      await store.save(first, null, trail());
      const corrected = { ...first, version: 2, title: 'صحيح', corrections: [{ at: NOW, note: 'خطأ في الاسم' }] };
      expect(await store.save(corrected, 1, trail())).toBe('saved');
      expect(await store.save({ ...first, version: 2 }, 1, trail())).toBe('conflict');
      expect(await store.byId(first.id)).toEqual(corrected);
      expect(await store.save(first, null, trail())).toBe('conflict');
    });

    test('that are pinned or key points are found apart, until they are withdrawn', async () => {
      const store = createLiveEntryStore(storage);
      const pinned = entry(1, { pinned: true });
      const key = entry(2, { keyPoint: 'أُعيد فتح الطريق' });
      for (const each of [pinned, key, entry(3)]) await store.save(each, null, trail());
      expect((await store.marked(articleId)).map(({ id }) => id)).toEqual([key.id, pinned.id]);
      const withdrawal = { at: NOW, note: 'لم يثبت' };
      await store.save({ ...key, version: 2, withdrawal }, 1, trail());
      expect((await store.marked(articleId)).map(({ id }) => id)).toEqual([pinned.id]);
      expect((await store.list({ articleId, limit: 9 })).find(({ id }) => id === key.id)?.withdrawal).toEqual(
        withdrawal,
      );
    });
  });

  describe('tips', () => {
    const tip = (over: Partial<Tip> = {}): Tip => ({
      id: newId(NOW),
      at: NOW,
      state: 'new',
      kind: 'correction',
      articleId: null,
      text: 'التاريخ في الفقرة الثانية خطأ',
      contact: '',
      ...over,
    });
    const audit = { at: NOW, accountId: 'someone', action: 'tip.move', subject: 'x', detail: {} };

    test('are listed newest first, by state, and move from one to another', async () => {
      const store = createTipStore(storage);
      const [first, second] = [tip(), tip({ kind: 'tip', articleId: 'some', contact: 'reader@example.org' })];
      await store.add(first);
      await store.add(second);
      expect(await store.list({ limit: 10 })).toEqual([second, first]);
      expect(await store.list({ limit: 10, before: second.id })).toEqual([first]);
      expect(await store.move(first.id, 'closed', audit)).toBe(true);
      expect(await store.move('none', 'closed', audit)).toBe(false);
      expect(await store.list({ state: 'new', limit: 10 })).toEqual([second]);
      expect((await store.byId(first.id))?.state).toBe('closed');
      expect(await store.byId('none')).toBeNull();
    });
  });
});
