import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/support/databases.ts';
import { type DataLock, lockData, takePlace } from './data-lock.ts';

const held: DataLock[] = [];
const holding = <T extends DataLock>(lock: T): T => {
  held.push(lock);
  return lock;
};
afterEach(() => {
  for (const lock of held.splice(0)) lock.release();
});

test('a folder belongs to one process alone, until it lets go', () => {
  const folder = temporaryFolder();
  const lock = lockData(folder);
  expect(() => lockData(folder)).toThrowError(expect.objectContaining({ code: 'data_in_use' }));
  lock.release();
  holding(lockData(folder));
});

test('those who share a folder have a place each, and who comes next takes the first that is free', () => {
  const folder = temporaryFolder();
  const first = takePlace(folder);
  expect([first.place, holding(takePlace(folder)).place, holding(takePlace(folder)).place]).toEqual([1, 2, 3]);
  first.release();
  expect(holding(takePlace(folder)).place).toBe(1);
});

test('a killed process leaves its place', async () => {
  const folder = temporaryFolder();
  const module = JSON.stringify(join(import.meta.dirname, 'data-lock.ts'));
  const script = `
    const { takePlace } = await import(${module});
    console.log(takePlace(${JSON.stringify(folder)}).place);
    setInterval(() => {}, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString().trim()).toBe('1');
  expect(holding(takePlace(folder)).place).toBe(2);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(holding(takePlace(folder)).place).toBe(1);
});
