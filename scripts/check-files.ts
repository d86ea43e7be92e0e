import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const MAX_LINES = 300;
/** Where a reason for a long file is looked for. */
const FIRST_LINES = 5;

const floors: string[][] = JSON.parse(readFileSync(join(import.meta.dirname, 'floors.json'), 'utf8')).floors;

type Rule = (path: string, text: string) => string[];

/** What can be seen in one file alone; one sentence for each thing that is wrong. */
export function checkFiles(root: string): string[] {
  const complaints: string[] = [];
  for (const file of sourceFiles(root)) {
    const path = relative(root, file);
    const text = readFileSync(file, 'utf8');
    for (const rule of [long, room, name, domain, tests])
      complaints.push(...rule(path, text).map((one) => `${path}${one}`));
  }
  for (const file of textFiles(root)) {
    const path = relative(root, file);
    const text = readFileSync(file, 'utf8');
    for (const rule of [machinePaths, bothWays]) complaints.push(...rule(path, text).map((one) => `${path}${one}`));
  }
  return [...complaints, ...lockFile(root)];
}

/** Every TypeScript file of ours, tests included. */
export function sourceFiles(root: string): string[] {
  return ['src', 'test', 'scripts', 'bench']
    .flatMap((folder) => filesIn(join(root, folder)))
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
}

const long: Rule = (_path, text) => {
  const lines = text.split('\n');
  const count = lines.length - 1;
  if (count <= MAX_LINES || lines.slice(0, FIRST_LINES).some((line) => /^\s*(\/\/|\/?\*+) long: \S/.test(line)))
    return [];
  return [`: ${count} lines; split it, or say why not in its first ${FIRST_LINES} lines (// long: the reason)`];
};

const room: Rule = (path) => {
  if (!path.startsWith('src/') || floors.flat().some((one) => path.startsWith(`src/${one}/`))) return [];
  return [': not in any room; move it, or add its folder to a floor in scripts/floors.json and ARCHITECTURE.md'];
};

const name: Rule = (path) => {
  const file = path.split('/').at(-1) ?? '';
  const wrong =
    /^(utils?|helpers?|common|misc)\./.test(file) || !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.tsx?$/.test(file);
  return wrong ? [': name a file by its verb or its one noun, in kebab-case'] : [];
};

const IMPURE = [
  {
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/,
    why: 'the domain has no clock of its own; take the time from the Clock that was handed in',
  },
  {
    pattern: /\bprocess\.|\bglobalThis\.process\b/,
    why: 'the domain has no environment; take the setting as a parameter',
  },
  { pattern: /\bfetch\(/, why: 'the domain speaks to nobody; ask through a port' },
];

const domain: Rule = (path, text) => {
  if (!path.startsWith('src/news/') || isTest(path)) return [];
  return linesOf(withoutComments(text)).flatMap(({ line, number }) =>
    IMPURE.filter(({ pattern }) => pattern.test(line)).map(({ why }) => `:${number}: ${why}`),
  );
};

/** `fails`, `skipIf` and `runIf` count too: a green run has to mean that everything was tried. */
const NOT_RUN =
  /\b(?:describe|test|it|suite)(?:\.\w+)*\.(?:only|skip|todo|fails|skipIf|runIf)\b|\b(?:xit|xtest|xdescribe|fit|fdescribe)\(|\.skip\(\)/;

const tests: Rule = (path, text) => {
  if (!isTest(path)) return [];
  return linesOf(text).flatMap(({ line, number }) => {
    const found = NOT_RUN.exec(line);
    return found
      ? [`:${number}: ${found[0]}: a test runs or is not there; what a database cannot do is written down in its case`]
      : [];
  });
};

/** `left` and `right` as a property, as part of one or as what it is set to; and what no Arabic letter bears. */
const ONE_WAY = /(?:^|[;{\s])(?:[\w-]*-)?(?:left|right)(?:-[\w-]+)?\s*:|:[^;]*\b(?:left|right)\s*(?:[;}]|$)/;
const NOT_ARABIC = /letter-spacing|font-style:\s*(?:italic|oblique)/;

const bothWays: Rule = (path, text) => {
  if (!path.endsWith('.css')) return [];
  return linesOf(withoutComments(text)).flatMap(({ line, number }) => [
    ...(ONE_WAY.test(line)
      ? [`:${number}: left and right turn wrong in Arabic; use the logical property (inline-start, inline-end)`]
      : []),
    ...(NOT_ARABIC.test(line) ? [`:${number}: Arabic has no italics and no letter-spacing`] : []),
  ]);
};

/** Folders of one machine; what is in the project runs on every machine. */
const MACHINE_PATH = /(?<![\w.~-])\/(?:home|Users|root|work|mnt)\/[\w.-]+/;

const machinePaths: Rule = (_path, text) =>
  linesOf(text).flatMap(({ line, number }) => {
    const found = MACHINE_PATH.exec(line);
    return found ? [`:${number}: ${found[0]} is a path of one machine`] : [];
  });

/** Which registry npm asks is the machine's business. */
function lockFile(root: string): string[] {
  const path = join(root, 'package-lock.json');
  if (!existsSync(path)) return [];
  return linesOf(readFileSync(path, 'utf8'))
    .filter(({ line }) => /"resolved":\s*"http/.test(line))
    .map(
      ({ number }) =>
        `package-lock.json:${number}: an address of a registry; run "npm install --omit-lockfile-registry-resolved"`,
    );
}

function isTest(path: string): boolean {
  return /\.(test|contract|e2e)\.tsx?$/.test(path);
}

function linesOf(text: string): { line: string; number: number }[] {
  return text.split('\n').map((line, index) => ({ line, number: index + 1 }));
}

/** Blanks comments, keeping lines where they are. A `//` in a string is taken for one only after a space. */
function withoutComments(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** Everything a person wrote: all but what git does not keep, what is generated and what is no text. */
function textFiles(root: string): string[] {
  const folders = ['src', 'test', 'scripts', 'bench', 'bin', 'demo', 'docs', '.ci'].flatMap((folder) =>
    filesIn(join(root, folder)),
  );
  const top = readdirSync(root, { withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name !== 'package-lock.json',
  );
  const files = [...folders, ...top.map((entry) => join(root, entry.name))];
  return files.filter((file) =>
    /(\.(tsx?|[mc]?js|json|md|sh|ya?ml|css|html|txt|sql|conf)|\/(bin|\.ci)\/[\w-]+|\/LICENSE|rc)$/.test(file),
  );
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
