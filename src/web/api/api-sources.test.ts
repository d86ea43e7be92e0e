import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { content, doc, p } from '../../../test/support/build.ts';
import { type Newsroom, openNewsroom } from '../../../test/support/newsroom.ts';
import { publicationSchema } from '../../news/publication/index.ts';
import { detectSources } from '../../news/source/index.ts';
import type { ArticleOut, AttributionOut, CreditsOut } from '../../wire/index.ts';

let room: Newsroom;
beforeAll(async () => {
  room = await openNewsroom();
});
beforeEach(() => showing('found'));

const MAYOR = 'قالت رئيسة البلدية سلمى الحداد إن الجسر سيفتح قريبا.';
const SOURCE = 'وقال مصدر أمني في تصريحات نقلتها صحيفة «الضفة» الجمعة إن الطريق مغلق.';
const UNSURE = 'وجاء في البيان أن المدارس ستفتح الأحد.';

const json = async <T>(response: Response): Promise<T> => (await response.json()) as T;
const step = async (article: ArticleOut, name: string, input: unknown = {}): Promise<ArticleOut> =>
  json(
    await room.send('POST', `/api/articles/${article.id}/${name}`, {
      as: 'editor',
      version: article.version,
      json: input,
    }),
  );
/** A published article with its ledger, as the job leaves it. */
async function published(...texts: string[]): Promise<ArticleOut> {
  const draft = content({ title: `خبر ${texts.length}`, body: doc(...texts.map(p)) });
  const article = await json<ArticleOut>(await room.send('POST', '/api/articles', { as: 'editor', json: draft }));
  const live = await step(article, 'publish');
  await read(live);
  return live;
}
const read = (article: ArticleOut) =>
  detectSources({ ...room.deps.publish, sources: room.deps.sources }, [
    { subject: article.id, version: article.version },
  ]);
async function showing(articleSources: 'found' | 'accepted' | 'none'): Promise<void> {
  const { version, value } = await room.deps.publication.settings();
  await room.deps.publication.saveSettings(publicationSchema.parse({ ...value, articleSources }), version, null, 1);
}

const attributions = async (id: string): Promise<AttributionOut[]> =>
  (
    await json<{ attributions: AttributionOut[] }>(
      await room.send('GET', `/api/articles/${id}/attributions`, { as: 'editor' }),
    )
  ).attributions;
async function judge(
  id: string,
  at: number,
  verdict: unknown,
  as: 'editor' | 'reporter' = 'editor',
): Promise<Response> {
  const entry = (await attributions(id))[at];
  return room.send('PUT', `/api/articles/${id}/attributions/${entry?.id}`, { as, json: verdict });
}
const sources = async (id: string) =>
  (await json<CreditsOut>(await room.send('GET', `/api/articles/${id}/sources`))).sources.map((one) => one.source.name);

type Listed = { articles: { article: { id: string }; statements: { text: string }[] }[]; next: string | null };
const statements = (kind: 'sources' | 'outlets', id: string | null | undefined, query = '', as?: 'editor') =>
  room.send('GET', `/api/${kind}/${id}/statements${query}`, as ? { as } : {});

describe('the ledger over HTTP', () => {
  it('tells the newsroom what was read, by which rule, how surely, and from which words', async () => {
    const { id } = await published(MAYOR, SOURCE);
    const [mayor, source] = await attributions(id);
    expect(mayor).toMatchObject({
      status: 'found',
      rule: 'verb:قال',
      kind: 'person',
      source: { name: 'سلمى الحداد' },
      role: 'رئيسة البلدية',
      cue: { run: 0, start: 0, end: 4, text: 'قالت' },
      content: { text: 'الجسر سيفتح قريبا' },
    });
    expect(mayor?.confidence).toBeGreaterThan(80);
    expect(source).toMatchObject({ kind: 'anonymous', outlet: { name: 'الضفة' }, when: 'الجمعة' });
  });

  it('tells readers who speaks, and of somebody unnamed no more than the description', async () => {
    const { id } = await published(SOURCE, MAYOR, UNSURE);
    const { sources: told } = await json<CreditsOut>(await room.send('GET', `/api/articles/${id}/sources`));
    expect(told).toEqual([
      {
        source: { id: expect.any(String), kind: 'person', name: 'سلمى الحداد' },
        role: 'رئيسة البلدية',
        outlets: [],
        when: [],
        statements: 1,
        accepted: false,
        toUs: false,
      },
      {
        source: { id: null, kind: 'anonymous', name: 'مصدر أمني' },
        role: null,
        outlets: [{ id: expect.any(String), name: 'الضفة' }],
        when: ['الجمعة'],
        statements: 1,
        accepted: false,
        toUs: false,
      },
    ]);
  });

  it('keeps an editor’s word, and purges the page', async () => {
    const { id } = await published(MAYOR, SOURCE);
    room.purged.length = 0;
    expect((await judge(id, 0, { status: 'rejected' })).status).toBe(200);
    expect(room.purged).toEqual([`article:${id}`]);
    expect(await sources(id)).toEqual(['مصدر أمني']);
    const amendment = { resolved: 'مصدر في الشرطة', outlet: null };
    await judge(id, 1, { status: 'accepted', amendment });
    expect((await attributions(id)).map((one) => [one.status, one.source?.name, one.outlet?.name])).toEqual([
      ['rejected', 'سلمى الحداد', undefined],
      ['accepted', 'مصدر في الشرطة', undefined],
    ]);
  });

  it('takes an editor’s word back', async () => {
    const { id } = await published(MAYOR);
    await judge(id, 0, { status: 'accepted', amendment: { resolved: 'سلمى الأسعد' } });
    await judge(id, 0, { status: 'found' });
    expect((await attributions(id)).map((one) => [one.status, one.source?.name])).toEqual([['found', 'سلمى الحداد']]);
  });

  it('takes words from editors only, on what readers see', async () => {
    const article = await published(MAYOR);
    expect((await judge(article.id, 0, { status: 'rejected' }, 'reporter')).status).toBe(403);
    const [entry] = await attributions(article.id);
    const path = `/api/articles/${article.id}/attributions/${entry?.id}`;
    expect((await room.send('PUT', path, { json: { status: 'rejected' } })).status).toBe(401);
    expect((await room.send('GET', `/api/articles/${article.id}/attributions`)).status).toBe(401);
    await step(article, 'withdraw', { reason: 'error', notice: 'سبب' });
    const late = await room.send('PUT', path, { as: 'editor', json: { status: 'rejected' } });
    expect(await late.json()).toMatchObject({ code: 'wrong_state' });
  });

  it('answers what cannot be with a problem that says where', async () => {
    const { id } = await published(MAYOR);
    const unknown = await room.send('PUT', `/api/articles/${id}/attributions/${id}`, {
      as: 'editor',
      json: { status: 'accepted' },
    });
    expect(unknown.headers.get('content-type')).toContain('application/problem+json');
    expect(await unknown.json()).toMatchObject({ status: 404, code: 'not_found', params: { what: 'attribution' } });
    const named = await judge(id, 0, { status: 'accepted', amendment: { kind: 'anonymous', resolved: 'السيدة سلمى' } });
    expect(await named.json()).toMatchObject({ code: 'invalid_input', params: { at: 'resolved' } });
    expect((await judge(id, 0, { status: 'maybe' })).status).toBe(422);
    expect((await statements('sources', 'x')).status).toBe(404);
    expect((await statements('outlets', 'x', '', 'editor')).status).toBe(404);
    expect((await room.send('GET', '/api/articles/x/sources')).status).toBe(404);
  });
});

describe('all that somebody said', () => {
  it('is listed over articles, newest first, and goes with a withdrawn article', async () => {
    const text = 'قال المهندس نديم الكيال إن السد آمن.';
    const first = await published(text);
    const second = await published(text, 'وأضاف أن الفحص مستمر.');
    const id = (await attributions(first.id))[0]?.source?.id;
    const listed = await json<Listed>(await statements('sources', id));
    expect(listed.articles.map((one) => [one.article.id, one.statements.map(({ text: said }) => said)])).toEqual([
      [second.id, ['السد آمن', 'الفحص مستمر']],
      [first.id, ['السد آمن']],
    ]);
    const page = await json<Listed>(await statements('sources', id, '?limit=1'));
    const next = await json<Listed>(await statements('sources', id, `?limit=1&cursor=${page.next}`));
    expect(next.articles.map((one) => one.article.id)).toEqual([first.id]);
    for (const article of [first, second]) await step(article, 'withdraw', { reason: 'error', notice: 'سبب' });
    expect((await statements('sources', id)).status).toBe(404);
    expect((await json<Listed>(await statements('sources', id, '', 'editor'))).articles).toEqual([]);
  });

  it('through an outlet is listed without a word on who stands behind it', async () => {
    const { id } = await published('وقال مصدر طبي في حديث مع «مرصد النهر» الأحد إن المستشفى يعمل.');
    const outlet = (await attributions(id))[0]?.outlet?.id;
    expect(await json(await statements('outlets', outlet))).toMatchObject({
      outlet: { name: 'مرصد النهر' },
      articles: [
        {
          article: { id },
          statements: [
            {
              source: { id: null, kind: 'anonymous', name: 'مصدر طبي' },
              role: null,
              when: 'الأحد',
              text: 'المستشفى يعمل',
            },
          ],
        },
      ],
      next: null,
    });
  });

  it('by somebody unnamed is no list for readers', async () => {
    const { id } = await published(SOURCE);
    const source = (await attributions(id))[0]?.source?.id;
    expect((await statements('sources', source)).status).toBe(404);
    expect((await statements('sources', source, '', 'editor')).status).toBe(200);
  });

  it('is for readers what the publication shows: what was found, what was accepted, or nothing', async () => {
    const { id } = await published('قال البحار حسان مرعي إن الموج هدأ.', 'قالت الطبيبة ندى بركات إن اللقاح وصل.');
    await judge(id, 1, { status: 'accepted' });
    const [sailor, doctor] = (await attributions(id)).map((one) => one.source?.id);
    await showing('accepted');
    expect(await sources(id)).toEqual(['ندى بركات']);
    expect([(await statements('sources', sailor)).status, (await statements('sources', doctor)).status]).toEqual([
      404, 200,
    ]);
    await showing('none');
    expect(await sources(id)).toEqual([]);
    expect((await statements('sources', doctor)).status).toBe(404);
    expect((await statements('sources', doctor, '', 'editor')).status).toBe(200);
  });
});
