import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'warraq-command-'));
  folders.push(folder);
  return folder;
}

/** A project with the real `bin`, the real build and a command line of three lines. */
function tree(files: Record<string, string> = {}): string {
  const root = temporary();
  cpSync(join(project, 'bin'), join(root, 'bin'), { recursive: true });
  for (const name of ['package.json', 'tsconfig.json', 'scripts/build-server.ts']) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    cpSync(join(project, name), join(root, name));
  }
  const main =
    "import { word } from './word.ts';\nconsole.log(word, process.argv.slice(2).join('|'));\nif (process.argv[2] === 'fail') process.exitCode = 7;\n";
  write(root, { 'src/cli/main.ts': main, 'src/cli/word.ts': "export const word: string = 'first';\n", ...files });
  return root;
}

function withLibraries(root: string): string {
  symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
  return root;
}

function write(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** A program called `node` that says which version it is and otherwise its own name. */
function fakeNode(path: string, version: string, says: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\nif [ "$1" = --version ]; then echo ${version}; else echo ${says}; fi\n`);
  chmodSync(path, 0o755);
}

function run(command: string, args: string[] = [], options: SpawnSyncOptions = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, { ...options, encoding: 'utf8' });
  return { status, stdout: String(stdout), stderr: String(stderr) };
}

const bare = { env: { PATH: '/usr/bin:/bin' } };
const arch = process.arch === 'arm64' ? 'arm64' : 'x64';

describe('the right Node', () => {
  test('without node_modules it says to install, in both languages', () => {
    const { status, stderr, stdout } = run(join(tree(), 'bin/warraq'), [], bare);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^ورّاق: .*npm ci/m);
    expect(stderr).toMatch(/^warraq: .*npm ci/m);
  });

  test('an old Node alone is named, with what to do', () => {
    const root = tree();
    mkdirSync(join(root, 'node_modules'));
    const path = join(root, 'path');
    fakeNode(join(path, 'node'), 'v20.20.2', 'twenty');
    const { status, stderr } = run('/bin/sh', [join(root, 'bin/warraq')], {
      env: { PATH: `${path}:${toolsWithoutNode()}` },
    });
    expect(status).toBe(1);
    expect(stderr).toContain('v20.20.2');
    expect(stderr).toMatch(/^warraq: Node 24 or newer is needed/m);
    expect(stderr).toMatch(/^ورّاق: يلزم Node 24/m);
  });

  test('the one that npm brought comes before the one on PATH', () => {
    const root = tree();
    fakeNode(join(root, `node_modules/node-linux-${arch}/bin/node`), 'v24.21.0', 'brought');
    fakeNode(join(root, 'path/node'), 'v26.0.0', 'path');
    write(root, { 'dist/.built': '' });
    expect(run(join(root, 'bin/warraq'), [], { env: { PATH: `${join(root, 'path')}:/usr/bin:/bin` } }).stdout).toBe(
      'brought\n',
    );
  });

  test('a later one on PATH is found behind an old one', () => {
    const root = tree();
    mkdirSync(join(root, 'node_modules'));
    fakeNode(join(root, 'old/node'), 'v20.20.2', 'old');
    fakeNode(join(root, 'new/node'), 'v24.1.0', 'new');
    write(root, { 'dist/.built': '' });
    const PATH = `${join(root, 'old')}:${join(root, 'new')}:${toolsWithoutNode()}`;
    expect(run('/bin/sh', [join(root, 'bin/warraq')], { env: { PATH } }).stdout).toBe('new\n');
  });

  test('one that does not run here is passed over', () => {
    const root = tree();
    write(root, { [`node_modules/node-linux-${arch}/bin/node`]: 'for another machine', 'dist/.built': '' });
    chmodSync(join(root, `node_modules/node-linux-${arch}/bin/node`), 0o755);
    fakeNode(join(root, 'path/node'), 'v24.1.0', 'path');
    expect(run(join(root, 'bin/warraq'), [], { env: { PATH: `${join(root, 'path')}:/usr/bin:/bin` } }).stdout).toBe(
      'path\n',
    );
  });

  /** The tools that the scripts use, so that a Node installed beside them is not found. */
  function toolsWithoutNode(): string {
    const folder = temporary();
    for (const tool of ['sh', 'uname', 'dirname', 'readlink', 'find', 'head', 'cat', 'mkdir', 'rm', 'mv', 'sleep']) {
      const path = ['/usr/bin', '/bin'].map((base) => join(base, tool)).find((one) => existsSync(one));
      if (path) symlinkSync(path, join(folder, tool));
    }
    return folder;
  }
});

describe('the build', () => {
  test('is made when there is none, and only then', () => {
    const root = withLibraries(tree());
    const first = run(join(root, 'bin/warraq'), ['a', 'b c'], bare);
    expect(first).toMatchObject({ status: 0, stdout: 'first a|b c\n' });
    expect(first.stderr).toContain('building');
    expect(run(join(root, 'bin/warraq'), [], bare)).toMatchObject({ stdout: 'first \n', stderr: '' });
  });

  test('is made again when a source is newer', () => {
    const root = withLibraries(tree());
    run(join(root, 'bin/build'), [], bare);
    write(root, { 'src/cli/word.ts': "export const word: string = 'second';\n" });
    expect(run(join(root, 'bin/warraq'), [], bare).stdout).toBe('second \n');
  });

  test('is not made again for a changed test', () => {
    const root = withLibraries(tree({ 'src/cli/word.test.ts': 'export {};\n' }));
    run(join(root, 'bin/build'), [], bare);
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, 'src/cli/word.test.ts'), later, later);
    expect(run(join(root, 'bin/warraq'), [], bare).stderr).toBe('');
  });

  test('makes one file of the command and one of each thread, and keeps nothing of a source that is gone', () => {
    const root = withLibraries(tree({ 'src/cli/gone-thread.ts': "console.log('thread');\n" }));
    run(join(root, 'bin/build'), [], bare);
    expect(readdirSync(join(root, 'dist/cli')).sort()).toEqual(['gone-thread.js', 'main.js']);
    rmSync(join(root, 'src/cli/gone-thread.ts'));
    run(join(root, 'bin/warraq'), [], bare);
    expect(readdirSync(join(root, 'dist/cli')).sort()).toEqual(['main.js']);
  });

  test('that fails says why and leaves no mark of a complete one', () => {
    const root = withLibraries(tree());
    run(join(root, 'bin/build'), [], bare);
    write(root, { 'src/cli/word.ts': 'export const word: = ;\n' });
    const { status, stdout, stderr } = run(join(root, 'bin/warraq'), [], bare);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('src/cli/word.ts');
    expect(stderr).toMatch(/^warraq: the build failed at "code"/m);
    expect(stderr).toMatch(/^ورّاق: تعذّر البناء/m);
    expect(existsSync(join(root, 'dist/.built'))).toBe(false);
    expect(existsSync(join(root, 'dist/.lock'))).toBe(false);
  });

  test('goes on after one that was killed and left its lock', () => {
    const root = withLibraries(tree());
    // 2^22 + 1: above the highest process number of Linux.
    write(root, { 'dist/.lock/pid': '4194305\n' });
    expect(run(join(root, 'bin/warraq'), [], bare).stdout).toBe('first \n');
  });

  test('is made once by two that start together', async () => {
    const root = withLibraries(tree());
    const results = await Promise.all([1, 2].map(() => collect(join(root, 'bin/warraq'))));
    expect(results.map(({ stdout }) => stdout)).toEqual(['first \n', 'first \n']);
    expect(results.filter(({ stderr }) => stderr.includes('building'))).toHaveLength(1);
  });
});

test('the exit status is that of the command', () => {
  expect(run(join(withLibraries(tree()), 'bin/warraq'), ['fail'], bare).status).toBe(7);
});

test('it works through a link from elsewhere', () => {
  const root = withLibraries(tree());
  const links = temporary();
  symlinkSync(join(root, 'bin/warraq'), join(links, 'one'));
  symlinkSync('one', join(links, 'warraq'));
  expect(run(join(links, 'warraq'), ['x'], { ...bare, cwd: '/' }).stdout).toBe('first x\n');
});

test('a signal reaches the command itself', async () => {
  const root = withLibraries(
    tree({
      'src/cli/main.ts':
        "process.on('SIGTERM', () => process.exit(9));\nsetInterval(() => {}, 1000);\nconsole.log('ready');\n",
    }),
  );
  const child = spawn(join(root, 'bin/warraq'), [], { ...bare, stdio: ['ignore', 'pipe', 'ignore'] });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGTERM');
  expect(await closed).toBe(9);
});

function collect(command: string): Promise<{ stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [], { ...bare, stdio: ['ignore', 'pipe', 'pipe'] });
    const result = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (result.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (result.stderr += chunk.toString()));
    child.on('error', reject).on('close', () => resolve(result));
  });
}
