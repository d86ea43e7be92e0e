import { DAY } from '../base/index.ts';
import type { AttemptStore } from '../news/people/index.ts';
import type { Storage } from './open.ts';

/** In the database, so that a restart forgets nothing and several processes count together. */
export function createAttemptStore(storage: Storage): AttemptStore {
  return {
    count: (limits, now) =>
      storage.write(async (trx) => {
        // No window is longer than a day.
        await trx
          .deleteFrom('attempts')
          .where('started_at', '<', now - DAY)
          .execute();
        for (const limit of limits) {
          const over = now - limit.window;
          const row = await trx
            .insertInto('attempts')
            .values({ key: limit.key, count: 1, started_at: now })
            .onConflict((conflict) =>
              conflict.column('key').doUpdateSet((eb) => ({
                count: eb
                  .case()
                  .when('attempts.started_at', '<=', over)
                  .then(1)
                  .else(eb('attempts.count', '+', 1))
                  .end(),
                started_at: eb
                  .case()
                  .when('attempts.started_at', '<=', over)
                  .then(now)
                  .else(eb.ref('attempts.started_at'))
                  .end(),
              })),
            )
            .returning(['count', 'started_at'])
            .executeTakeFirstOrThrow();
          // What a narrow limit refuses must not use up a wide one, or one guesser could lock everybody out.
          if (row.count > limit.max) return row.started_at + limit.window - now;
        }
        return 0;
      }),
    forgive: (keys) =>
      storage.write(async (trx) => {
        await trx
          .updateTable('attempts')
          .set((eb) => ({ count: eb('count', '-', 1) }))
          .where('key', 'in', [...keys])
          .where('count', '>', 0)
          .execute();
      }),
  };
}
