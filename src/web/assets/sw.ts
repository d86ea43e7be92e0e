/**
 * Keeps what was read: articles open again without a connection, as they were last seen, with the pictures that were
 * loaded. Network first; a kept copy when the line is silent for WAIT, fails, or the server does. Forms, search, the
 * newsroom and the API are never kept. A file of its own without imports: it is answered as it is at /sw.js.
 */
(() => {
  type Work = Event & { waitUntil(work: Promise<unknown>): void };
  type FetchWork = Work & { request: Request; respondWith(answer: Promise<Response>): void };
  type Message = { keep?: string; drop?: string; into: 'read' | 'saved'; parts?: string[] };
  /** What is noted beside a kept page: when it was read, all it takes, the files it shows. */
  type Note = { at: number; bytes: number; parts: string[] };
  const worker = self as unknown as {
    skipWaiting(): Promise<void>;
    clients: { claim(): Promise<void> };
    addEventListener(type: string, listener: (event: never) => void): void;
  };

  /** 4 s: longer than a slow answer takes, shorter than patience. */
  const WAIT = 4000;
  /** 60 pages and 24 MB: within what the oldest phones grant a site. What a reader saved himself is counted apart. */
  const LIMITS = { read: { pages: 60, bytes: 24e6 }, saved: { pages: 200, bytes: 48e6 } };
  const NOTE = 'x-kept';
  const ARTICLE = /^\/(?!tag\/|author\/)(?:lite\/)?[^/]+\/(?:[^/]+-)?([0-9a-hjkmnp-tv-z]{8})$/;
  const idOf = (path: string) => ARTICLE.exec(path)?.[1];
  const pathOf = (request: Request) => new URL(request.url).pathname;

  function noteOf(response: Response): Note | null {
    const note = response.headers.get(NOTE);
    return note === null ? null : (JSON.parse(note) as Note);
  }

  /** One change of the caches after the other: two at once would each count without the other. */
  let queue: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  }

  async function keep(into: 'read' | 'saved', path: string, response: Response, parts: string[]): Promise<void> {
    const cache = await caches.open(into);
    const page = await response.blob();
    const before = await cache.match(path);
    const note: Note = {
      at: Date.now(),
      bytes: page.size,
      parts: [...new Set([...(before ? (noteOf(before)?.parts ?? []) : []), ...parts])],
    };
    for (const part of note.parts) {
      // The browser has just shown it: this takes it from its own store.
      const file = (await caches.match(part)) ?? (await fetch(part, { cache: 'force-cache' }));
      if (!file.ok) continue;
      note.bytes += (await file.clone().blob()).size;
      await cache.put(part, file);
    }
    const headers = new Headers(response.headers);
    headers.delete('content-encoding');
    headers.delete('content-length');
    headers.set(NOTE, JSON.stringify(note));
    await cache.put(path, new Response(page, { headers }));
    await trim(into);
  }

  /** The oldest pages go first, then the files that no page shows any more. `gone` says which pages go whatever their age. */
  async function trim(name: 'read' | 'saved', gone: (path: string) => boolean = () => false): Promise<void> {
    const cache = await caches.open(name);
    const pages: (Note & { request: Request })[] = [];
    const files: Request[] = [];
    for (const request of await cache.keys()) {
      const found = await cache.match(request);
      const note = found ? noteOf(found) : null;
      if (note) pages.push({ ...note, request });
      else files.push(request);
    }
    pages.sort((a, b) => b.at - a.at);
    const used = new Set<string>();
    let count = 0;
    let bytes = 0;
    for (const page of pages) {
      const over = count + 1 > LIMITS[name].pages || bytes + page.bytes > LIMITS[name].bytes;
      if (over || gone(pathOf(page.request))) {
        await cache.delete(page.request);
        continue;
      }
      count += 1;
      bytes += page.bytes;
      for (const part of page.parts) used.add(part);
    }
    for (const file of files) if (!used.has(pathOf(file))) await cache.delete(file);
  }

  /** A withdrawn article goes in all its forms and under all its addresses. */
  const forget = (id: string) =>
    inTurn(async () => {
      for (const name of ['read', 'saved'] as const) await trim(name, (path) => idOf(path) === id);
    });

  /** The kept copy of a page: of that address, else the same article under another one. */
  async function find(path: string): Promise<Response | undefined> {
    for (const name of ['saved', 'read', 'shell']) {
      const found = await (await caches.open(name)).match(path, { ignoreVary: true });
      if (found) return found;
    }
    const id = idOf(path);
    for (const name of id === undefined ? [] : ['saved', 'read']) {
      const cache = await caches.open(name);
      const other = (await cache.keys()).find((request) => idOf(pathOf(request)) === id);
      if (other) return cache.match(other);
    }
    return undefined;
  }

  /** Says on the page itself that it is a kept copy, in the words that the server put there, and since when. */
  async function shown(copy: Response): Promise<Response> {
    const note = noteOf(copy);
    if (note === null) return copy;
    const marked = (await copy.text()).replace(
      /(<p class="saved-note" data-locale="([^"]*)") hidden(?:="")?>([^<]*)<time><\/time>/,
      (_, start: string, locale: string, words: string) => {
        const at = new Date(note.at);
        const time = at.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', hourCycle: 'h23' });
        return `${start}>${words}<time datetime="${at.toISOString()}">${time}</time>`;
      },
    );
    return new Response(marked, { headers: copy.headers });
  }

  async function answer(event: FetchWork, path: string): Promise<Response> {
    const network = fetch(event.request).then((response) => {
      const id = idOf(path);
      if (id !== undefined && response.status === 410) event.waitUntil(forget(id));
      // A light page has no script that would tell of it.
      if (id !== undefined && response.status === 200 && path.startsWith('/lite/')) {
        const copy = response.clone();
        event.waitUntil(inTurn(async () => ((await caches.has('off')) ? undefined : keep('read', path, copy, []))));
      }
      return response;
    });
    event.waitUntil(network.catch(() => undefined));
    const late = new Promise<null>((resolve) => setTimeout(resolve, WAIT, null));
    const first = await Promise.race([network, late]).catch(() => undefined);
    if (first && first.status < 500) return first;
    const copy = await find(path);
    if (copy) return shown(copy);
    // Nothing kept: a slow answer is better than none.
    const last = first ?? (first === null ? await network.catch(() => undefined) : undefined);
    return last ?? (await caches.match('/offline')) ?? Response.error();
  }

  worker.addEventListener('install', (event: Work) => {
    event.waitUntil(
      caches
        .open('shell')
        .then((cache) => cache.addAll(SHELL))
        .then(() => worker.skipWaiting()),
    );
  });

  worker.addEventListener('activate', (event: Work) => {
    const clean = async () => {
      const cache = await caches.open('shell');
      for (const request of await cache.keys()) if (!SHELL.includes(pathOf(request))) await cache.delete(request);
      await worker.clients.claim();
    };
    event.waitUntil(clean());
  });

  worker.addEventListener('fetch', (event: FetchWork) => {
    const { method, mode, url } = event.request;
    const { origin, pathname } = new URL(url);
    if (method !== 'GET' || origin !== location.origin || /^\/(?:newsroom|api|-)(?:\/|$)/.test(pathname)) return;
    if (mode === 'navigate') event.respondWith(answer(event, pathname));
    else if (/^\/(?:assets|media)\//.test(pathname))
      event.respondWith(caches.match(event.request, { ignoreVary: true }).then((kept) => kept ?? fetch(event.request)));
  });

  worker.addEventListener('message', (event: Work & { data: Message; ports: readonly MessagePort[] }) => {
    const { keep: path, drop, into, parts = [] } = event.data;
    const work = inTurn(async () => {
      if (drop !== undefined) await trim(into, (one) => one === drop);
      if (path === undefined) return;
      // As it was seen: the browser's own copy, whatever the server has by now.
      const response = await fetch(path, { cache: 'force-cache' });
      if (response.status !== 200) throw new Error(String(response.status));
      await keep(into, path, response, parts);
    });
    event.waitUntil(
      work.then(
        () => event.ports[0]?.postMessage(true),
        () => event.ports[0]?.postMessage(false),
      ),
    );
  });
})();

/** Put before this code by the server: pages and files that are there from the start. */
declare const SHELL: string[];
