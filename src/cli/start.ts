import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { AppError } from '../base/index.ts';
import { lockData } from '../files/index.ts';
import { publicationSchema } from '../news/publication/index.ts';
import { createPurgeChannel } from '../storage/index.ts';
import { type DemoAccounts, fillDemo } from './fill-demo.ts';
import type { FindDesk } from './find-desk.ts';
import { openFront } from './front.ts';
import { openHouse } from './house.ts';
import type { Settings } from './settings.ts';
import { type Calls, callsOf, serveCalls } from './thread-calls.ts';
import { type StartOptions, welcome } from './welcome.ts';

/** Runs the newsroom until it is told to stop. Throws `data_in_use`, `port_in_use`, `data_newer`. */
export async function start(settings: Settings, options: StartOptions): Promise<void> {
  mkdirSync(settings.data, { recursive: true });
  const lock = settings.databaseUrl === null ? lockData(settings.data) : null;
  const house = await openHouse(settings, { migrate: true, thread: 'front' });
  const fresh = (await house.publication.settings()).version === 0 && (await house.accounts.list()).length === 0;
  let accounts: DemoAccounts = [];
  if (options.demo && fresh)
    accounts = await fillDemo(house, join(options.root, 'demo'), join(options.root, 'dist/demo/pictures'));

  const toWork = new MessageChannel();
  const findFront = new MessageChannel();
  const findWork = new MessageChannel();
  const fail = (name: string) => (error: unknown) => {
    house.log.fatal({ err: error, thread: name }, 'thread failed');
    process.exit(1);
  };
  const find = new Worker(new URL('./find-thread.js', import.meta.url), {
    workerData: { settings, ports: [findFront.port1, findWork.port1] },
    transferList: [findFront.port1, findWork.port1],
    // Indexing makes much that is soon gone: a small young generation kept 10,000 articles at 274 MB instead of 412.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  find.on('error', fail('find'));
  await ready(find);
  const desk = callsOf<FindDesk & Calls>(findFront.port2);
  const { server, purge } = await openFront(house, desk, join(options.root, 'dist'));
  serveCalls(toWork.port1, { purge: (tags: readonly string[]) => purge.purge(tags) });
  const channel = createPurgeChannel(house.storage, settings.databaseUrl);
  await channel.listen((tags) => void purge.purge(tags));

  const url = await listen(server, options);
  // Until the publication says where it is reached, links lead to where it answers.
  const { baseUrl } = await house.readPublication();
  if (baseUrl === publicationSchema.parse({}).baseUrl) {
    settings.baseUrl = url;
    await purge.purge(['site']);
  }
  const work = new Worker(new URL('./work-thread.js', import.meta.url), {
    workerData: { settings, front: toWork.port2, find: findWork.port2 },
    transferList: [toWork.port2, findWork.port2],
  });
  work.on('error', fail('work'));

  let stopping = false;
  const stop = async () => {
    // A second signal ends at once what the first asked kindly.
    if (stopping) process.exit(130);
    stopping = true;
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 3000).unref();
    const done = new Promise<void>((resolve) => work.once('exit', () => resolve()));
    work.postMessage('stop');
    await done;
    find.postMessage('stop');
    await house.reads.drain();
    await channel.close();
    await house.close();
    lock?.release();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());

  welcome({
    settings,
    options,
    url,
    accounts,
    publication: await house.readPublication(),
    filled: accounts.length > 0,
    empty: fresh && !options.demo,
  });
  await ready(work);
}

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`thread ended with ${code}`)));
  });
}

/** Resolves to the address it answers on. */
function listen(server: Server, { host, port }: StartOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
      reject(taken ? new AppError('port_in_use', { port, host }) : error);
    });
    server.listen(port, host, () => {
      const shown = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
      resolve(`http://${shown.includes(':') ? `[${shown}]` : shown}:${(server.address() as AddressInfo).port}`);
    });
  });
}
