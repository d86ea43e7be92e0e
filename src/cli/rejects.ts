import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { AppError } from '../base/index.ts';
import { languages } from './print.ts';

/**
 * The file that refused lines go to. Opened before anything is imported, so that a place that cannot be written is said
 * then; deleted again when no line was refused. Throws `file_unwritable`.
 */
export function openRejects(file: string): { write(record: Record<string, unknown>): void; close(): void } {
  const trying = <T>(act: () => T): T => {
    try {
      return act();
    } catch (error) {
      throw new AppError('file_unwritable', { file, option: '--rejects' }, { cause: error });
    }
  };
  const handle = trying(() => openSync(file, 'w'));
  let written = 0;
  return {
    write: (record) => {
      trying(() => writeSync(handle, `${JSON.stringify(record)}\n`));
      written += 1;
    },
    close: () => {
      closeSync(handle);
      if (written === 0) rmSync(file, { force: true });
      else
        console.error(
          languages()
            .map((language) => `${WORD[language]}: ${file}`)
            .join('\n'),
        );
    },
  };
}

const WORD = { ar: 'المرفوضات', en: 'Rejected lines' };
