import { sql } from 'kysely';
import type { ImportStore } from '../news/bring/index.ts';
import type { Storage } from './open.ts';
import { createPublicationStore } from './publication-store.ts';
import { writePublishChange } from './publish-store.ts';

export function createImportStore(storage: Storage): ImportStore {
  return {
    save: (batch) =>
      storage.write(async (trx) => {
        const answers: ('imported' | 'duplicate')[] = [];
        for (const { change } of batch) {
          const key = change.contentKey ?? '';
          // Asked one by one, so that a line knows of the same words in the line before it.
          const known = await trx
            .selectFrom('articles')
            .select('id')
            .where('content_key', '=', key)
            .limit(1)
            .executeTakeFirst();
          if (known) answers.push('duplicate');
          else {
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
