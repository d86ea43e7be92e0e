import type { Command } from '../command.ts';
import { exportCopy } from './export-copy.ts';
import { importJsonl } from './import-jsonl.ts';
import { importText } from './import-text.ts';
import { reindex } from './reindex.ts';
import { status } from './status.ts';
import { userAdd } from './user-add.ts';

/** By the name they have on the socket. */
export const commands = {
  export: exportCopy,
  'import-jsonl': importJsonl,
  'import-text': importText,
  reindex,
  status,
  'user-add': userAdd,
} satisfies Record<string, Command>;

/** Those that change nothing, so that nothing has to be done after them. */
export const lookingCommands: ReadonlySet<string> = new Set(['status']);
