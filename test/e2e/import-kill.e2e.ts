import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { dataFolder, eventually, programPath, runCommand, startWarraq } from '../support/warraq.ts';

const COUNT = 1200;
const WORDS = 'النهر السد المدينة الجسر الماء الكهرباء المدرسة السوق الميناء الطريق القرية المصنع'.split(' ');

/** Articles that are all different, each like some others; every tenth stands there twice. */
function archive(): string {
  const records = Array.from({ length: COUNT }, (_, i) => {
    const words = Array.from({ length: 30 }, (_, at) => WORDS[(i * (at + 3) + at * at) % WORDS.length]);
    return JSON.stringify({ title: `خبر رقم ${i}`, text: `${words.join(' ')} ${i}.`, time: '2026-01-02' });
  });
  const twice = records.filter((_, i) => i % 10 === 0);
  const path = join(dataFolder(), 'archive.jsonl');
  writeFileSync(path, `${[...records, ...twice].join('\n')}\n`);
  return path;
}

const MAP = ['--map', 'title=title,body=text,publishedAt=time'];

function look(data: string) {
  const database = new SQLite(join(data, 'warraq.sqlite'), { readonly: true });
  try {
    const one = (sql: string) => Number(database.prepare(sql).pluck().get());
    return {
      articles: one('select count(*) from articles'),
      titles: one('select count(distinct title) from articles'),
      pages: one("select count(*) from live_articles where status = 'published'"),
      related: one('select count(*) from related_state'),
    };
  } finally {
    database.close();
  }
}

describe('an import that is killed half-way', () => {
  it('is run again and brings in what is missing: every article once, found and related', async () => {
    const data = dataFolder();
    const file = archive();
    expect((await runCommand(['init', '--data', data])).code).toBe(0);
    const child = spawn(process.execPath, [programPath(), 'import', 'jsonl', file, ...MAP, '--data', data], {
      env: { ...process.env, DATABASE_URL: '', WARRAQ_LOG: 'error' },
      stdio: 'ignore',
    });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    await eventually(async () => look(data).articles > 0 || child.exitCode !== null);
    child.kill('SIGKILL');
    await gone;
    const before = look(data).articles;

    const { code, stdout } = await runCommand(['import', 'jsonl', file, ...MAP, '--data', data, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      imported: COUNT - before,
      duplicates: before + COUNT / 10,
      rejected: 0,
    });
    expect(look(data)).toEqual({ articles: COUNT, titles: COUNT, pages: COUNT, related: COUNT });
    const status = JSON.parse((await runCommand(['status', '--data', data, '--json'])).stdout);
    expect(status).toMatchObject({ indexed: COUNT, jobs: { waiting: 0, leased: 0, dead: 0 } });
  });

  it('together with the server that did it, leaves nothing half done: what came in is found after a restart', async () => {
    const first = await startWarraq();
    const file = archive();
    const import1 = first.command('import', 'jsonl', file, ...MAP);
    await eventually(async () => look(first.data).articles > 0);
    await first.kill();
    expect((await import1).code).toBe(1);

    const second = await startWarraq({ data: first.data });
    expect((await second.command('import', 'jsonl', file, ...MAP)).code).toBe(0);
    expect(look(first.data)).toMatchObject({ articles: COUNT, titles: COUNT, pages: COUNT });
    await eventually(async () => JSON.parse((await second.command('status', '--json')).stdout).indexed === COUNT);
    await second.stop();
  });
});
