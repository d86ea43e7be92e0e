import type { Transaction } from 'kysely';
import type { DialectName } from '../open.ts';
import type { Schema } from '../schema.ts';

/** One numbered step of the schema. Never changed once released; a new step follows it. */
export type Migration = { name: string; up(trx: Transaction<Schema>, dialect: DialectName): Promise<void> };
