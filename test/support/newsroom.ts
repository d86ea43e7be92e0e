import { join } from 'node:path';
import type { Id } from '../../src/base/index.ts';
import { createRenditionMaker } from '../../src/files/index.ts';
import { mostRead } from '../../src/news/count/index.ts';
import type { Account, Role } from '../../src/news/people/index.ts';
import { createDraft } from '../../src/news/write/index.ts';
import {
  createArticleStore,
  createJobStore,
  createLiveEntryStore,
  createLiveStore,
  createMailStore,
  createMediaStore,
  createPublicationStore,
  createPublishStore,
  createReadsStore,
  createRecordStore,
  createSourceStore,
  createTipStore,
} from '../../src/storage/index.ts';
import { type ApiDeps, createApi } from '../../src/web/index.ts';
import { content, handClock } from './build.ts';
import { databases, temporaryFolder } from './databases.ts';
import { authOver, ORIGIN, PASSWORD } from './sign-in.ts';

export { ORIGIN, PASSWORD };

export type Newsroom = Awaited<ReturnType<typeof openNewsroom>>;

/** The API over a real SQLite database, with an account of each role; `over` replaces what a test wants to see fail. */
export async function openNewsroom(over: Partial<ApiDeps> = {}) {
  const [sqlite] = databases;
  if (!sqlite) throw new Error('no database');
  const storage = await sqlite.open();
  const clock = handClock(Date.now());
  const purged: string[] = [];
  const reported: unknown[] = [];
  const auth = authOver(storage, clock);
  const publish = {
    articles: createArticleStore(storage),
    publishing: createPublishStore(storage),
    purge: { purge: async (tags: readonly string[]) => void purged.push(...tags) },
    clock,
  };
  const reads = createReadsStore(storage);
  const pinned = new Map<Id, Id[]>();
  const live = createLiveStore(storage);
  const publication = createPublicationStore(storage);
  const deps: ApiDeps = {
    signIn: auth,
    people: auth.people,
    tokens: auth.tokens,
    publish,
    publication,
    media: {
      media: createMediaStore(storage),
      renditions: createRenditionMaker(join(temporaryFolder(), 'media')),
      clock,
    },
    live,
    mostRead: (window, limit) => mostRead({ reads, clock }, window, limit),
    // Stand for the index and the neighbours, which have tests of their own: what is published, as it comes.
    search: async ({ query, offset, limit }) => {
      const found = (await live.list({ limit: 50 })).filter((card) => card.title.includes(query));
      const hits = found
        .slice(offset, offset + limit)
        .map((card) => ({ articleId: card.id, title: [{ text: card.title, hit: true }], snippet: [] }));
      return { total: found.length, totalIsFloor: false, hits };
    },
    related: async (articleId, limit) =>
      (await live.list({ limit }))
        .filter((card) => card.id !== articleId)
        .map((card) => ({ articleId: card.id, reason: 'من القسم نفسه' })),
    pins: { of: async (id) => pinned.get(id) ?? [], set: async (_account, id, ids) => void pinned.set(id, [...ids]) },
    sources: createSourceStore(storage),
    preview: async (article) => `<!doctype html><h1>${article.content.title}</h1>`,
    front: {
      records: createRecordStore(storage),
      entries: createLiveEntryStore(storage),
      tips: createTipStore(storage),
    },
    newsletter: {
      store: createMailStore(storage),
      clock,
      publication: async () => (await publication.settings()).value,
      publishedSince: async ({ limit }) => live.list({ limit }),
      mostReadSince: async () => [],
    },
    jobs: createJobStore(storage),
    importText: async (account, input) => ({
      article: await createDraft(publish, account, content({ title: input.title ?? input.text.slice(0, 50) })),
      notes: [],
    }),
    clientAddress: () => '192.0.2.1',
    report: (error) => void reported.push(error),
    ...over,
  };
  const api = createApi(deps);
  const accounts = {} as Record<Role, Account>;
  const names: Record<Role, string> = { admin: 'نور', editor: 'ريم', reporter: 'سلمى' };
  for (const role of ['admin', 'editor', 'reporter'] as const) {
    accounts[role] = await auth.createAccount({
      name: names[role],
      email: `${role}@example.org`,
      role,
      password: PASSWORD,
    });
  }
  const cookies = new Map<Role, string>();

  async function cookieOf(role: Role): Promise<string> {
    const known = cookies.get(role);
    if (known) return known;
    const response = await send('POST', '/api/auth/sign-in/email', {
      json: { email: `${role}@example.org`, password: PASSWORD },
    });
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    cookies.set(role, cookie);
    return cookie;
  }

  type Sent = { as?: Role; json?: unknown; body?: BodyInit; headers?: Record<string, string>; version?: number };
  /** One request as a browser on the newsroom's own page would make it. */
  async function send(
    method: string,
    path: string,
    { as, json, body, headers = {}, version }: Sent = {},
  ): Promise<Response> {
    const all = new Headers({ origin: ORIGIN, 'accept-language': 'en', ...headers });
    if (as) all.set('cookie', await cookieOf(as));
    if (json !== undefined && !all.has('content-type')) all.set('content-type', 'application/json');
    if (version !== undefined) all.set('if-match', `"${version}"`);
    const payload = json === undefined ? body : JSON.stringify(json);
    return api.request(`${ORIGIN}${path}`, {
      method,
      headers: all,
      ...(payload === undefined ? {} : { body: payload }),
    });
  }

  return { api, auth, deps, storage, clock, accounts, purged, reported, send, cookieOf };
}
