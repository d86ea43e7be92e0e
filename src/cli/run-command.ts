import { AppError } from '../base/index.ts';
import { lockData } from '../files/index.ts';
import { createSearchArticles, createSearchStore } from '../storage/index.ts';
import { createRunner } from '../work/index.ts';
import type { CommandArgs, CommandEvent, CommandResult } from './command.ts';
import { forwardCommand, serverAnswers, socketPath } from './command-socket.ts';
import { commands } from './commands/index.ts';
import { openFindDesk } from './find-desk.ts';
import { jobHandlers } from './handlers.ts';
import { noCache, openHouse, systemClock } from './house.ts';
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
  const path = settings.databaseUrl === null ? socketPath(settings.data) : null;
  if (path !== null && (await serverAnswers(path))) return forwardCommand(path, name, args, input, emit);
  const lock = settings.databaseUrl === null ? lockData(settings.data) : null;
  const house = await openHouse(settings, { migrate: true, thread: 'command' });
  try {
    const desk = await openFindDesk(createSearchStore(house.storage), createSearchArticles(house.storage), systemClock);
    const publish = { articles: house.articles, publishing: house.publishing, purge: noCache, clock: house.clock };
    const result = await command({ house, publish, dist, reindex: () => desk.rebuild() }, args, input, emit);
    const runner = createRunner({
      jobs: house.jobs,
      handlers: jobHandlers(house, desk, noCache),
      clock: house.clock,
      onError: (error, job) => house.log.error({ err: error, job }, 'job failed'),
    });
    const { waiting } = await house.jobs.counts();
    // A change becomes four jobs: who follows it, its sources, the index and then the neighbours.
    await runner.drain((done) =>
      emit({ type: 'progress', label: 'index', done, total: Math.max(done, waiting * 4), detail: {} }),
    );
    return result;
  } finally {
    await house.close();
    lock?.release();
  }
}
