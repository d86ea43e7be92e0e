import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isAlive, markOf, type ProcessMark, waitUntil } from './processes.ts';

/**
 * The folder of one test run: the binaries, the data and the socket of its PostgreSQL, the programs that it started, and
 * the mark of the process it belongs to, so that whoever comes later can tell a running one from what a killed one left.
 */
const RUN_PREFIX = 'warraq-test-';
const RUN_VARIABLE = 'WARRAQ_TEST_RUN';

/** The run this process is part of: its own, or that of the process that started it. */
export function currentRun(): string | undefined {
  return process.env[RUN_VARIABLE];
}

/**
 * Makes the folder of a test run, known to every process started from here on, and the watchdog that cleans up when the
 * run is killed. Its server is started when asked for.
 */
export function openRun(): string {
  removeOrphans();
  const run = mkdtempSync(join(reachableFolder(), RUN_PREFIX));
  chmodSync(run, 0o755);
  mkdirSync(join(run, 'processes'));
  const owner = markOf(process.pid);
  writeFileSync(join(run, 'owner.json'), JSON.stringify(owner));
  const watchdog = join(import.meta.dirname, 'run-watchdog.sh');
  spawn('sh', [watchdog, String(owner.pid), owner.start, run], { detached: true, stdio: 'ignore', cwd: '/' }).unref();
  process.env[RUN_VARIABLE] = run;
  return run;
}

/** Notes a program of this run, which is not to outlive it. */
export function noteProcess(pid: number): void {
  const run = currentRun();
  if (run) writeFileSync(join(run, 'processes', String(pid)), markOf(pid).start);
}

/** Stops the server of a run, if it was started, and deletes the run's folder. */
export async function closeRun(run: string): Promise<void> {
  if (process.env[RUN_VARIABLE] === run) delete process.env[RUN_VARIABLE];
  for (const program of programsOf(run)) signal(program, 'SIGKILL');
  await stop(run);
  remove(run);
}

/** Stops the servers and deletes the folders of runs whose process is gone. Harmless beside running ones. */
export function removeOrphans(): void {
  for (const base of baseFolders()) {
    for (const name of namesIn(base).filter((one) => one.startsWith(RUN_PREFIX))) {
      const run = join(base, name);
      if (!isOurs(run)) continue;
      const owner = ownerOf(run);
      // A folder without its owner's mark may be one that is being made this moment.
      if (!owner || isAlive(owner)) continue;
      const server = serverOf(run);
      for (const left of server ? [...programsOf(run), server] : programsOf(run)) signal(left, 'SIGKILL');
      remove(run);
    }
  }
}

async function stop(run: string): Promise<void> {
  const server = serverOf(run);
  if (!server) return;
  // QUIT: at once, without writing anything back; the data is deleted anyway.
  signal(server, 'SIGQUIT');
  if (!(await waitUntil(() => !isAlive(server), 10_000))) signal(server, 'SIGKILL');
}

/** The first folder for temporary files whose path everyone may walk (the server's user too) and that is short enough for a socket. */
function reachableFolder(): string {
  const found = baseFolders().find((folder) => folder.length < 60 && canWalk(folder));
  if (!found)
    throw new Error('No folder for temporary files can be entered by every user: tried TMPDIR, /tmp and /var/tmp.');
  return found;
}

function baseFolders(): string[] {
  return [...new Set([tmpdir(), '/tmp', '/var/tmp'])].filter((folder) => existsSync(folder));
}

function canWalk(folder: string): boolean {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return folder === dirname(folder) || canWalk(dirname(folder));
}

/** The process the run belongs to. */
export function ownerOf(run: string): ProcessMark | undefined {
  try {
    return JSON.parse(readFileSync(join(run, 'owner.json'), 'utf8')) as ProcessMark;
  } catch {
    return undefined;
  }
}

/** The run's programs that still run. */
export function programsOf(run: string): ProcessMark[] {
  const folder = join(run, 'processes');
  return namesIn(folder)
    .map((name): ProcessMark => ({ pid: Number(name), start: readFileSync(join(folder, name), 'utf8') }))
    .filter(isAlive);
}

/** The run's server, only if that process really is a PostgreSQL on this very folder. */
export function serverOf(run: string): ProcessMark | undefined {
  try {
    const data = join(run, 'data');
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (existsSync('/proc/self') && !readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(data)) return undefined;
    return markOf(pid);
  } catch {
    return undefined;
  }
}

function signal(mark: ProcessMark, name: NodeJS.Signals): void {
  try {
    process.kill(mark.pid, name);
  } catch {
    // Gone already.
  }
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  } catch {
    // Another user's leftover; theirs to delete.
  }
}

export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isOurs(folder: string): boolean {
  try {
    return statSync(folder).uid === process.getuid?.();
  } catch {
    return false;
  }
}
