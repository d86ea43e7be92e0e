import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkFiles } from './check-files.ts';
import { checkImports } from './check-imports.ts';

/**
 * `npm run check`: types, lint and format, import directions, and what one file alone can show. Changes nothing.
 * `--only imports,files` runs some of the parts; `--fix` lets lint and format put right what they can.
 */
const root = join(import.meta.dirname, '..');
const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const fix = process.argv.includes('--fix');

type Part = { name: string; run(): Promise<string[]> };

const tsc = 'node_modules/typescript/bin/tsc';
const parts: Part[] = [
  { name: 'types', run: () => program(tsc, ['-p', 'tsconfig.json']) },
  ...(existsSync(join(root, 'src/newsroom/tsconfig.json'))
    ? [{ name: 'newsroom-types', run: () => program(tsc, ['-p', 'src/newsroom/tsconfig.json', '--noEmit']) }]
    : []),
  {
    name: 'lint',
    run: () =>
      program('node_modules/@biomejs/biome/bin/biome', [
        'check',
        '--error-on-warnings',
        '--max-diagnostics=60',
        ...(fix ? ['--write'] : []),
      ]),
  },
  { name: 'imports', run: () => checkImports(root) },
  { name: 'files', run: async () => checkFiles(root) },
];

const results = await Promise.all(parts.filter(({ name }) => !only || only.includes(name)).map(timed));
for (const { name, complaints, seconds } of results) {
  process.stdout.write(`${complaints.length === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)\n`);
  for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
}
process.exitCode = results.some(({ complaints }) => complaints.length > 0) ? 1 : 0;

async function timed({ name, run }: Part): Promise<{ name: string; complaints: string[]; seconds: number }> {
  const start = performance.now();
  const complaints = await run().catch((error: unknown) => [String(error instanceof Error ? error.stack : error)]);
  return { name, complaints, seconds: (performance.now() - start) / 1000 };
}

/** Runs one of the tools that npm brought; what it prints is the complaint when it fails. */
function program(script: string, args: string[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child
      .on('error', reject)
      .on('close', (code) => resolve(code === 0 ? [] : [output.trim() || `${script} ended with ${code}`]));
  });
}
