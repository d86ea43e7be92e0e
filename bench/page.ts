import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchRaw, needPrograms, startChild, waitFor } from './children.ts';
import { median, wrk } from './wrk.ts';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OURS = 4197;
const NGINX = 'http://127.0.0.1:4198/article.html';

/** 5 rounds of 4 s a side: the median of 5 stands still where one run swings by a third on a shared machine. */
const ROUNDS = 5;
const SECONDS = 4;

type Side = { ours: string; headers: Record<string, string> };

/** Alternating runs of both sides; the ratio is taken round by round, so that a busy minute weighs on both. */
async function compare(
  name: string,
  { ours, headers }: Side,
): Promise<{ ratio: number; rps: number; nginxRps: number; p99Ms: number }> {
  const rounds: { ratio: number; rps: number; nginxRps: number; p99Ms: number }[] = [];
  await wrk(ours, 1, headers);
  await wrk(NGINX, 1, headers);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const one = await wrk(ours, SECONDS, headers);
    const other = await wrk(NGINX, SECONDS, headers);
    rounds.push({ ratio: one.rps / other.rps, rps: one.rps, nginxRps: other.rps, p99Ms: one.p99Ms });
    console.log(
      `${name} ${round}/${ROUNDS}: ours ${Math.round(one.rps)}/s, p99 ${one.p99Ms.toFixed(1)} ms; nginx ${Math.round(other.rps)}/s, p99 ${other.p99Ms.toFixed(1)} ms`,
    );
  }
  return {
    ratio: median(rounds.map((one) => one.ratio)),
    rps: median(rounds.map((one) => one.rps)),
    nginxRps: median(rounds.map((one) => one.nginxRps)),
    p99Ms: median(rounds.map((one) => one.p99Ms)),
  };
}

/** Address of the newest article of the demo. */
async function articleUrl(base: string): Promise<string> {
  const feed = (await fetchRaw(`${base}/feed.xml`)).body.toString();
  const link = /<item>[\s\S]*?<link>([^<]+)<\/link>/.exec(feed)?.[1];
  if (link === undefined) throw new Error('the feed of the demo names no article');
  return base + new URL(link.trim()).pathname;
}

/**
 * The product as it is started by its users, with the demo, against nginx serving the bytes of the same page from a
 * file (`nginx.conf`): 32 connections, plain bytes; then the same compressed, which is what browsers ask for.
 */
export async function run(): Promise<object> {
  needPrograms({ nginx: 'nginx-light', wrk: 'wrk' });
  const folder = await mkdtemp(join(tmpdir(), 'warraq-bench-'));
  // nginx's worker runs as another user when the bench runs as root.
  await chmod(folder, 0o755);
  const children: { stop(): Promise<void> }[] = [];
  try {
    const base = `http://127.0.0.1:${OURS}`;
    const started = Date.now();
    const ours = startChild('sh', [
      join(ROOT, 'bin/warraq'),
      'start',
      '--demo',
      '--data',
      join(folder, 'data'),
      '--port',
      String(OURS),
    ]);
    children.push(ours);
    await waitFor(`${base}/`, ours.failed);
    console.log(`started and filled in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    const url = await articleUrl(base);
    const gzipped = { 'accept-encoding': 'gzip' };
    const plain = await fetchRaw(url);
    const small = await fetchRaw(url, gzipped);
    if (plain.status !== 200 || small.headers['content-encoding'] !== 'gzip')
      throw new Error(
        `${url} answered ${plain.status}, then ${small.status} ${small.headers['content-encoding'] ?? 'not compressed'}`,
      );

    await mkdir(join(folder, 'www'));
    await writeFile(join(folder, 'www/article.html'), plain.body);
    await writeFile(join(folder, 'www/article.html.gz'), small.body);
    const nginx = startChild('nginx', ['-p', folder, '-c', join(ROOT, 'bench/nginx.conf')]);
    children.push(nginx);
    await waitFor(NGINX, nginx.failed);
    for (const [headers, mine] of [
      [{}, plain],
      [gzipped, small],
    ] as const) {
      const theirs = await fetchRaw(NGINX, headers);
      if (!theirs.body.equals(mine.body)) throw new Error('nginx does not serve the same bytes');
    }
    console.log(`${decodeURI(new URL(url).pathname)}: ${plain.body.length} bytes, ${small.body.length} with gzip`);

    const whole = await compare('plain', { ours: url, headers: {} });
    const compressed = await compare('gzip', { ours: url, headers: gzipped });
    const round = (value: number, digits = 0) => Number(value.toFixed(digits));
    return {
      bench: 'page',
      ratio: round(whole.ratio, 3),
      rps: round(whole.rps),
      nginx_rps: round(whole.nginxRps),
      p99_ms: round(whole.p99Ms, 2),
      bytes: plain.body.length,
      encoding: 'identity',
      connections: 32,
      rounds: ROUNDS,
      gzip_ratio: round(compressed.ratio, 3),
      gzip_rps: round(compressed.rps),
      gzip_nginx_rps: round(compressed.nginxRps),
      gzip_p99_ms: round(compressed.p99Ms, 2),
      gzip_bytes: small.body.length,
    };
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}
