import type { Server } from 'node:http';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { HOUR, MINUTE, SECOND } from '../base/index.ts';
import { forgetReads } from '../news/count/index.ts';
import { passMoments } from '../news/front/index.ts';
import { createMailRound } from '../news/mail/index.ts';
import { publishDue, renewPages } from '../news/publish/index.ts';
import { sweepSources } from '../news/source/index.ts';
import { createRunner, createSchedule } from '../work/index.ts';
import { serveCommands, socketPath } from './command-socket.ts';
import { commands } from './commands/index.ts';
import type { FindDesk } from './find-desk.ts';
import { jobHandlers } from './handlers.ts';
import { openHouse, openTransport } from './house.ts';
import { mailDeps } from './mail-deps.ts';
import type { Settings } from './settings.ts';
import { type Calls, callsOf, ordersTo, ThreadEnded } from './thread-calls.ts';

/** What this thread asks of the one that answers readers. */
export type FrontCalls = { purge(tags: readonly string[]): Promise<void> };

export type WorkBegin = { settings: Settings; dist: string; owner: string; front: MessagePort; find: MessagePort };

/** The thread that does what nobody waits for: jobs, the schedule, letters, and the commands that come over the socket. */
const { begin, stop } = ordersTo<WorkBegin>();
const { settings, dist, owner, front, find } = await begin;

const house = await openHouse(settings, { migrate: false, thread: 'work' });
const { log } = house;
const desk = callsOf<FindDesk & Calls>(find);
const purge = callsOf<FrontCalls & Calls>(front);
const publish = { articles: house.articles, publishing: house.publishing, purge, clock: house.clock };
const zone = await house.readPublication().then((one) => one.zone);
const transport = openTransport(settings);
const letters = createMailRound(mailDeps(house, transport, owner), (event) => log.info({ mail: event }, 'mail'));
const runner = createRunner({
  jobs: house.jobs,
  handlers: jobHandlers(house, desk, purge),
  clock: house.clock,
  owner,
  onError: (error, job) => log.error({ err: error, job }, 'job failed'),
});
let looked = house.clock.now();
const schedule = createSchedule({
  clock: house.clock,
  onError: (error, task) => log.error({ err: error, task }, 'task failed'),
  tasks: [
    { name: 'publish', every: 500, run: async () => (await publishDue(publish)) > 0 },
    { name: 'mail', every: 1000, run: async () => (await letters.advance()).busy },
    // What a new version of Warraq renders otherwise; nothing to do on other days.
    { name: 'renew_pages', every: HOUR, run: () => renewPages({ renewal: house.renewal, purge }) },
    {
      name: 'moments',
      every: SECOND,
      run: async () => {
        looked = await passMoments({ records: house.records, purge, clock: house.clock }, looked);
        return false;
      },
    },
    { name: 'most_read', every: MINUTE, run: async () => purge.purge(['most-read']).then(() => false) },
    {
      name: 'forget_reads',
      every: HOUR,
      run: async () =>
        forgetReads({ reads: house.reads, salts: house.salts, clock: house.clock, zone: () => zone }).then(() => false),
    },
  ],
});

// What the server before this one had in hand when it was killed: it is dead, so nothing need wait for its leases.
await Promise.all([house.mail.recover(owner, house.clock.now()), runner.recover()]);

let socket: Server | null = null;
const path = settings.databaseUrl === null ? socketPath(settings.data) : null;
if (path !== null)
  socket = await serveCommands(path, commands, {
    house,
    publish,
    dist,
    reindex: () => desk.rebuild(),
  });

// What an older detector read, or none, is read by this one, while nobody waits for it.
await house.jobs.enqueue([sweepSources()], house.clock.now());
runner.start();
schedule.start();
void desk.catchUp().then(
  (count) => count > 0 && log.info({ count }, 'search index filled'),
  (error: unknown) => error instanceof ThreadEnded || log.error({ err: error }, 'search index'),
);

parentPort?.postMessage('ready');

await stop;
socket?.close();
await Promise.all([schedule.stop(), runner.stop()]);
await house.reads.drain();
await transport.close();
await house.close();
front.close();
find.close();
parentPort?.close();
