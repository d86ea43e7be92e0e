import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { makeFolder } from '../files/index.ts';
import { publicationSchema } from '../news/publication/index.ts';
import { createPurgeChannel } from '../storage/index.ts';
import { createCdnPurge } from '../web/index.ts';
import { type DemoAccounts, demoAddresses, fillDemo } from './fill-demo.ts';
import type { FindDesk } from './find-desk.ts';
import type { FindBegin } from './find-thread.ts';
import { openFront } from './front.ts';
import type { FrontData } from './front-thread.ts';
import { openHouse, openTransport, ownerOf, takeData } from './house.ts';
import { listen, tryListening } from './listen.ts';
import type { Settings } from './settings.ts';
import { type Calls, callsOf, serveCalls, ThreadEnded } from './thread-calls.ts';
import { markDemo, removeUnfinishedDemo, unmarkDemo } from './unfinished-demo.ts';
import { type StartOptions, welcome } from './welcome.ts';
import type { FrontCalls, WorkBegin } from './work-thread.ts';

/** Runs the newsroom until it is told to stop. Throws `data_in_use`, `folder_unwritable`, `port_in_use`, `port_forbidden`, `data_newer`, `setting_invalid`, `demo_unfinished`. */
export async function start(settings: Settings, options: StartOptions): Promise<void> {
  // What cannot work is said before anything is made: a demo's passwords are shown only once.
  await openTransport(settings).close();
  await tryListening(options.host, options.port);
  makeFolder(settings.data);
  const lock = takeData(settings);
  // The threads load their code beside what happens here, and begin when the database is ready for them.
  const find = new Worker(new URL('./find-thread.js', import.meta.url), {
    // Indexing makes much that is soon gone: a small young generation kept 10,000 articles at 274 MB instead of 412.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const work = new Worker(new URL('./work-thread.js', import.meta.url));
  const demo = join(options.root, 'demo');
  if (options.demo) await removeUnfinishedDemo(settings, await demoAddresses(demo));
  const house = await openHouse(settings, { migrate: true, thread: 'front' });
  const fresh = (await house.publication.settings()).version === 0 && (await house.accounts.list()).length === 0;
  let accounts: DemoAccounts = [];
  if (options.demo && fresh) {
    markDemo(settings);
    accounts = await fillDemo(house, demo, join(options.root, 'dist/demo/pictures'));
  }

  const toWork = new MessageChannel();
  const findWork = new MessageChannel();
  /** One channel to the index for each thread that answers HTTP; the first is this one's. */
  const findFronts = Array.from({ length: options.threads }, () => new MessageChannel());
  const fail = (name: string) => (error: unknown) => {
    house.log.fatal({ err: error, thread: name }, 'thread failed');
    process.exit(1);
  };
  const findPorts = [...findFronts, findWork].map(({ port1 }) => port1);
  find.on('error', fail('find'));
  work.on('error', fail('work'));
  const finding = begin<FindBegin>(find, { settings, ports: findPorts }, findPorts);

  const dist = join(options.root, 'dist');
  const others: { worker: Worker; purge: FrontCalls['purge'] }[] = [];
  const cdn =
    settings.cdn === null
      ? null
      : createCdnPurge(settings.cdn, (error) => house.log.error({ err: error }, 'shared cache not purged'));
  /** Every thread of this process has the tags purged when it resolves; one that has ended shows no page any more. */
  const purgeThreads = async (tags: readonly string[]) => {
    const elsewhere = others.map(({ purge }) =>
      purge(tags).catch((error: unknown) => {
        if (!(error instanceof ThreadEnded)) throw error;
      }),
    );
    await Promise.all([front.purgeHere(tags), ...elsewhere]);
  };
  // The shared cache last: it asks here for what it lost. Other processes heard of publications with their commit; of
  // everything else that purges they hear now.
  const purge = async (tags: readonly string[]) => {
    await purgeThreads(tags);
    await Promise.all([cdn?.purge(tags), channel.announce(tags)]);
  };
  const channel = createPurgeChannel(house.storage, settings.databaseUrl);
  const [findHere, ...findOthers] = findFronts.map(({ port2 }) => port2);
  if (findHere === undefined) throw new Error('no thread answers HTTP');
  const front = await openFront(house, callsOf<FindDesk & Calls>(findHere), dist, purge);
  serveCalls(toWork.port1, { purge });
  await channel.listen((tags) => void purgeThreads(tags));

  const { url, port } = await listen(front.server, { ...options, shared: options.threads > 1 });
  // Until the publication says where it is reached, links lead to where it answers.
  const { baseUrl } = await house.readPublication();
  if (baseUrl === publicationSchema.parse({}).baseUrl) {
    settings.baseUrl = url;
    await purge(['site']);
  }
  for (const findPort of findOthers) {
    const ask = new MessageChannel();
    const told = new MessageChannel();
    const workerData: FrontData = {
      settings,
      dist,
      host: options.host,
      port,
      find: findPort,
      ask: ask.port2,
      told: told.port1,
    };
    const worker = new Worker(new URL('./front-thread.js', import.meta.url), {
      workerData,
      transferList: [findPort, ask.port2, told.port1],
    });
    worker.on('error', fail('front'));
    serveCalls(ask.port1, { purge });
    others.push({ worker, purge: callsOf<FrontCalls & Calls>(told.port2).purge });
    await ready(worker);
  }
  const working = begin<WorkBegin>(
    work,
    { settings, dist, owner: ownerOf(settings, lock), front: toWork.port2, find: findWork.port2 },
    [toWork.port2, findWork.port2],
  );
  await finding;

  let stopping = false;
  const stop = async () => {
    // A second signal ends at once what the first asked kindly.
    if (stopping) process.exit(130);
    stopping = true;
    const answered = front.close();
    // Work first: what it still does purges pages in all the others.
    await stopped(work);
    await Promise.all([answered, ...others.map(({ worker }) => stopped(worker))]);
    find.postMessage('stop');
    await house.reads.drain();
    await channel.close();
    await house.close();
    lock.release();
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
  if (accounts.length > 0) unmarkDemo(settings);
  await working;
}

/** Asks a thread to stop; resolves when it has. */
function stopped(thread: Worker): Promise<void> {
  return new Promise((resolve) => {
    thread.once('exit', () => resolve());
    thread.postMessage('stop');
  });
}

/** Hands a thread what it works with; resolves when it is ready. */
function begin<T>(thread: Worker, having: T, ports: MessagePort[]): Promise<void> {
  thread.postMessage(having, ports);
  return ready(thread);
}

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`thread ended with ${code}`)));
  });
}
