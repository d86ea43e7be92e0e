import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { FindDesk } from './find-desk.ts';
import { openFront } from './front.ts';
import { openHouse } from './house.ts';
import { bind } from './listen.ts';
import type { Settings } from './settings.ts';
import { type Calls, callsOf, serveCalls } from './thread-calls.ts';
import type { FrontCalls } from './work-thread.ts';

/** One more thread that answers HTTP, on the port of the first one and with a page cache of its own. */
export type FrontData = {
  settings: Settings;
  dist: string;
  host: string;
  port: number;
  /** To the thread that owns the index. */
  find: MessagePort;
  /** From here: purge every thread. From there: purge this one. */
  ask: MessagePort;
  told: MessagePort;
};

const data = workerData as FrontData;
const house = await openHouse(data.settings, { migrate: false, thread: 'front' });
const everywhere = callsOf<FrontCalls & Calls>(data.ask);
const front = await openFront(house, callsOf<FindDesk & Calls>(data.find), data.dist, (tags) => everywhere.purge(tags));
serveCalls(data.told, { purge: (tags: readonly string[]) => front.purgeHere(tags) });
await bind(front.server, { host: data.host, port: data.port, reusePort: true });

parentPort?.on('message', async () => {
  await front.close();
  await house.reads.drain();
  await house.close();
  // Ends this thread alone; libraries keep timers of their own, which would hold it.
  process.exit(0);
});
parentPort?.postMessage('ready');
