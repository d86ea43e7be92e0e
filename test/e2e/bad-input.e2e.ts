import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateOf } from '../support/data-state.ts';
import { dataFolder, programPath, type Running, runCommand, startWarraq } from '../support/warraq.ts';

const files = dataFolder();
const data = dataFolder();
/** /sys takes no new files, whoever asks, as root too. */
const UNWRITABLE = '/sys/kernel';
const MAP = ['--map', 'title=title,body=text,publishedAt=time,section=section'];

function file(name: string, content: string | Uint8Array): string {
  const path = join(files, name);
  writeFileSync(path, content);
  return path;
}

const page = file('page.txt', 'نص قصير عن النهر وما جرى فيه.\n');
const lines = (...records: unknown[]) => records.map((one) => `${JSON.stringify(one)}\n`).join('');

type Case = {
  args: string[];
  env?: Record<string, string>;
  /** 2: the command is written wrongly. */
  exit?: 2;
  ar: RegExp;
  en: RegExp;
};

const text = (path: string, ...more: string[]) => ['import', 'text', path, '--publish', '--data', data, ...more];
const jsonl = (path: string, ...more: string[]) => ['import', 'jsonl', path, '--data', data, ...more];
let takenPort = 0;

const cases: Record<string, Case> = {
  'an empty file': { args: text(file('empty.txt', '')), ar: /فارغ.*empty\.txt/, en: /empty.*empty\.txt/ },
  'a binary file': {
    args: text(
      file(
        'binary.txt',
        Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256),
      ),
    ),
    ar: /ليس نصًّا.*binary\.txt.*\.txt/,
    en: /not text.*binary\.txt.*plain text/,
  },
  'broken UTF-8': {
    args: text(file('broken.txt', Buffer.from('D986D8B52044D8C3D8', 'hex'))),
    ar: /UTF-8.*broken\.txt.*البايت 7/,
    en: /UTF-8.*broken\.txt.*byte 7/,
  },
  'a page as HTML, scripts and all': {
    args: text(file('page.html', '<html><script>alert(1)</script><p>نص</p></html>')),
    ar: /HTML/,
    en: /HTML.*as text/,
  },
  'a title of 10,000 characters': {
    args: text(page, '--title', 'ع'.repeat(10_000)),
    ar: /العنوان أطول من 300/,
    en: /longer than 300/,
  },
  'an unknown section': {
    args: text(page, '--section', 'مجهول'),
    ar: /لا يوجد قسم باسم «مجهول».*مياه/,
    en: /no section “مجهول”.*مياه/,
  },
  'a file that is not there': { args: text(join(files, 'none')), ar: /لا يوجد ملف/, en: /no such file/ },
  'a folder for a file': { args: text(files), ar: /لا يوجد ملف/, en: /no such file/ },
  'an empty file of JSON lines': { args: jsonl(file('empty.jsonl', '\n\n'), ...MAP), ar: /فارغ/, en: /empty/ },
  'a map of fields that is none': {
    args: jsonl(file('one.jsonl', lines({ title: 'خبر', text: 'نص' })), '--map', 'headline'),
    ar: /«headline».*title=title,body=text/,
    en: /“headline”.*title=title,body=text/,
  },
  'rejects that cannot be written': {
    args: jsonl(file('two.jsonl', lines({ title: 'خبر', text: 'نص' })), ...MAP, '--rejects', `${UNWRITABLE}/rejects`),
    ar: /لا يمكن كتابة الملف.*--rejects/,
    en: /cannot be written.*--rejects/,
  },
  'a data folder that is not writable': {
    args: ['start', '--port', '0', '--data', UNWRITABLE],
    ar: /لا يمكن الكتابة في هذا المجلد: \/sys\/kernel/,
    en: /folder cannot be written: \/sys\/kernel/,
  },
  'a data folder that cannot be made': {
    args: ['status', '--data', join(page, 'below')],
    ar: /لا يمكن الكتابة في هذا المجلد/,
    en: /folder cannot be written/,
  },
  'a DATABASE_URL of another kind': {
    args: ['status', '--data', data],
    env: { DATABASE_URL: 'mysql://localhost/news' },
    ar: /DATABASE_URL.*postgres:\/\//,
    en: /DATABASE_URL.*postgres:\/\//,
  },
  'a DATABASE_URL where nobody answers': {
    args: ['start', '--port', '0', '--data', data],
    // Port 1 is reserved and nobody's.
    env: { DATABASE_URL: 'postgres://news@127.0.0.1:1/news' },
    ar: /تعذّر الاتصال بقاعدة البيانات 127\.0\.0\.1:1\/news.*DATABASE_URL/,
    en: /cannot be reached: 127\.0\.0\.1:1\/news.*DATABASE_URL/,
  },
  'an SMTP_URL that is none': {
    args: ['start', '--port', '0', '--data', data],
    env: { SMTP_URL: 'smtp://' },
    ar: /SMTP_URL.*smtp:\/\//,
    en: /SMTP_URL.*smtp:\/\//,
  },
  'a port that is no number': {
    args: ['start', '--port', 'http', '--data', data],
    ar: /--port.*http/,
    en: /--port.*http.*0–65535/,
  },
  'a role that is none': {
    args: ['user', 'add', '--name', 'ريم', '--email', 'reem@example.org', '--role', 'king', '--data', data],
    ar: /--role.*king.*editor/,
    en: /--role.*king.*editor/,
  },
  'an address that is none': {
    args: ['user', 'add', '--name', 'ريم', '--email', 'reem', '--role', 'editor', '--data', data],
    ar: /«reem» ليس عنوان/,
    en: /“reem” is not a valid email/,
  },
  'an unknown command': {
    args: ['publish'],
    exit: 2,
    ar: /أمر باسم «publish».*--help/,
    en: /command “publish”.*--help/,
  },
  'an unknown option': { args: ['start', '--prot', '1'], exit: 2, ar: /--prot.*--help/, en: /--prot.*--help/ },
  'a file that was forgotten': { args: ['import', 'text'], exit: 2, ar: /ينقص.*file/, en: /needs file/ },
  'an option that was forgotten': { args: ['import', 'jsonl', page], exit: 2, ar: /ينقص.*--map/, en: /needs --map/ },
  'words too many': { args: ['status', 'now'], exit: 2, ar: /أكثر مما يأخذ/, en: /more after this command/ },
};

beforeAll(async () => {
  const made = file('made.jsonl', lines({ title: 'سد جديد', text: 'نص عن السد.', section: 'مياه' }));
  expect((await runCommand(['init', '--data', data])).code).toBe(0);
  expect((await runCommand(jsonl(made, ...MAP))).code).toBe(0);
  const account = ['--name', 'سلمى', '--email', 'salma@example.org', '--role', 'editor', '--data', data];
  expect((await runCommand(['user', 'add', ...account])).code).toBe(0);
});

describe('bad input to a command', () => {
  it.each(Object.entries(cases))('%s is said in the language of the system, and changes nothing', async (_, one) => {
    const before = stateOf(data);
    for (const [locale, says, other] of [
      ['ar_SY.UTF-8', one.ar, /^warraq: [A-Z]/],
      ['en_GB.UTF-8', one.en, /^warraq: [\u0600-\u06ff]/],
    ] as const) {
      const outcome = await runCommand(one.args, { ...one.env, LC_ALL: locale });
      expect(outcome).toMatchObject({ code: one.exit ?? 1, stdout: '' });
      expect(outcome.stderr).toMatch(says);
      expect(outcome.stderr).not.toMatch(other);
      // One sentence, no stack.
      expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
    }
    const both = await runCommand([...one.args, '--json'], one.env);
    const { message } = JSON.parse(both.stdout).error;
    expect(message.ar).toMatch(one.ar);
    expect(message.en).toMatch(one.en);
    expect(stateOf(data)).toEqual(before);
  });

  it('lines that are no articles are refused one by one, with their number and the reason, and the rest comes in', async () => {
    const own = dataFolder();
    const path = file(
      'mixed.jsonl',
      Buffer.concat([
        Buffer.from(lines({ title: 'أول', text: 'نص أول.' })),
        Buffer.from('{"title": nonsense}\n[1, 2]\n'),
        // 50 MB in one line.
        Buffer.from(`{"title":"طويل","text":"${'x'.repeat(50 * 1024 * 1024)}"}\n`),
        Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d, 0x0a]),
        Buffer.from(lines({ title: 'غدا', text: 'نص.', time: '2999-01-01T00:00:00Z' })),
        Buffer.from(lines({ title: 'أمس', text: 'نص.', time: 'أمس' }, { title: 'ع'.repeat(10_000), text: 'نص.' })),
        Buffer.from(lines({ title: 'بلا قسم', text: 'نص.', section: 'مجهول' }, { title: 'بلا نص', text: ' ' })),
        Buffer.from(lines({ title: 'آخر', text: '<script>alert(1)</script> وبعده نص.' })),
      ]),
    );
    const rejects = join(files, 'refused.jsonl');
    const { code, stdout } = await runCommand([
      ...['import', 'jsonl', path, '--data', own, '--rejects', rejects, '--no-create-sections', '--json', ...MAP],
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ read: 11, imported: 2, duplicates: 0, rejected: 9 });
    const refused = readFileSync(rejects, 'utf8').trimEnd().split('\n');
    expect(refused.map((line) => JSON.parse(line)).map(({ line, code: why }) => `${line} ${why}`)).toEqual([
      '2 not_json',
      '3 not_json',
      '4 line_too_long',
      '5 file_not_utf8',
      '6 time_in_future',
      '7 time_invalid',
      '8 title_too_long',
      '9 section_unknown',
      '10 body_missing',
    ]);
  });

  it('a file without one article in it ends with an error, and says why line by line', async () => {
    const path = file('nothing.jsonl', '{"a":1}\n{"b":2}\n');
    const { code, stdout } = await runCommand(jsonl(path, ...MAP, '--json'));
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ imported: 0, rejected: 2 });
    expect(existsSync(`${path}.rejects.jsonl`)).toBe(true);
  });

  it('no rejects are left behind where none were', async () => {
    const path = file('good.jsonl', lines({ title: 'سد جديد', text: 'نص عن السد.' }));
    expect((await runCommand(jsonl(path, ...MAP))).code).toBe(0);
    expect(existsSync(`${path}.rejects.jsonl`)).toBe(false);
  });
});

describe('what is taken already', () => {
  const other = createServer();
  let running: Running;
  beforeAll(async () => {
    takenPort = await new Promise((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    running = await startWarraq();
  });
  afterAll(async () => {
    other.close();
    await running?.stop();
  });

  it('a port stops a start before the demo is made, whose passwords are shown only once', async () => {
    const fresh = join(files, 'fresh');
    const outcome = await runCommand(['start', '--demo', '--port', String(takenPort), '--data', fresh], { LANG: 'en' });
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toMatch(new RegExp(`Port ${takenPort} is in use.*--port`));
    expect(existsSync(fresh)).toBe(false);
  });

  it('a folder that a server has is not taken by a second one, which the first does not notice', async () => {
    // The first one's own search index may still be settling.
    const state = () => {
      const { articles, accounts, settings, migrations } = stateOf(running.data).rows;
      return { articles, accounts, settings, migrations };
    };
    const before = state();
    const outcome = await runCommand(['start', '--port', '0', '--data', running.data], { LANG: 'ar' });
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toMatch(/يستعمله خادم.*--data/);
    expect(state()).toEqual(before);
    expect((await fetch(running.url)).status).toBe(200);
  });
});

describe('a full disk', () => {
  const big = file('big.txt', `عنوان قصير\n\n${'جملة من كلمات كثيرة عن الماء والكهرباء والطرق. '.repeat(40_000)}\n`);

  /** Runs commands where 2 MB are left: on a disk of that size if this account may mount one, else under a limit on files. */
  function whereLittleIsLeft(folder: string, script: string) {
    const mounts = spawnSync('unshare', ['-rm', 'true']).status === 0;
    const limit = 'ulimit -f 4096';
    const shell = mounts
      ? ['unshare', '-rm', 'sh', '-c', `mount -t tmpfs -o size=2m none "$1"; ${script}`]
      : ['sh', '-c', `${limit}; ${script}`];
    const [command = '', ...args] = shell;
    return spawnSync(command, [...args, 'sh', folder, process.execPath, programPath(), big], {
      env: { ...process.env, LC_ALL: 'en_GB.UTF-8', DATABASE_URL: '', SMTP_URL: '', WARRAQ_LOG: 'error' },
      encoding: 'utf8',
    });
  }

  it('refuses what has no room, keeps all of what was there and none of what was not', () => {
    const script = [
      'run() { "$node" "$program" "$@" --data "$folder/data"; echo "exit $?"; }',
      'folder=$1 node=$2 program=$3 big=$4',
      'run init',
      'run import text "$big" --publish',
      'run status --json',
    ].join('\n');
    const { stdout, stderr } = whereLittleIsLeft(dataFolder(), script);
    expect(stderr).toMatch(/^warraq: The disk is full.*what was saved before is intact\.$/m);
    expect(stdout.match(/exit \d/g)).toEqual(['exit 0', 'exit 1', 'exit 0']);
    const status = JSON.parse(/^\{.*\}$/m.exec(stdout)?.[0] ?? '{}');
    expect(status).toMatchObject({ articles: { published: 0 }, jobs: { waiting: 0, dead: 0 }, indexed: 0 });
  });
});
