import { sql } from 'kysely';
import type { ImportStore } from '../news/bring/index.ts';
import type { Storage } from './open.ts';
import { createPublicationStore } from './publication-store.ts';
import { writePublishChange } from './publish-store.ts';

export function createImportStore(storage: Storage): ImportStore {
  return {
    save: (batch) =>
      storage.write(async (trx) => {
        const keys = batch.map(({ change }) => change.contentKey ?? '');
        const rows = await trx.selectFrom('articles').select('content_key').where('content_key', 'in', keys).execute();
        const known = new Set(rows.map((row) => row.content_key));
        const answers: ('imported' | 'duplicate')[] = [];
        for (const [at, { change }] of batch.entries()) {
          const key = keys[at] ?? '';
          if (known.has(key)) answers.push('duplicate');
          else {
            known.add(key);
            await writePublishChange(trx, change);
            answers.push('imported');
          }
        }
        return answers;
      }),
    sections: () => createPublicationStore(storage).sections(),
    settle: () => storage.write(async (trx) => void (await sql`analyze`.execute(trx))),
  };
}
