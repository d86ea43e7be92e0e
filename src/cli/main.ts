import { createReadStream, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { AppError } from '../base/index.ts';
import type { CommandArgs, CommandEvent } from './command.ts';
import { init } from './init.ts';
import { createProgress, printFailure, printResult } from './print.ts';
import { openRejects } from './rejects.ts';
import { runCommand } from './run-command.ts';
import { readSettings } from './settings.ts';
import { runProgram, speakingBoth } from './speaking-program.ts';
import { start } from './start.ts';
import { verify } from './verify.ts';

/** The folder of the installation: two above dist/cli. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

type Common = { data: string; json?: boolean };

const program = speakingBoth(new Command('warraq'))
  .description('ورّاق: غرفة تحرير عربية في عملية واحدة · an Arabic-first newsroom in one process')
  .version(version, '-V, --version', 'رقم النسخة · version');

function command(parent: Command, name: string, description: string): Command {
  return parent
    .command(name)
    .description(description)
    .option('--data <dir>', 'مجلد البيانات · data folder', './data')
    .option('--json', 'تقرير للآلات · report for machines');
}

/** Every fault ends in one clear sentence and an exit code of 1. */
function safely<A extends unknown[]>(run: (...args: A) => Promise<void>) {
  return async (...args: A) => {
    try {
      await run(...args);
    } catch (error) {
      printFailure(error, process.argv.includes('--json'));
      process.exit(1);
    }
  };
}

async function execute(
  name: string,
  options: Common,
  args: CommandArgs,
  input: AsyncIterable<Uint8Array>,
  onEvent?: (event: CommandEvent) => void,
): Promise<void> {
  const progress = createProgress(options.json === true);
  const result = await runCommand(
    readSettings(options.data, process.env),
    join(root, 'dist'),
    name,
    args,
    input,
    (event) => {
      progress.show(event);
      onEvent?.(event);
    },
  );
  progress.end();
  printResult(result, options.json === true);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** Throws `file_missing`. */
function sizeOf(file: string): number {
  try {
    const stat = statSync(file);
    if (!stat.isFile() && !stat.isFIFO()) throw new Error('no file');
    return stat.size;
  } catch (error) {
    throw new AppError('file_missing', { file }, { cause: error });
  }
}

command(program, 'start', 'شغّل الموقع وغرفة التحرير · run the site and the newsroom')
  .option('--port <number>', 'المنفذ · port', '4000')
  .option('--host <address>', 'العنوان الذي يُصغى إليه · address to listen on', '127.0.0.1')
  .option('--threads <number>', 'خيوط تجيب القراء · threads that answer HTTP', '1')
  .option('--demo', 'املأ مجلد بيانات جديدا بصحيفة للعرض · fill a new data folder with the demo')
  .action(
    safely(async (options: Common & { port: string; host: string; threads: string; demo?: boolean }) => {
      const port = Number(options.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535)
        throw new AppError('option_invalid', { option: '--port', value: options.port, why: '0–65535' });
      const threads = Number(options.threads);
      // 32: each has a page cache and database connections of its own.
      if (!Number.isInteger(threads) || threads < 1 || threads > 32)
        throw new AppError('option_invalid', { option: '--threads', value: options.threads, why: '1–32' });
      const settings = readSettings(options.data, process.env);
      await start(settings, {
        host: options.host,
        port,
        threads,
        demo: options.demo === true,
        json: options.json === true,
        root,
      });
    }),
  );

command(program, 'init', 'جهّز صحيفة فارغة · set up an empty publication')
  .option('--name <name>', 'اسم الصحيفة · its name')
  .action(
    safely(async (options: Common & { name?: string }) =>
      printResult(await init(readSettings(options.data, process.env), options.name ?? null), options.json === true),
    ),
  );

command(program, 'status', 'ما الموجود وما ينتظر · what is there and what waits').action(
  safely((options: Common) => execute('status', options, {}, nothing())),
);

command(program, 'reindex', 'أعد بناء فهرس البحث · build the search index anew').action(
  safely((options: Common) => execute('reindex', options, {}, nothing())),
);

const user = program.command('user').description('الحسابات · accounts');
command(user, 'add', 'افتح حسابا · open an account')
  .requiredOption('--name <name>', 'الاسم · name')
  .requiredOption('--email <address>', 'البريد · address')
  .requiredOption('--role <role>', 'admin, editor, reporter')
  .option('--password-stdin', 'اقرأ كلمة السر من الدخل · read the password from standard input')
  .action(
    safely(async (options: Common & { name: string; email: string; role: string; passwordStdin?: boolean }) => {
      const { name, email, role } = options;
      const password = options.passwordStdin ? readFileSync(0, 'utf8').replace(/\r?\n$/, '') : null;
      await execute('user-add', options, { name, email, role, password }, nothing());
    }),
  );

const bring = program.command('import').description('استورد مواد · bring articles in');
command(bring, 'text', 'نص صفحة كما يحفظه المتصفح · the text of a page as a browser saves it')
  .argument('<file>', 'UTF-8')
  .option('--title <title>', 'العنوان · its title')
  .option('--section <name>', 'القسم · its section')
  .option('--publish', 'انشرها · publish it')
  .action(
    safely(async (file: string, options: Common & { title?: string; section?: string; publish?: boolean }) => {
      sizeOf(file);
      const args = {
        title: options.title ?? null,
        section: options.section ?? null,
        publish: options.publish === true,
        file,
      };
      await execute('import-text', options, args, createReadStream(file));
    }),
  );

command(bring, 'jsonl', 'مواد بصيغة JSON، واحدة في كل سطر · JSON lines, an article each')
  .argument('<file>')
  .requiredOption('--map <fields>', 'title=title,body=text,publishedAt=time,section=category')
  .option('--draft', 'احفظها مسودات · save them as drafts')
  .option('--no-create-sections', 'ارفض ما لا قسم له · refuse lines whose section is not there')
  .option('--rejects <file>', 'ملف المرفوضات · where refused lines go (default: FILE.rejects.jsonl)')
  .action(
    safely(
      async (
        file: string,
        options: Common & { map: string; draft?: boolean; createSections: boolean; rejects?: string },
      ) => {
        const bytes = sizeOf(file);
        const rejects = openRejects(resolve(options.rejects ?? `${file}.rejects.jsonl`));
        const args = {
          map: options.map,
          bytes,
          file,
          draft: options.draft === true,
          createSections: options.createSections,
        };
        try {
          const input = createReadStream(file, { highWaterMark: 256 * 1024 });
          await execute('import-jsonl', options, args, input, (event) => {
            if (event.type === 'reject') rejects.write(event.record);
          });
        } finally {
          rejects.close();
        }
      },
    ),
  );

command(program, 'export', 'انسخ الموقع كله ملفات ثابتة · the whole site as still files')
  .argument('<dir>', 'مجلد جديد، أو نسخة سابقة تُحدَّث · a new folder, or an earlier copy to bring up to date')
  .option('--base <url>', 'عنوان النسخة إن عُرف · where the copy will be, if that is known')
  .option('--zip <file>', 'احزمها في ملف أيضا · pack it into one file too')
  .action(
    safely(async (dir: string, options: Common & { base?: string; zip?: string }) => {
      const base = options.base?.replace(/\/+$/, '') ?? null;
      if (base !== null && !/^https?:\/\/[^/\s]+(\/\S*)?$/.test(base))
        throw new AppError('option_invalid', { option: '--base', value: base });
      // The server has another working folder.
      const zip = options.zip === undefined ? null : resolve(options.zip);
      await execute('export', options, { dir: resolve(dir), base, zip }, nothing());
    }),
  );

program
  .command('verify')
  .description('تحقق من نسخة: أهي كاملة وموقّعة · whether a copy is whole, unchanged and signed')
  .argument('<dir>')
  .option('--key <file|url>', 'مفتاح الموقع: ملف أو عنوان الموقع · the key: a file, or the address of the site')
  .option('--json', 'تقرير للآلات · report for machines')
  .action(
    safely(async (dir: string, options: { key?: string; json?: boolean }) => {
      const result = await verify(resolve(dir), options.key ?? null);
      printResult(result, options.json === true);
      if (result.report.whole !== true) process.exitCode = 1;
    }),
  );

await runProgram(program);
