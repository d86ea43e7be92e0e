import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { AppError } from '../base/index.ts';
import { messageFor } from '../wire/index.ts';
import type { CommandEvent, CommandResult } from './command.ts';

/** The languages to print in: the one the system is set to, or both, Arabic first, when it is neither. */
export function languages(env: NodeJS.ProcessEnv = process.env): ('ar' | 'en')[] {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  if (/^ar/i.test(locale)) return ['ar'];
  return /^en/i.test(locale) ? ['en'] : ['ar', 'en'];
}

export function printResult(result: CommandResult, json: boolean): void {
  if (result.failed) process.exitCode = 1;
  if (json) console.log(JSON.stringify(result.report));
  else
    for (const line of result.lines) for (const text of new Set(languages().map((one) => line[one]))) console.log(text);
}

/** Says what went wrong and what to do. What nobody expected keeps its stack: somebody has to read it. */
export function printFailure(error: unknown, json: boolean): void {
  if (!(error instanceof AppError)) {
    if (json) console.log(JSON.stringify({ error: { code: 'internal', message: String(error) } }));
    console.error(error);
    return;
  }
  const { code, params } = error;
  const message = Object.fromEntries(
    (['ar', 'en'] as const).map((language) => [language, messageFor(code, params, language)]),
  );
  if (json) console.log(JSON.stringify({ error: { code, params, message } }));
  else for (const language of languages()) console.error(`warraq: ${message[language]}`);
}

export type Progress = { show(event: CommandEvent): void; end(): void };

const LABELS: Record<string, { ar: string; en: string }> = {
  import: { ar: 'استيراد', en: 'import' },
  index: { ar: 'فهرسة', en: 'index' },
  export: { ar: 'نسخ', en: 'export' },
};

/** Bars on a terminal; nothing where the output is a file or for machines. */
export function createProgress(json: boolean): Progress {
  if (json || !process.stderr.isTTY) return { show: () => undefined, end: () => undefined };
  const bars = new MultiBar(
    {
      format: '{label} {bar} {percentage}% {detail}',
      clearOnComplete: false,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  const byLabel = new Map<string, SingleBar>();
  return {
    show: (event) => {
      if (event.type !== 'progress') return;
      const known = LABELS[event.label];
      const label = known
        ? languages()
            .map((language) => known[language])
            .join(' ')
        : event.label;
      const detail = Object.entries(event.detail)
        .map(([name, value]) => `${name} ${value}`)
        .join('  ');
      const bar = byLabel.get(event.label) ?? bars.create(event.total, 0, { label, detail });
      byLabel.set(event.label, bar);
      bar.setTotal(Math.max(event.total, event.done));
      bar.update(event.done, { label, detail });
    },
    end: () => bars.stop(),
  };
}
