import { migration as core } from './0001-core.ts';
import { migration as accounts } from './0002-accounts.ts';
import { migration as search } from './0003-search.ts';
import { migration as related } from './0004-related.ts';
import { migration as reads } from './0005-reads.ts';
import { migration as mail } from './0006-mail.ts';
import { migration as source } from './0007-source.ts';
import { migration as jobsByKind } from './0008-jobs-by-kind.ts';
import { migration as pages } from './0009-pages.ts';
import { migration as front } from './0010-front.ts';
import { migration as sourceReadings } from './0011-source-readings.ts';
import type { Migration } from './migration.ts';

/** In the order in which they run. */
export const migrations: readonly Migration[] = [
  core,
  accounts,
  search,
  related,
  reads,
  mail,
  source,
  jobsByKind,
  pages,
  front,
  sourceReadings,
];
