import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Delivered = { topic: string; type: string; body: string };

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

/** A WebSub hub (W3C, 2018): verifies who subscribes, fetches a topic when it is told, and hands the whole of it on. */
export async function startHub() {
  const subscribers = new Map<string, Set<string>>();
  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await read(request));
    const topics = form.getAll('hub.url');
    // §5.2: accepted, and done afterwards.
    response.writeHead(202).end();
    if (form.get('hub.mode') === 'subscribe') await verify(form.get('hub.topic') ?? '', form.get('hub.callback') ?? '');
    else if (form.get('hub.mode') === 'publish') for (const topic of topics) await distribute(topic);
  });
  const url = await listen(server);

  async function verify(topic: string, callback: string): Promise<void> {
    const challenge = crypto.randomUUID();
    const query = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': challenge });
    const answer = await fetch(`${callback}?${query}`);
    if (!answer.ok || (await answer.text()) !== challenge) return;
    subscribers.set(topic, (subscribers.get(topic) ?? new Set()).add(callback));
  }

  async function distribute(topic: string): Promise<void> {
    const callbacks = subscribers.get(topic);
    if (callbacks === undefined) return;
    const content = await fetch(topic);
    const headers = {
      'content-type': content.headers.get('content-type') ?? '',
      link: `<${url}>; rel="hub", <${topic}>; rel="self"`,
    };
    const body = await content.text();
    for (const callback of callbacks) await fetch(callback, { method: 'POST', headers, body });
  }

  return { url, close: () => void server.close() };
}

/** A feed reader that lets hubs call it. `delivered` waits for the first delivery, not seen before, that is as wanted. */
export async function startSubscriber() {
  const waiting: ((delivered: Delivered) => void)[] = [];
  const arrived: Delivered[] = [];
  let verified: () => void = () => undefined;
  const subscribed = new Promise<void>((done) => {
    verified = done;
  });
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      const { searchParams } = new URL(request.url ?? '', 'http://subscriber');
      response.end(searchParams.get('hub.challenge'), verified);
      return;
    }
    const body = await read(request);
    response.writeHead(204).end();
    const topic = /<([^>]+)>; rel="self"/.exec(request.headers.link?.toString() ?? '')?.[1] ?? '';
    const delivered = { topic, type: request.headers['content-type'] ?? '', body };
    const first = waiting.shift();
    if (first === undefined) arrived.push(delivered);
    else first(delivered);
  });
  const callback = await listen(server);
  return {
    /** Finds the hub in the topic's own headers, as WebSub §4 says, and subscribes there. */
    subscribe: async (page: string) => {
      const link = (await fetch(page)).headers.get('link') ?? '';
      const hub = /<([^>]+)>; rel="hub"/.exec(link)?.[1] ?? '';
      const topic = /<([^>]+)>; rel="self"/.exec(link)?.[1] ?? '';
      const form = new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.callback': callback });
      await fetch(hub, { method: 'POST', body: form });
      await subscribed;
    },
    delivered: async (wanted: (body: string) => boolean): Promise<Delivered> => {
      for (;;) {
        const first = arrived.shift() ?? (await new Promise<Delivered>((done) => waiting.push(done)));
        if (wanted(first.body)) return first;
      }
    },
    close: () => void server.close(),
  };
}

/** Stands for IndexNow: takes what is sent and answers with 202. */
export async function startIndexNow() {
  const told: { key: string; keyLocation: string; urlList: string[] }[] = [];
  const server = createServer(async (request, response) => {
    told.push(JSON.parse(await read(request)));
    response.writeHead(202).end();
  });
  return { url: await listen(server), told, close: () => void server.close() };
}
