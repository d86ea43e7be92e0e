import type { PublishDeps } from '../news/publish/index.ts';
import type { House } from './house.ts';

/** What a command says while it works. `done` of `total` in bytes or items; a total of 0 is not known. */
export type CommandEvent =
  | { type: 'progress'; label: string; done: number; total: number; detail: Record<string, number> }
  | { type: 'reject'; record: Record<string, unknown> };

export type CommandContext = {
  house: House;
  publish: PublishDeps;
  /** What the build made: assets of the site. */
  dist: string;
  /** Asks whoever owns the search index for every article again. */
  reindex(): Promise<number>;
};

export type CommandArgs = Record<string, string | number | boolean | null>;
/** What a command found or did: the object that `--json` prints, and the sentences for people. */
export type CommandResult = {
  report: Record<string, unknown>;
  lines: { ar: string; en: string }[];
  /** Nothing of what was asked came of it: the exit code says so. */
  failed?: boolean;
};

/** One command that changes data. Runs in the server while there is one, else in its own process. */
export type Command = (
  context: CommandContext,
  args: CommandArgs,
  input: AsyncIterable<Uint8Array>,
  emit: (event: CommandEvent) => void,
) => Promise<CommandResult>;
