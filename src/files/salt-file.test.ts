import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSaltFile } from './salt-file.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'warraq-salt-')), 'private');
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const hex = (salt: Uint8Array) => Buffer.from(salt).toString('hex');

test('a day has one salt of 32 bytes, also after a restart', async () => {
  const first = await createSaltFile(folder).saltOf('2026-11-24');
  expect(first).toHaveLength(32);
  expect(hex(await createSaltFile(folder).saltOf('2026-11-24'))).toBe(hex(first));
});

test('many processes that ask at once get the same salt', async () => {
  const salts = await Promise.all(Array.from({ length: 20 }, () => createSaltFile(folder).saltOf('2026-11-24')));
  expect(new Set(salts.map(hex)).size).toBe(1);
  expect(await readdir(folder)).toEqual(['read-salt-2026-11-24']);
});

test('a new day has another salt and the old one is gone from the disk', async () => {
  const salts = createSaltFile(folder);
  const monday = await salts.saltOf('2026-11-23');
  const tuesday = await salts.saltOf('2026-11-24');
  expect(hex(tuesday)).not.toBe(hex(monday));
  expect(await readdir(folder)).toEqual(['read-salt-2026-11-24']);
});

test('nobody but the owner can read it', async () => {
  await createSaltFile(folder).saltOf('2026-11-24');
  expect((await stat(join(folder, 'read-salt-2026-11-24'))).mode & 0o777).toBe(0o600);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('a damaged file is replaced', async () => {
  await createSaltFile(folder).saltOf('2026-11-24');
  await writeFile(join(folder, 'read-salt-2026-11-24'), 'short');
  expect(await createSaltFile(folder).saltOf('2026-11-24')).toHaveLength(32);
});

test('a failure is not remembered', async () => {
  await writeFile(folder, 'a file where the folder should be');
  const salts = createSaltFile(folder);
  await expect(salts.saltOf('2026-11-24')).rejects.toThrow();
  await rm(folder);
  expect(await salts.saltOf('2026-11-24')).toHaveLength(32);
});
