import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import SQLite from 'better-sqlite3';
import { parseMapping, readJsonLines } from '../src/news/bring/index.ts';
import { percentile } from './beir.ts';
import { type Child, fetchRaw, startChild, waitFor } from './children.ts';

const MAP = 'title=title,body=text,publishedAt=time,section=category';
const PORT = 4196;
const warraq = join(import.meta.dirname, '../bin/warraq');

/** 25 ms between two questions of each kind: 40 a second beside the import, a lively site of one newsroom. */
const PAUSE = 25;

/**
 * A file of JSON lines brought in by the product while its site answers readers, until every article is indexed and has its
 * neighbours; beside it, as a control, the same titles and texts as bare rows of SQLite, 50 a transaction, durable alike.
 * `ratio`: our articles a second by the control's rows.
 */
export async function run(args: readonly string[]): Promise<object> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      map: { type: 'string', default: MAP },
      database: { type: 'string' },
      alone: { type: 'boolean', default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new Error(
      `npm run bench -- import FILE [--map ${MAP}] [--database postgres://…] [--alone: without a server]`,
    );
  const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'));
  const children: Child[] = [];
  const begin = (more: string[], ends: boolean) => {
    const env: Record<string, string> = { DATABASE_URL: values.database ?? '', WARRAQ_LOG: 'error' };
    const child = startChild('sh', [warraq, ...more, '--data', join(folder, 'data'), '--json'], { env, ends });
    children.push(child);
    return child;
  };
  const command = (...more: string[]) => begin(more, true);
  try {
    const controlRate = await bareRows(file, values.map, join(folder, 'control.sqlite'));
    console.log(`control: ${Math.round(controlRate)} rows/s`);
    const server = values.alone ? null : begin(['start', '--demo', '--port', String(PORT)], false);
    const pages = server === null ? {} : await pagesOf(server);
    const began = performance.now();
    const importing = command('import', 'jsonl', file, '--map', values.map, '--rejects', join(folder, 'rejects.jsonl'));
    const watch = watchMemory({ command: importing, ...(server === null ? {} : { server }) });
    const probes = Object.entries(pages).map(([name, url]) => probe(name, url));
    const failed = Promise.race(children.map((child) => child.failed));
    const report = JSON.parse(await Promise.race([importing.ended, failed])) as Record<string, number>;
    console.log(`in: ${JSON.stringify(report)}`);
    const done = await Promise.race([untilSettled(command, began), failed]);
    const seconds = (performance.now() - began) / 1000;
    const latencies = Object.assign({}, ...(await Promise.all(probes.map((one) => one.stop()))));
    const rate = report.articlesPerSecond ?? 0;
    return {
      bench: 'import',
      ratio: round(rate / controlRate, 4),
      articles_per_s: rate,
      control_per_s: Math.round(controlRate),
      imported: report.imported,
      duplicates: report.duplicates,
      rejected: report.rejected,
      import_s: round(report.seconds ?? 0, 1),
      indexed_s: done.indexed,
      related_s: round(seconds, 1),
      all_per_s: round((report.imported ?? 0) / seconds, 1),
      peak_mb: watch.stop(),
      latency_ms: latencies,
      database: values.database === undefined ? 'sqlite' : 'postgres',
      server: server !== null,
    };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

const round = (value: number, digits: number) => Number(value.toFixed(digits));

async function bareRows(file: string, map: string, path: string): Promise<number> {
  const { title = '', body = '' } = parseMapping(map);
  const db = new SQLite(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table rows (id integer primary key, title text not null, body text not null)');
  const insert = db.prepare('insert into rows (title, body) values (?, ?)');
  const save = db.transaction((batch: [string, string][]) => {
    for (const row of batch) insert.run(...row);
  });
  const began = performance.now();
  let rows = 0;
  let batch: [string, string][] = [];
  for await (const line of readJsonLines(createReadStream(file))) {
    if ('error' in line) continue;
    batch.push([String(line.record[title] ?? ''), String(line.record[body] ?? '')]);
    rows += 1;
    if (batch.length < 50) continue;
    save(batch);
    batch = [];
  }
  save(batch);
  db.close();
  return (rows * 1000) / (performance.now() - began);
}

/** Home, the newest article of the demo, and a search that finds much. */
async function pagesOf(server: Child): Promise<Record<string, string>> {
  const base = `http://127.0.0.1:${PORT}`;
  await waitFor(`${base}/`, server.failed);
  const feed = (await fetchRaw(`${base}/feed.xml`)).body.toString();
  const link = /<item>[\s\S]*?<link>([^<]+)<\/link>/.exec(feed)?.[1];
  if (link === undefined) throw new Error('the feed of the demo names no article');
  return {
    home: `${base}/`,
    article: base + new URL(link.trim()).pathname,
    search: `${base}/search?q=${encodeURIComponent('المدينة')}`,
  };
}

/** Asks for a page again and again; when stopped, how long answers took. */
function probe(name: string, url: string): { stop(): Promise<Record<string, object>> } {
  const times: number[] = [];
  let over = false;
  const asking = (async () => {
    while (!over) {
      const asked = performance.now();
      const { status } = await fetchRaw(url);
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      times.push(performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  })();
  // Told when it is stopped; until then somebody else may have failed first.
  asking.catch(() => undefined);
  return {
    stop: async () => {
      over = true;
      await asking;
      return {
        [name]: {
          p50: percentile(times, 0.5),
          p99: percentile(times, 0.99),
          max: round(Math.max(...times), 1),
          asked: times.length,
        },
      };
    },
  };
}

/** The most that each process held, in MB, as the kernel noted it (VmHWM). */
function watchMemory(processes: Record<string, Child>): { stop(): Record<string, number> } {
  const peaks: Record<string, number> = {};
  const look = async () => {
    for (const [name, { pid }] of Object.entries(processes)) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const peak = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
      if (peak !== undefined) peaks[name] = Math.round(Number(peak) / 1000);
    }
  };
  const timer = setInterval(() => void look(), 100);
  return {
    stop: () => {
      clearInterval(timer);
      return peaks;
    },
  };
}

/** Until no job is due any more; when the index had every article, in seconds. */
async function untilSettled(command: (...args: string[]) => Child, began: number): Promise<{ indexed: number }> {
  let indexed: number | null = null;
  for (;;) {
    const status = JSON.parse(await command('status').ended) as {
      articles: { published: number };
      indexed: number;
      jobs: { waiting: number; leased: number };
    };
    if (indexed === null && status.indexed >= status.articles.published)
      indexed = round((performance.now() - began) / 1000, 1);
    if (indexed !== null && status.jobs.waiting + status.jobs.leased === 0) return { indexed };
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
