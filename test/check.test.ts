import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkFiles } from '../scripts/check-files.ts';
import { checkImports } from '../scripts/check-imports.ts';

/** A small house that obeys every rule; each test plants one thing in a copy of it. */
const house = {
  'src/base/index.ts': "export { type Clock, now } from './clock.ts';\n",
  'src/base/clock.ts':
    'export type Clock = { now(): number };\nexport const now = (clock: Clock): number => clock.now();\n',
  'src/news/write/index.ts': "export { write } from './write.ts';\n",
  'src/news/write/write.ts':
    "import { type Clock, now } from '../../base/index.ts';\n// Not Date.now(): a comment may name it.\nexport const write = (clock: Clock): number => now(clock);\n",
  'src/wire/index.ts': 'export const wire = 1;\n',
  'src/storage/index.ts': "export { store } from './store.ts';\n",
  'src/storage/store.ts': "import { write } from '../news/write/index.ts';\nexport const store = write;\n",
  'src/web/index.ts':
    "import { write } from '../news/write/index.ts';\nimport { wire } from '../wire/index.ts';\nexport const web = [write, wire];\n",
  'src/web/web.test.ts':
    "import { store } from '../storage/index.ts';\nimport { web } from './index.ts';\nexport const all = [store, web];\n",
  'src/cli/main.ts':
    "import { store } from '../storage/index.ts';\nimport { web } from '../web/index.ts';\nexport const all = [store, web];\n",
};

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function build(planted: Record<string, string> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'warraq-check-'));
  folders.push(root);
  for (const [path, text] of Object.entries({ ...house, ...planted })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

async function complaintsAbout(planted: Record<string, string>): Promise<string[]> {
  const root = build(planted);
  return [...(await checkImports(root)), ...checkFiles(root)];
}

test('a house that obeys every rule passes', async () => {
  expect(await complaintsAbout({})).toEqual([]);
});

describe('imports', () => {
  test.each([
    [
      'a lower floor that imports a higher one',
      'src/base/up.ts',
      "export { write } from '../news/write/index.ts';\n",
      'base looks down',
    ],
    [
      'a floor that imports its own floor',
      'src/news/media/media.ts',
      "export { write } from '../write/index.ts';\n",
      'news/media looks down',
    ],
    [
      'a higher floor imported for a type only',
      'src/base/up.ts',
      "import type { write } from '../news/write/index.ts';\nexport type Up = typeof write;\n",
      'base looks down',
    ],
    ['web that imports storage', 'src/web/rows.ts', "export { store } from '../storage/index.ts';\n", 'web looks down'],
    [
      'storage that imports wire',
      'src/storage/rows.ts',
      "export { wire } from '../wire/index.ts';\n",
      'storage looks down',
    ],
    [
      'the newsroom that imports more than its list',
      'src/newsroom/app.tsx',
      "export { all } from '../news/people/index.ts';\n",
      'newsroom looks down',
    ],
    [
      'a folder entered past its index',
      'src/cli/deep.ts',
      "export { store } from '../storage/store.ts';\n",
      'cli enters by the front door',
    ],
    [
      'a test that enters another folder past its index',
      'src/web/deep.test.ts',
      "export { store } from '../storage/store.ts';\n",
      'web enters by the front door',
    ],
    [
      'the domain that imports a database driver',
      'src/news/write/sql.ts',
      "import pg from 'pg';\nexport const sql = pg;\n",
      'the domain knows no machinery',
    ],
    [
      'the domain that imports HTTP',
      'src/news/write/http.ts',
      "import { get } from 'node:http';\nexport const http = get;\n",
      'the domain knows no machinery',
    ],
    [
      'web that speaks SQL',
      'src/web/sql.ts',
      "import { sql } from 'kysely';\nexport const one = sql;\n",
      'SQL lives in storage',
    ],
    [
      'Node in a folder that browsers run',
      'src/wire/node.ts',
      "import { join } from 'node:path';\nexport const path = join;\n",
      'safe in a browser',
    ],
    [
      'shipped code that imports a test',
      'src/web/shipped.ts',
      "export { all } from './web.test.ts';\n",
      'tests stay outside',
    ],
    ['an import that leads nowhere', 'src/web/lost.ts', "export { lost } from './nowhere.ts';\n", 'is there'],
  ])('%s is refused', async (_what, path, text, rule) => {
    const planted: Record<string, string> = { [path]: text };
    if (path.startsWith('src/newsroom')) planted['src/news/people/index.ts'] = 'export const all = 1;\n';
    const complaints = await complaintsAbout(planted);
    expect(complaints).toContainEqual(
      expect.stringMatching(new RegExp(`^${path.replaceAll('.', '\\.')} → .*\\(${rule}\\)$`)),
    );
  });

  test.each([
    [
      'a circle',
      "import { two } from './two.ts';\nexport const one = (): unknown => two;\n",
      "import { one } from './one.ts';\nexport const two = (): unknown => one;\n",
    ],
    [
      'a circle of types only',
      "import type { Two } from './two.ts';\nexport type One = Two[];\n",
      "import type { One } from './one.ts';\nexport type Two = One[];\n",
    ],
  ])('%s is refused', async (_what, one, two) => {
    const complaints = await complaintsAbout({ 'src/web/one.ts': one, 'src/web/two.ts': two });
    expect(complaints).toContainEqual(expect.stringContaining('(no circle)'));
    expect(complaints.join('\n')).toContain('src/web/two.ts');
  });

  test('the newsroom may use the browser entry of the source room', async () => {
    const complaints = await complaintsAbout({
      'src/news/source/browser.ts': 'export const detect = 1;\n',
      'src/newsroom/app.tsx': "export { detect } from '../news/source/browser.ts';\n",
    });
    expect(complaints).toEqual([]);
  });
});

test('a graph without our files is no pass', async () => {
  const complaints = await checkImports(build(), { includeOnly: '^nothing' });
  expect(complaints).toContain('src/web/index.ts: the import check did not read this file');
});

describe('files', () => {
  test.each([
    [
      'the clock in the domain',
      'src/news/write/late.ts',
      'export const late = (): number => Date.now();\n',
      /^src\/news\/write\/late\.ts:1: .*clock/,
    ],
    [
      'a date of today in the domain',
      'src/news/write/late.ts',
      '\nexport const late = new Date();\n',
      /^src\/news\/write\/late\.ts:2: .*clock/,
    ],
    [
      'the environment in the domain',
      'src/news/write/here.ts',
      'export const here = process.env.HERE;\n',
      /^src\/news\/write\/here\.ts:1: .*environment/,
    ],
    ['a long file without a reason', 'src/web/long.ts', 'export {};\n'.repeat(301), /^src\/web\/long\.ts: 301 lines/],
    [
      'a folder on no floor',
      'src/attic/index.ts',
      'export const attic = 1;\n',
      /^src\/attic\/index\.ts: not in any room/,
    ],
    ['a file without a subject', 'src/web/utils.ts', 'export const utils = 1;\n', /^src\/web\/utils\.ts: name a file/],
    [
      'a file not in kebab-case',
      'src/web/readPage.ts',
      'export const readPage = 1;\n',
      /^src\/web\/readPage\.ts: name a file/,
    ],
    [
      'a test that runs alone',
      'src/web/alone.test.ts',
      `describe.${'only'}('alone', () => {});\n`,
      /^src\/web\/alone\.test\.ts:1: .*runs or is not there/,
    ],
    [
      'a test that does not run',
      'src/web/idle.test.ts',
      `test.${'skip'}.each([1])('idle', () => {});\n`,
      /^src\/web\/idle\.test\.ts:1: .*runs or is not there/,
    ],
    [
      'a path of one machine',
      'src/web/path.ts',
      `export const path = '/${'home'}/someone/file';\n`,
      /^src\/web\/path\.ts:1: .* path of one machine/,
    ],
    [
      'a style that runs one way',
      'src/web/assets/way.css',
      'p {\n  margin-left: 1rem;\n}\n',
      /^src\/web\/assets\/way\.css:2: .*logical property/,
    ],
    [
      'a style that no Arabic bears',
      'src/web/assets/slant.css',
      'p {\n  font-style: italic;\n}\n',
      /^src\/web\/assets\/slant\.css:2: Arabic has no italics/,
    ],
    [
      'an address of a registry',
      'package-lock.json',
      '{\n"resolved": "https://registry.example/x.tgz"\n}\n',
      /^package-lock\.json:2: an address of a registry/,
    ],
  ])('%s is refused', async (_what, path, text, complaint) => {
    expect(await complaintsAbout({ [path]: text })).toContainEqual(expect.stringMatching(complaint));
  });

  test('a long file that says why is accepted', async () => {
    expect(await complaintsAbout({ 'src/web/long.ts': `// long: one table\n${'export {};\n'.repeat(301)}` })).toEqual(
      [],
    );
  });
});

describe('types and lint', () => {
  const program = (root: string, script: string, ...args: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, '..', script), ...args], { cwd: root, encoding: 'utf8' });

  function buildWithTools(planted: Record<string, string>): string {
    const root = build(planted);
    for (const file of ['biome.json', '.gitignore', 'tsconfig.json', 'package.json'])
      cpSync(join(import.meta.dirname, '..', file), join(root, file));
    symlinkSync(join(import.meta.dirname, '../node_modules'), join(root, 'node_modules'));
    return root;
  }

  test('a wrong type is refused', () => {
    const root = buildWithTools({ 'src/web/wrong.ts': 'export const wrong: number = "text";\n' });
    const { status, stdout } = program(root, 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json');
    expect(status).not.toBe(0);
    expect(stdout).toContain('src/web/wrong.ts');
  });

  test.each([
    ['noExplicitAny', 'export const loose = (value: any): unknown => value;\n'],
    ['noDefaultExport', 'export default 1;\n'],
    ['noReExportAll', "export * from './index.ts';\n"],
    [
      'noFloatingPromises',
      'const save = async (): Promise<void> => {};\nexport function forget(): void {\n  save();\n}\n',
    ],
    ['format', 'export const  wide = 1;\n'],
    [
      'organizeImports',
      "import { wire } from '../wire/index.ts';\nimport { write } from '../news/write/index.ts';\n\nexport const both = [wire, write];\n",
    ],
  ])('%s is refused', (rule, text) => {
    const root = buildWithTools({ 'src/web/planted.ts': text });
    const { status, stdout, stderr } = program(
      root,
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      'src/web/planted.ts',
    );
    expect(status).not.toBe(0);
    expect(stdout + stderr).toContain(rule);
  });
});
