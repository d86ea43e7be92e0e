import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPageCache, EVERY_PAGE, type PageCache } from './page-cache.ts';
import type { Page } from './page-cache-variants.ts';

const page = (body: string, change: Partial<Page> = {}): Page => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body,
  tags: [],
  maxAge: 60,
  ...change,
});

function cacheAt(start = 1_000_000, maxBytes = 10_000_000) {
  const time = { now: start };
  return { time, cache: createPageCache({ maxBytes, now: () => time.now }) };
}

const bodyOf = (cache: PageCache, key: string) => cache.find(key)?.variants.identity.body.toString() ?? null;

/** A render that ends when told to. */
function slowRender() {
  let finish: (page: Page | null) => void = () => undefined;
  const promise = new Promise<Page | null>((resolve) => {
    finish = resolve;
  });
  return { render: () => promise, finish };
}

test('a page is rendered once and found from then on', async () => {
  const { cache } = cacheAt();
  let renders = 0;
  const render = async () => {
    renders += 1;
    return page('خبر');
  };
  await cache.through('k', render);
  await cache.through('k', render);
  expect(renders).toBe(1);
  expect(bodyOf(cache, 'k')).toBe('خبر');
});

test('all who ask at the same time wait for one render', async () => {
  const { cache } = cacheAt();
  const { render, finish } = slowRender();
  const asked = Array.from({ length: 10 }, () => cache.through('k', render));
  const other = cache.through('k', () => Promise.reject(new Error('rendered twice')));
  finish(page('خبر'));
  expect(new Set(await Promise.all([...asked, other])).size).toBe(1);
});

test('a render that fails fails for those who waited, and the next one tries anew', async () => {
  const { cache } = cacheAt();
  const failed = cache.through('k', () => Promise.reject(new Error('database')));
  await expect(failed).rejects.toThrow('database');
  await cache.through('k', async () => page('خبر'));
  expect(bodyOf(cache, 'k')).toBe('خبر');
});

test('what must not be kept is not', async () => {
  const { cache } = cacheAt();
  expect(await cache.through('none', async () => null)).toBeNull();
  await cache.through('brief', async () => page('خبر', { maxAge: 0 }));
  expect(cache.size()).toEqual({ pages: 0, bytes: 0 });
});

test('a page whose time is over answers while it is rendered again, once', async () => {
  const { cache, time } = cacheAt();
  let renders = 0;
  await cache.through('k', async () => {
    renders += 1;
    return page(`خبر ${renders}`);
  });
  time.now += 60_000;
  expect([bodyOf(cache, 'k'), bodyOf(cache, 'k')]).toEqual(['خبر 1', 'خبر 1']);
  await expect.poll(() => bodyOf(cache, 'k')).toBe('خبر 2');
  expect(renders).toBe(2);
});

test('a page that cannot be rendered again stays as it was, and what happened is told', async () => {
  const told: unknown[] = [];
  const time = { now: 1_000_000 };
  const cache = createPageCache({ maxBytes: 1e7, now: () => time.now, report: (error) => told.push(error) });
  let fails = false;
  await cache.through('k', async () => {
    if (fails) throw new Error('database');
    return page('خبر');
  });
  fails = true;
  time.now += 60_000;
  expect(bodyOf(cache, 'k')).toBe('خبر');
  await expect.poll(() => told.length).toBe(1);
  expect(bodyOf(cache, 'k')).toBe('خبر');
});

test('a page nobody asked for in time leaves for good', async () => {
  const { cache, time } = cacheAt();
  await cache.through('k', async () => page('خبر', { maxAge: 60 }));
  time.now += 60_000 + 600_000;
  expect(bodyOf(cache, 'k')).toBeNull();
  expect(cache.size().pages).toBe(0);
});

test('what was purged is gone at once, however late its time is', async () => {
  const { cache, time } = cacheAt();
  await cache.through('k', async () => page('خبر', { tags: ['article:1'] }));
  time.now += 60_000;
  await cache.purge(['article:1']);
  expect(bodyOf(cache, 'k')).toBeNull();
});

test('what said until when it holds is not served past that, however its age is', async () => {
  const { cache, time } = cacheAt();
  const until = time.now + 5_000;
  await cache.through('k', async () => page('عاجل', { maxAge: 60, until }));
  time.now = until - 1;
  expect(bodyOf(cache, 'k')).toBe('عاجل');
  time.now = until;
  expect(bodyOf(cache, 'k')).toBeNull();
});

test('a purge takes the pages with its tags and no others', async () => {
  const { cache } = cacheAt();
  await cache.through('a', async () => page('أ', { tags: ['article:1', 'home'] }));
  await cache.through('b', async () => page('ب', { tags: ['article:2', 'home'] }));
  await cache.through('c', async () => page('ج', { tags: ['article:3'] }));
  await cache.purge(['article:2', 'unknown']);
  expect(['a', 'b', 'c'].map((key) => bodyOf(cache, key))).toEqual(['أ', null, 'ج']);
  await cache.purge([EVERY_PAGE]);
  expect(cache.size()).toEqual({ pages: 0, bytes: 0 });
});

test('a render that a purge overtakes answers those who waited and does not enter the cache', async () => {
  const { cache } = cacheAt();
  const { render, finish } = slowRender();
  const before = cache.through('k', render);
  await cache.purge(['article:1']);
  finish(page('قبل السحب', { tags: ['article:1'] }));
  expect((await before)?.variants.identity.body.toString()).toBe('قبل السحب');
  expect(bodyOf(cache, 'k')).toBeNull();
});

test('who asks after a purge does not join a render from before it', async () => {
  const { cache } = cacheAt();
  const { render, finish } = slowRender();
  const before = cache.through('k', render);
  await cache.purge(['article:1']);
  const after = cache.through('k', async () => page('بعد السحب', { tags: ['article:1'] }));
  expect((await after)?.variants.identity.body.toString()).toBe('بعد السحب');
  finish(page('قبل السحب', { tags: ['article:1'] }));
  await before;
  expect(bodyOf(cache, 'k')).toBe('بعد السحب');
});

test('a purge of something else lets a render under way be kept', async () => {
  const { cache } = cacheAt();
  const { render, finish } = slowRender();
  const asked = cache.through('k', render);
  await cache.purge(['article:2']);
  finish(page('خبر', { tags: ['article:1'] }));
  await asked;
  expect(bodyOf(cache, 'k')).toBe('خبر');
});

test('a purge during the compression counts as one during the render', async () => {
  const { cache } = cacheAt();
  const asked = cache.through('k', async () => page('خبر '.repeat(50_000), { tags: ['article:1'] }));
  // The render itself is over after some turns of the microtask queue; compressing takes a thread of its own.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  await cache.purge(['article:1']);
  await asked;
  expect(cache.size().pages).toBe(0);
});

test('memory stays bounded, and what is asked for stays longest', async () => {
  const { cache } = cacheAt(0, 100_000);
  for (let n = 0; n < 200; n += 1) {
    await cache.through('popular', async () => page(`الأكثر قراءة${'ا'.repeat(400)}`));
    await cache.through(`k${n}`, async () => page(`${n}${'ا'.repeat(400)}`));
    expect(cache.size().bytes).toBeLessThanOrEqual(100_000);
  }
  expect(bodyOf(cache, 'popular')).not.toBeNull();
  expect(bodyOf(cache, 'k0')).toBeNull();
});

test('a page larger than the whole cache is answered and not kept', async () => {
  const { cache } = cacheAt(0, 5_000);
  const stored = await cache.through('k', async () => page('ا'.repeat(100_000)));
  expect(stored?.variants.identity.body.length).toBe(200_000);
  expect(cache.size()).toEqual({ pages: 0, bytes: 0 });
});

test('however renders, purges and evictions interleave, nobody who asks after a purge sees what was there before it', async () => {
  const tags = ['a', 'b', 'c'];
  const step = fc.oneof(
    fc.record({ kind: fc.constant('ask' as const), key: fc.nat(4), tags: fc.subarray(tags) }),
    fc.record({ kind: fc.constant('finish' as const), which: fc.nat(9) }),
    fc.record({ kind: fc.constant('purge' as const), tags: fc.subarray(tags, { minLength: 1 }) }),
    fc.record({ kind: fc.constant('pass' as const), ms: fc.nat(3_000) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.constantFrom(9_000, 10_000_000), async (steps, maxBytes) => {
      const { cache, time } = cacheAt(0, maxBytes);
      /** The state of the world by tag: a render shows the versions that were committed when it began. */
      const version: Record<string, number> = { a: 0, b: 0, c: 0 };
      const shownBy = (body: string) => JSON.parse(body) as Record<string, number>;
      const isFresh = (body: string) => Object.entries(shownBy(body)).every(([tag, shown]) => shown === version[tag]);
      let running: { finish: (page: Page | null) => void; body: string; tags: string[] }[] = [];
      const answers: Promise<unknown>[] = [];
      for (const one of steps) {
        if (one.kind === 'ask') {
          const found = bodyOf(cache, `k${one.key}`);
          if (found !== null) expect(isFresh(found)).toBe(true);
          // Also rendered again behind a page whose time is over: it then shows what is committed by then.
          const render = () => {
            const body = JSON.stringify(Object.fromEntries(one.tags.map((tag) => [tag, version[tag]])));
            const { render: rendered, finish } = slowRender();
            running.push({ finish, body, tags: one.tags });
            return rendered();
          };
          answers.push(cache.through(`k${one.key}`, render));
        } else if (one.kind === 'finish') {
          const [render] = running.splice(one.which % Math.max(running.length, 1), 1);
          render?.finish(page(render.body, { tags: render.tags, maxAge: 2 }));
          // Everything that can go on without another step goes on.
          await new Promise((resolve) => setImmediate(resolve));
        } else if (one.kind === 'purge') {
          // Committed first, purged after: the order in which publishing does it.
          for (const tag of one.tags) version[tag] = (version[tag] ?? 0) + 1;
          await cache.purge(one.tags);
        } else {
          time.now += one.ms;
        }
        for (const key of [0, 1, 2, 3, 4]) {
          const found = bodyOf(cache, `k${key}`);
          if (found !== null) expect(isFresh(found)).toBe(true);
        }
        expect(cache.size().bytes).toBeLessThanOrEqual(maxBytes);
      }
      for (const { finish, body, tags: of } of running) finish(page(body, { tags: of }));
      await Promise.all(answers);
      running = [];
    }),
    { numRuns: 200 },
  );
});
