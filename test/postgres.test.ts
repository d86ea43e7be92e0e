import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { postgresServer } from './support/postgres.ts';
import { isAlive, type ProcessMark, waitUntil } from './support/processes.ts';
import { programsOf, removeOrphans, serverOf } from './support/test-run.ts';

type RunToKill = { run: string; server: ProcessMark; program: ProcessMark; kill(): Promise<void> };

/** A process that starts a server and a program of its own, prints the folder and then waits to be killed. */
async function startRunToKill(): Promise<RunToKill> {
  const script = `
    const { postgresServer } = await import(${JSON.stringify(join(import.meta.dirname, 'support/postgres.ts'))});
    const { noteProcess } = await import(${JSON.stringify(join(import.meta.dirname, 'support/test-run.ts'))});
    const { spawn } = await import('node:child_process');
    await postgresServer();
    const program = spawn('sleep', ['600'], { detached: true, stdio: 'ignore' });
    noteProcess(program.pid);
    console.log(process.env.WARRAQ_TEST_RUN);
    setInterval(() => {}, 1000);
  `;
  const { WARRAQ_TEST_RUN: _ours, WARRAQ_TEST_POSTGRES: _given, ...env } = process.env;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const run = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('close', () => reject(new Error('the process ended before its server was ready')));
  });
  const server = serverOf(run);
  const [program] = programsOf(run);
  if (!server || !program) throw new Error(`no server or no program in ${run}`);
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { run, server, program, kill };
}

test('the server is PostgreSQL 18 or newer, in UTF-8, and says "done" only when it is on the disk', async () => {
  const server = await postgresServer();
  const client = new pg.Client({ connectionString: server.urlOf('postgres') });
  await client.connect();
  const setting = async (name: string) =>
    (await client.query('select current_setting($1) as value', [name])).rows[0].value;
  expect(Number(await setting('server_version_num'))).toBeGreaterThanOrEqual(180_000);
  expect(await setting('server_encoding')).toBe('UTF8');
  expect(await setting('fsync')).toBe('on');
  expect(await setting('synchronous_commit')).toBe('on');
  await client.end();
});

test('what a killed run leaves is stopped and deleted by its watchdog', async () => {
  const { run, server, program, kill } = await startRunToKill();
  await kill();
  expect(await waitUntil(() => !isAlive(server) && !isAlive(program) && !existsSync(run), 60_000)).toBe(true);
});

test('what a killed run leaves is stopped and deleted by the next run', async () => {
  const { run, server, program, kill } = await startRunToKill();
  await kill();
  removeOrphans();
  // The folder may just then be in the watchdog's hands.
  expect(await waitUntil(() => !isAlive(server) && !isAlive(program) && !existsSync(run), 60_000)).toBe(true);
});

test('a run that goes on is left alone by the next one', async () => {
  const { run, server, program, kill } = await startRunToKill();
  try {
    removeOrphans();
    expect(isAlive(server) && isAlive(program)).toBe(true);
    expect(existsSync(run)).toBe(true);
  } finally {
    await kill();
  }
});
