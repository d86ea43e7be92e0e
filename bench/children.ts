import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { get } from 'node:http';

/** Where Debian keeps what is not on everybody's PATH. */
const PATH = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`;

/** Says which packages are missing, all at once. */
export function needPrograms(programs: Record<string, string>): void {
  const missing = Object.entries(programs).filter(
    ([name]) => spawnSync(name, ['-v'], { env: { ...process.env, PATH } }).error,
  );
  if (missing.length > 0) {
    const packages = missing.map(([, name]) => name).join(' ');
    throw new Error(`This bench needs ${missing.map(([name]) => name).join(' and ')}: apt-get install -y ${packages}`);
  }
}

/** `ended` resolves to what it wrote to standard output, when it ended well. */
export type Child = { pid: number; stop(): Promise<void>; failed: Promise<never>; ended: Promise<string> };

/** Starts a program that runs until it is stopped, or `ends` by itself. What it writes is shown only if it ends by itself. */
export function startChild(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; ends?: boolean } = {},
): Child {
  const child: ChildProcess = spawn(command, args, {
    ...options,
    env: { ...process.env, PATH, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes) => (said = `${said}${bytes}`.slice(-4_000)));
  let stopping = false;
  let printed = '';
  child.stdout?.on('data', (bytes) => (printed += bytes));
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (!stopping && !(options.ends && code === 0))
        reject(new Error(`${command} ${args.join(' ')} ended with ${code}\n${said}`));
    });
  });
  // Rejects long after the last one who waited for it; nobody must be told then.
  failed.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    failed,
    ended: Promise.race([closed.then(() => printed), failed]),
    stop: async () => {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await closed;
      clearTimeout(late);
    },
  };
}

export type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

/** One GET with exactly these headers; the body as it came, not decompressed. */
export function fetchRaw(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      );
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** Waits for a 200, at most a minute. */
export async function waitFor(url: string, failed: Promise<never>): Promise<Answer> {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const answer = await Promise.race([fetchRaw(url).catch(() => null), failed]);
    if (answer?.status === 200) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer with 200 within a minute`);
}
