import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';
import { currentRun, noteProcess } from './test-run.ts';

const root = resolve(import.meta.dirname, '../..');

export type StartInput = { data?: string; demo?: boolean; env?: Record<string, string>; args?: string[] };

/** A start that may be cut short. */
export type Launched = {
  data: string;
  /** Resolves when the program says that it answers; rejects when it ends before. */
  ready: Promise<Pick<Running, 'url' | 'accounts'>>;
  /** SIGKILL, as a power cut would; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
};

export type Running = Omit<Launched, 'ready'> & {
  url: string;
  accounts: { email: string; role: string; password: string }[];
  /** Runs a command against the same data folder. */
  command(...args: string[]): Promise<CommandOutcome>;
};

export type CommandOutcome = { code: number | null; stdout: string; stderr: string };

const cleanups: (() => void)[] = [];

afterAll(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

export function dataFolder(): string {
  const folder = mkdtempSync(join(currentRun() ?? tmpdir(), 'data-'));
  cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

let built = false;

/** The built program, made once per test file if a source is newer. */
export function programPath(): string {
  if (!built) execFileSync('sh', [join(root, 'bin/build'), '--if-old'], { stdio: 'inherit' });
  built = true;
  return join(root, 'dist/cli/main.js');
}

function environment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: '', LANG: 'C', DATABASE_URL: '', SMTP_URL: '', WARRAQ_LOG: 'error', ...extra };
}

/** Starts the real program on a free port. */
export function launchWarraq(input: StartInput = {}): Launched {
  const { data = dataFolder(), demo = false, env = {}, args: more = [] } = input;
  const args = [programPath(), 'start', '--json', '--port', '0', '--data', data, ...(demo ? ['--demo'] : []), ...more];
  const child = spawn(process.execPath, args, { env: environment(env), stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.pid !== undefined) noteProcess(child.pid);
  cleanups.push(() => child.kill('SIGKILL'));
  const gone = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const ready = Promise.race([
    firstLine(child).then((line) => JSON.parse(line) as Pick<Running, 'url' | 'accounts'>),
    gone.then((code) => Promise.reject(new Error(`warraq ended with ${code} before it was ready`))),
  ]);
  // Who cuts a start short does not wait for it.
  ready.catch(() => undefined);
  return {
    data,
    ready,
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}

/** Starts the real program on a free port and waits until it answers. */
export async function startWarraq(input: StartInput = {}): Promise<Running> {
  const { ready, ...launched } = launchWarraq(input);
  const { url, accounts } = await ready;
  return {
    ...launched,
    url,
    accounts,
    command: (...more) => runCommand([...more, '--data', launched.data], input.env),
  };
}

export function runCommand(args: string[], env: Record<string, string> = {}): Promise<CommandOutcome> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [programPath(), ...args], {
      env: environment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.once('close', (code) => done({ code, stdout, stderr }));
  });
}

function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  return new Promise((done) => lines.on('line', (line) => line.startsWith('{') && done(line)));
}

/** Tries until `look` gives something, at most 20 s unless told otherwise. */
export async function eventually<T>(look: () => Promise<T | null | undefined | false>, limitMs = 20_000): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited ${limitMs / 1000} s in vain`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
