import { type MessagePort, parentPort } from 'node:worker_threads';
import { createSearchArticles, createSearchStore, openStorage } from '../storage/index.ts';
import { openFindDesk } from './find-desk.ts';
import { storageLocation, systemClock } from './house.ts';
import type { Settings } from './settings.ts';
import { type Calls, ordersTo, serveCalls } from './thread-calls.ts';

export type FindBegin = { settings: Settings; ports: MessagePort[] };

/** The thread that owns the search index: it alone takes articles in and answers queries, for the threads behind `ports`. */
const { begin, stop } = ordersTo<FindBegin>();
const { settings, ports } = await begin;

const storage = await openStorage(storageLocation(settings));
const desk = await openFindDesk(createSearchStore(storage), createSearchArticles(storage), systemClock);
for (const port of ports) serveCalls(port, desk as unknown as Calls);
parentPort?.postMessage('ready');

await stop;
await storage.close();
for (const port of ports) port.close();
parentPort?.close();
