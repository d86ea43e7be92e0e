import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SQLite from 'better-sqlite3';
import { rolldown } from 'rolldown';
import { median } from './wrk.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The parts, bundled as the build does it, into a folder below the libraries that they leave outside. */
async function loadParts(): Promise<typeof import('./site-parts.ts')> {
  const bundle = await rolldown({
    cwd: ROOT,
    input: 'bench/site-parts.ts',
    platform: 'node',
    tsconfig: 'tsconfig.json',
    external: ['better-sqlite3', 'sharp', 'pg-native', 'vite', /^hono($|\/)/],
    logLevel: 'silent',
  });
  const file = join(ROOT, 'dist/bench/site-parts.js');
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return import(file) as Promise<typeof import('./site-parts.ts')>;
}

const ROUNDS = 5;
const ROUND_MS = 2_000;

/** Runs `once` again and again for a while; how often a second. */
async function rate(once: (i: number) => Promise<void> | void): Promise<number> {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < ROUND_MS) {
    await once(count);
    count += 1;
  }
  return (count * 1000) / (performance.now() - start);
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * How fast an article's page is made that is in no cache: every look-up, the whole page, on one thread, one after the
 * other. The control reads the same articles' rows from the same file with nothing around it.
 */
export async function run(): Promise<object> {
  const { createSite, fillDemo, openHouse, openSiteDeps, readSettings } = await loadParts();
  const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'));
  const house = await openHouse(readSettings(folder, { WARRAQ_LOG: 'error' }), { migrate: true, thread: 'bench' });
  try {
    await fillDemo(house, join(ROOT, 'demo'), join(ROOT, 'dist/demo/pictures'));
    const nothing = async () => ({ total: 0, totalIsFloor: false, hits: [] });
    const { deps } = await openSiteDeps(house, nothing, join(ROOT, 'dist/assets'));
    const site = createSite(deps);
    const articles = await house.live.list({ limit: 40 });
    const paths = articles.map(({ path }) => `http://127.0.0.1${encodeURI(path)}`);
    let bytes = 0;
    const render = async (i: number) => {
      const response = await site.fetch(new Request(paths[i % paths.length] as string));
      if (response.status !== 200) throw new Error(`${response.url} answered ${response.status}`);
      bytes = (await response.text()).length;
    };
    const file = new SQLite(join(folder, 'warraq.sqlite'), { readonly: true });
    const row = file.prepare('select * from live_articles where short_id = ?');
    const read = (i: number) => void row.get(articles[i % articles.length]?.shortId);
    for (let i = 0; i < 200; i += 1) await render(i);
    const rounds: { ours: number; control: number; cpu: number }[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const before = cpuMs();
      const ours = await rate(render);
      const cpu = (cpuMs() - before) / ((ours * ROUND_MS) / 1000);
      const one = { ours, control: await rate(read), cpu };
      rounds.push(one);
      console.log(
        `${round}/${ROUNDS}: ${Math.round(one.ours)} pages/s; ${Math.round(one.control)} bare rows/s; ${one.cpu.toFixed(2)} ms of processor a page`,
      );
    }
    file.close();
    return {
      bench: 'miss',
      ratio: Number(median(rounds.map(({ ours, control }) => ours / control)).toFixed(4)),
      rps: Math.round(median(rounds.map(({ ours }) => ours))),
      /** Of every thread; on a busy machine it says more than pages a second. */
      cpu_ms: Number(median(rounds.map(({ cpu }) => cpu)).toFixed(3)),
      control_rps: Math.round(median(rounds.map(({ control }) => control))),
      bytes,
      rounds: ROUNDS,
    };
  } finally {
    await house.close();
    await rm(folder, { recursive: true, force: true });
  }
}
