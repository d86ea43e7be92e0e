import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { content } from '../../../test/support/build.ts';
import { type Newsroom, openNewsroom } from '../../../test/support/newsroom.ts';
import { messages } from '../../wire/index.ts';
import { EVERY_PAGE } from '../page-cache.ts';

let room: Newsroom;

beforeAll(async () => {
  room = await openNewsroom();
});

const codeOf = async (response: Response): Promise<string> => ((await response.json()) as { code: string }).code;

async function published(title: string): Promise<string> {
  const { id } = (await (
    await room.send('POST', '/api/articles', { as: 'editor', json: content({ title }) })
  ).json()) as { id: string };
  expect((await room.send('POST', `/api/articles/${id}/publish`, { as: 'editor', json: {}, version: 1 })).status).toBe(
    200,
  );
  return id;
}

describe('every error is a problem document', () => {
  it.each([
    ['an unknown address', 'GET', '/api/nothing', {}, 404, 'not_found'],
    ['another method', 'DELETE', '/api/session', {}, 405, 'method_not_allowed'],
    ['nobody signed in', 'GET', '/api/articles', {}, 401, 'sign_in_needed'],
    [
      'broken JSON',
      'POST',
      '/api/articles',
      { as: 'editor', body: '{"title":', headers: { 'content-type': 'application/json' } },
      400,
      'not_json',
    ],
    [
      'a form',
      'POST',
      '/api/articles',
      { as: 'editor', body: 'title=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      400,
      'not_json',
    ],
    [
      'a body of 3 MB',
      'POST',
      '/api/articles',
      { as: 'editor', json: { title: 'x'.repeat(3 << 20) } },
      413,
      'body_too_large',
    ],
    ['an unknown article', 'GET', '/api/articles/nothing', { as: 'editor' }, 404, 'not_found'],
    ['SQL as an id', 'GET', "/api/articles/'%20or%201=1--", { as: 'editor' }, 404, 'not_found'],
    ['a search without words to look for', 'GET', '/api/search', {}, 422, 'invalid_input'],
    ['a search of 10,000 letters', 'GET', `/api/search?q=${'x'.repeat(10_000)}`, {}, 414, 'query_too_long'],
  ] as const)('%s', async (_name, method, path, sent, status, code) => {
    const response = await room.send(method, path, sent);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = (await response.json()) as Record<string, unknown>;
    expect(problem).toMatchObject({ status, code, type: `/api/docs#${code}`, detail: expect.stringMatching(/\.$/) });
    expect(response.status).toBe(status);
  });

  it('names the methods an address takes', async () => {
    expect((await room.send('DELETE', '/api/sections', { as: 'editor' })).headers.get('allow')).toBe('GET, POST');
  });

  it('tells an unexpected failure to the operator and only a number to the asker', async () => {
    const broken = await openNewsroom({
      search: async () => {
        throw new Error('the index at /secret/path is broken');
      },
    });
    const response = await broken.send('GET', '/api/search?q=x');
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('secret');
    expect(JSON.parse(text)).toMatchObject({
      code: 'internal',
      params: { reference: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
    expect(broken.reported).toHaveLength(1);
  });
});

describe('the description', () => {
  it('covers every operation and is served', async () => {
    const response = await room.send('GET', '/api/openapi.json');
    const document = (await response.json()) as {
      openapi: string;
      paths: Record<string, Record<string, { summary?: string; responses: Record<string, unknown> }>>;
      components: { schemas: Record<string, unknown> };
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining(['Article', 'ArticleContent', 'Problem']),
    );
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({ path, method, one })),
    );
    expect(operations.length).toBeGreaterThan(45);
    for (const { path, method, one } of operations) expect(one.summary, `${method} ${path}`).toBeTruthy();
    // What a schema refers to is there.
    const refs = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(refs.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  it('has a page for people that explains every problem and loads nothing from elsewhere', async () => {
    const response = await room.send('GET', '/api/docs', { headers: { 'accept-language': 'ar' } });
    const page = await response.text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    for (const code of Object.keys(messages)) expect(page).toContain(`id="${code}"`);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page).not.toContain('<script');
  });
});

describe('the publication', () => {
  it('gets a section, which is changed and listed', async () => {
    const made = await room.send('POST', '/api/sections', { as: 'editor', json: { name: 'ثقافة' } });
    const section = (await made.json()) as { id: string; slug: string };
    expect(section.slug).toBe('ثقافة');
    await room.send('PATCH', `/api/sections/${section.id}`, { as: 'editor', json: { description: 'كتب وفنون' } });
    const { sections } = (await (await room.send('GET', '/api/sections', { as: 'reporter' })).json()) as {
      sections: unknown[];
    };
    expect(sections).toContainEqual(
      expect.objectContaining({ name: 'ثقافة', slug: 'ثقافة', description: 'كتب وفنون' }),
    );
    expect(room.purged).toContain(EVERY_PAGE);
    expect((await room.send('PATCH', '/api/sections/nothing', { as: 'editor', json: {} })).status).toBe(404);
    expect((await room.send('POST', '/api/sections', { as: 'reporter', json: { name: 'لا' } })).status).toBe(403);
  });

  it('gets a name for bylines', async () => {
    const made = (await (
      await room.send('POST', '/api/contributors', { as: 'editor', json: { name: 'ريما حداد', city: 'حماة' } })
    ).json()) as { id: string };
    const changed = await room.send('PATCH', `/api/contributors/${made.id}`, { as: 'editor', json: { city: 'حلب' } });
    expect(await changed.json()).toMatchObject({ name: 'ريما حداد', city: 'حلب' });
  });

  it('keeps its settings from two admins at once', async () => {
    const read = await room.send('GET', '/api/settings', { as: 'admin' });
    const settings = (await read.json()) as Record<string, unknown>;
    const headers = { 'if-match': read.headers.get('etag') ?? '' };
    const saved = await room.send('PUT', '/api/settings', {
      as: 'admin',
      json: { ...settings, name: 'النهر' },
      headers,
    });
    expect(saved.status).toBe(200);
    expect(saved.headers.get('etag')).not.toBe(headers['if-match']);
    expect((await room.send('PUT', '/api/settings', { as: 'admin', json: settings, headers })).status).toBe(412);
    expect((await room.send('PUT', '/api/settings', { as: 'admin', json: settings })).status).toBe(428);
    expect((await room.send('PUT', '/api/settings', { as: 'editor', json: settings, headers })).status).toBe(403);
  });
});

describe('pictures', () => {
  const form = (bytes: Uint8Array<ArrayBuffer>, name: string) => {
    const data = new FormData();
    data.set('file', new File([bytes], name));
    return data;
  };

  it('are taken by their bytes, whatever their name, and stripped of what they tell', async () => {
    const bytes = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#246' } })
      .jpeg()
      .withExif({ IFD0: { Artist: 'سلمى' } })
      .toBuffer();
    const response = await room.send('POST', '/api/media', {
      as: 'reporter',
      body: form(new Uint8Array(bytes), 'picture.txt'),
    });
    expect(response.status).toBe(201);
    const media = (await response.json()) as {
      id: string;
      width: number;
      renditions: { url: string; format: string }[];
    };
    expect(media.width).toBe(1200);
    expect(media.renditions.map((one) => one.format)).toEqual(['webp', 'webp', 'webp', 'jpeg', 'jpeg']);
    expect(media.renditions[0]).toMatchObject({
      format: 'webp',
      url: expect.stringMatching(/^\/media\/.+\.webp$/),
    });
    expect(await (await room.send('GET', '/api/media', { as: 'reporter' })).json()).toMatchObject({
      media: [{ width: 1200 }],
    });
    const asked = await room.send('GET', `/api/media?ids=${media.id},nothing`, { as: 'reporter' });
    expect(await asked.json()).toMatchObject({ media: [{ id: media.id }] });
  });

  it('that are none are refused', async () => {
    const text = form(new TextEncoder().encode('<script>alert(1)</script>'), 'picture.jpg');
    expect(await codeOf(await room.send('POST', '/api/media', { as: 'reporter', body: text }))).toBe('media_invalid');
    expect(
      await codeOf(
        await room.send('POST', '/api/media', { as: 'reporter', body: form(new Uint8Array(), 'empty.png') }),
      ),
    ).toBe('file_empty');
    expect(await codeOf(await room.send('POST', '/api/media', { as: 'reporter', body: new FormData() }))).toBe(
      'invalid_input',
    );
    expect(await codeOf(await room.send('POST', '/api/media', { as: 'reporter', json: {} }))).toBe('media_invalid');
  });

  it('over 20 MB are refused, also when their size is not said beforehand', async () => {
    const large = form(new Uint8Array(21 << 20), 'large.png');
    expect((await room.send('POST', '/api/media', { as: 'reporter', body: large })).status).toBe(413);
  });
});

describe('the preview', () => {
  it('is the page that would be published, for those who may read the draft, and kept by nobody', async () => {
    const made = await room.send('POST', '/api/articles', { as: 'reporter', json: content({ title: 'مسودّة' }) });
    const { id } = (await made.json()) as { id: string };
    const seen = await room.send('GET', `/api/articles/${id}/preview`, { as: 'editor' });
    expect(await seen.text()).toContain('مسودّة');
    expect(Object.fromEntries(seen.headers)).toMatchObject({
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
      'content-security-policy': expect.stringContaining("frame-ancestors 'self'"),
    });
    expect((await room.send('GET', `/api/articles/${id}/preview`)).status).toBe(401);
    const own = await room.send('POST', '/api/articles', { as: 'editor', json: content() });
    const other = ((await own.json()) as { id: string }).id;
    expect((await room.send('GET', `/api/articles/${other}/preview`, { as: 'reporter' })).status).toBe(404);
  });
});

describe('what readers see', () => {
  it('is found, listed and related, without an account', async () => {
    const first = await published('سدّ الفرات يعود');
    const second = await published('مزارعو الفرات');
    const search = (await (await room.send('GET', `/api/search?q=${encodeURIComponent('الفرات')}`)).json()) as {
      total: number;
    };
    expect(search.total).toBe(2);
    expect(await (await room.send('GET', '/api/latest?limit=1')).json()).toMatchObject({ articles: [{ id: second }] });
    expect(await (await room.send('GET', '/api/most-read')).json()).toEqual({ articles: [] });
    expect(await (await room.send('GET', `/api/articles/${first}/related`)).json()).toMatchObject({
      articles: [{ article: { id: second }, reason: 'من القسم نفسه' }],
      pinned: [],
    });
  });

  it('takes an editor’s pins, of published articles only', async () => {
    const [one, two] = [await published('واحد'), await published('اثنان')];
    const pin = (pinned: string[], as: 'editor' | 'reporter' = 'editor') =>
      room.send('PUT', `/api/articles/${one}/related/pins`, { as, json: { pinned } });
    expect(await (await pin([two])).json()).toEqual({ pinned: [two] });
    expect(await codeOf(await pin([one]))).toBe('invalid_input');
    expect(await codeOf(await pin(['nothing']))).toBe('invalid_input');
    expect(await codeOf(await pin([two], 'reporter'))).toBe('forbidden');
  });
});

describe('running the publication', () => {
  it('shows the jobs that publishing left, to admins', async () => {
    await published('لها مهمة');
    const jobs = (await (await room.send('GET', '/api/jobs', { as: 'admin' })).json()) as {
      counts: { waiting: number };
      dead: unknown[];
    };
    expect(jobs.counts.waiting).toBeGreaterThan(0);
    expect(jobs.dead).toEqual([]);
    expect((await room.send('GET', '/api/jobs', { as: 'editor' })).status).toBe(403);
    expect((await room.send('POST', '/api/jobs/nothing/revive', { as: 'admin' })).status).toBe(404);
  });

  it('makes an article of a page’s text, for editors', async () => {
    const made = await room.send('POST', '/api/import/text', {
      as: 'editor',
      json: { text: 'نصّ صفحة.', title: 'عنوان' },
    });
    expect(await made.json()).toMatchObject({ article: { content: { title: 'عنوان' }, state: 'draft' }, notes: [] });
    expect((await room.send('POST', '/api/import/text', { as: 'reporter', json: { text: 'x' } })).status).toBe(403);
  });

  it('answers nothing that a shared cache may keep', async () => {
    for (const path of ['/api/session', '/api/sections', '/api/openapi.json']) {
      expect((await room.send('GET', path, { as: 'editor' })).headers.get('cache-control')).toMatch(/private|no-store/);
    }
  });
});
