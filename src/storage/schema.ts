import type { AccountsTables } from './accounts-tables.ts';
import type { CoreTables } from './core-tables.ts';
import type { FrontTables } from './front-tables.ts';
import type { MailTables } from './mail-tables.ts';
import type { ReadsTables } from './reads-tables.ts';
import type { RelatedTables } from './related-tables.ts';
import type { SearchTables } from './search-tables.ts';
import type { SourceTables } from './source-tables.ts';

/** Every table, by room; each room types its own. */
export type Schema = CoreTables &
  AccountsTables &
  ReadsTables &
  RelatedTables &
  MailTables &
  SearchTables &
  SourceTables &
  FrontTables;
