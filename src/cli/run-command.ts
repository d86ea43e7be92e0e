import { AppError } from '../base/index.ts';
import type { DataLock } from '../files/index.ts';
import { createPurgeChannel, createSearchArticles, createSearchStore } from '../storage/index.ts';
import { createRunner } from '../work/index.ts';
import type { CommandArgs, CommandEvent, CommandResult } from './command.ts';
import { forwardCommand, serverAnswers, socketPath } from './command-socket.ts';
import { commands, lookingCommands } from './commands/index.ts';
import { openFindDesk } from './find-desk.ts';
import { jobHandlers } from './handlers.ts';
import { openHouse, ownerOf, systemClock, takeData } from './house.ts';
import type { Settings } from './settings.ts';

/**
 * Runs a command where it belongs: in the server that owns the data folder, which is its only writer, or here when there is
 * none. On PostgreSQL always here. What the command leaves to be done afterwards is done here too, before it ends.
 */
export async function runCommand(
  settings: Settings,
  dist: string,
  name: string,
  args: CommandArgs,
  input: AsyncIterable<Uint8Array>,
  emit: (event: CommandEvent) => void,
): Promise<CommandResult> {
  const command = commands[name as keyof typeof commands];
  if (!command) throw new AppError('option_invalid', { option: name });
  const place = await placeFor(settings);
  if ('server' in place) return forwardCommand(place.server, name, args, input, emit);
  const house = await openHouse(settings, { migrate: true, thread: 'command' });
  try {
    const desk = await openFindDesk(createSearchStore(house.storage), createSearchArticles(house.storage), systemClock);
    // No pages are kept here; servers that share a PostgreSQL hear which of theirs are out of date.
    const channel = createPurgeChannel(house.storage, settings.databaseUrl);
    const purge = { purge: (tags: readonly string[]) => channel.announce(tags) };
    const publish = { articles: house.articles, publishing: house.publishing, purge, clock: house.clock };
    const result = await command({ house, publish, dist, reindex: () => desk.rebuild() }, args, input, emit);
    if (lookingCommands.has(name)) return result;
    const runner = createRunner({
      jobs: house.jobs,
      handlers: jobHandlers(house, desk, purge),
      clock: house.clock,
      owner: ownerOf(settings, place.lock),
      onError: (error, job) => house.log.error({ err: error, job }, 'job failed'),
    });
    await runner.recover();
    const { waiting } = await house.jobs.counts(house.clock.now());
    // A change becomes four jobs: who follows it, its sources, the index and then the neighbours.
    await runner.drain((done) =>
      emit({ type: 'progress', label: 'index', done, total: Math.max(done, waiting * 4), detail: {} }),
    );
    return result;
  } finally {
    await house.close();
    place.lock.release();
  }
}

/** 10 s: a server that is starting holds its folder for a second or two before it takes commands. */
const PATIENCE_MS = 10_000;

/** The running server's socket, or the data folder for ourselves. Throws `data_in_use`. */
async function placeFor(settings: Settings): Promise<{ server: string } | { lock: DataLock }> {
  const path = settings.databaseUrl === null ? socketPath(settings.data) : null;
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    if (path !== null && (await serverAnswers(path))) return { server: path };
    try {
      return { lock: takeData(settings) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'data_in_use' || Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
