import { describe, expect, it } from 'vitest';
import type { JobLane, LeasedJob } from '../base/index.ts';
import { fanOut } from './run-jobs.ts';

const changed = (lane: JobLane): LeasedJob => ({
  id: 'j',
  kind: 'article_changed',
  subject: 'a',
  version: 3,
  lane,
  payload: null,
  attempts: 1,
  createdAt: 0,
  leaseToken: 't',
  leasedUntil: 0,
});

describe('a change of an article', () => {
  const spread = fanOut(['find.index'], ['spread.hub']);

  it('is told outside in a lane of its own, which holds nobody up', async () => {
    expect(await spread.run([changed('urgent')])).toEqual([
      { kind: 'find.index', subject: 'a', version: 3, lane: 'urgent' },
      { kind: 'spread.hub', subject: 'a', version: 3, lane: 'outside' },
    ]);
  });

  it('that is one of an archive brought in stays in the house', async () => {
    expect((await spread.run([changed('bulk')])).map(({ kind }) => kind)).toEqual(['find.index']);
  });
});
