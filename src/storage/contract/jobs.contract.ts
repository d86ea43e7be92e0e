import { describe, expect, it } from 'vitest';
import { databases } from '../../../test/support/databases.ts';
import { type NewJob, newId } from '../../base/index.ts';
import { createJobStore } from '../jobs-store.ts';

const job = (subject: string, over: Partial<NewJob> = {}): NewJob => ({
  kind: 'k',
  subject,
  version: 1,
  lane: 'urgent',
  ...over,
});
const token = (owner: string) => `${owner}/${newId(1000)}`;
const lease = () => ({
  token: token('host'),
  lane: 'urgent' as const,
  kinds: ['k'],
  limit: 10,
  now: 1000,
  lease: 500,
});

describe.each(databases)('jobs on $name', ({ open }) => {
  const store = async () => createJobStore(await open());

  it('holds the same job once', async () => {
    const jobs = await store();
    await jobs.enqueue([job('a')], 1000);
    await jobs.enqueue([job('a'), job('a', { version: 2 })], 1000);
    expect((await jobs.lease(lease())).map((one) => one.version)).toEqual([1, 2]);
  });

  it('gives a leased job to nobody else until the lease runs out', async () => {
    const jobs = await store();
    await jobs.enqueue([job('a')], 1000);
    expect((await jobs.lease(lease())).length).toBe(1);
    expect(await jobs.lease({ ...lease(), now: 1400 })).toEqual([]);
    expect(await jobs.lease({ ...lease(), now: 1600 })).toMatchObject([{ subject: 'a', attempts: 2 }]);
  });

  it('lets a lost lease settle nothing', async () => {
    const jobs = await store();
    await jobs.enqueue([job('a')], 1000);
    const lost = await jobs.lease(lease());
    const held = await jobs.lease({ ...lease(), now: 1600 });
    await jobs.finish(lost, [], 1700);
    expect(await jobs.counts(1700)).toMatchObject({ leased: 1 });
    await jobs.finish(held, [], 1700);
    expect(await jobs.counts(1700)).toEqual({ waiting: 0, later: 0, leased: 0, dead: 0 });
  });

  it('hands every job to exactly one of many workers', async () => {
    const jobs = await store();
    const subjects = Array.from({ length: 40 }, (_, i) => `s${i}`);
    await jobs.enqueue(
      subjects.map((subject) => job(subject)),
      1000,
    );
    const taken = await Promise.all(Array.from({ length: 8 }, () => jobs.lease({ ...lease(), limit: 7 })));
    const all = taken.flat().map((one) => one.subject);
    expect(new Set(all).size).toBe(all.length);
    // A worker that meets only rows locked by others gets fewer, never the same ones.
    const rest = await jobs.lease({ ...lease(), limit: 40 });
    expect([...all, ...rest.map((one) => one.subject)].sort()).toEqual(subjects.sort());
  });

  it('waits until a job is due and takes the oldest first', async () => {
    const jobs = await store();
    await jobs.enqueue(
      [job('later', { runAt: 5000 }), job('second', { runAt: 900 }), job('first', { runAt: 800 })],
      1000,
    );
    expect((await jobs.lease(lease())).map((one) => one.subject)).toEqual(['first', 'second']);
    expect(await jobs.nextDue(['k'])).toBe(1500);
  });

  it('hands out the jobs of one kind, the first that has any due', async () => {
    const jobs = await store();
    await jobs.enqueue([job('b', { kind: 'second' }), job('a', { kind: 'first', runAt: 1500 })], 1000);
    const kinds = ['first', 'second'];
    expect(await jobs.lease({ ...lease(), kinds, now: 1400 })).toMatchObject([{ subject: 'b', createdAt: 1000 }]);
    await jobs.enqueue([job('c', { kind: 'second' })], 1000);
    expect((await jobs.lease({ ...lease(), kinds, now: 1600 })).map((one) => one.subject)).toEqual(['a']);
  });

  it('tells what could be done now from what has to wait', async () => {
    const jobs = await store();
    await jobs.enqueue([job('a'), job('b', { runAt: 5000 })], 1000);
    expect(await jobs.counts(1000)).toEqual({ waiting: 1, later: 1, leased: 0, dead: 0 });
  });

  it('keeps lanes apart', async () => {
    const jobs = await store();
    await jobs.enqueue([job('slow', { lane: 'bulk' }), job('fast')], 1000);
    expect((await jobs.lease(lease())).map((one) => one.subject)).toEqual(['fast']);
  });

  it('buries a job that failed for good, keeps its error, and digs it out on demand', async () => {
    const jobs = await store();
    await jobs.enqueue([job('a')], 1000);
    const [held] = await jobs.lease(lease());
    if (!held) throw new Error('no job');
    await jobs.fail(held, 'disk', null, 1100);
    expect(await jobs.lease({ ...lease(), now: 9000 })).toEqual([]);
    const [dead] = await jobs.dead(5);
    expect(dead).toMatchObject({ subject: 'a', error: 'disk', attempts: 1 });
    expect(await jobs.revive(dead?.id ?? '', 2000)).toBe(true);
    expect((await jobs.lease({ ...lease(), now: 2000 })).length).toBe(1);
  });

  it('writes what follows a job together with its removal', async () => {
    const jobs = await store();
    await jobs.enqueue([job('a')], 1000);
    await jobs.finish(await jobs.lease(lease()), [job('b')], 1100);
    expect((await jobs.lease({ ...lease(), now: 1200 })).map((one) => one.subject)).toEqual(['b']);
  });

  it('gives back at once what a dead process had in hand, and nothing of those who live', async () => {
    const jobs = await store();
    await jobs.enqueue([job('dead'), job('alive'), job('other')], 1000);
    for (const owner of ['host:/data#1', 'host:/data#11', 'host:/data#1/x'])
      expect(await jobs.lease({ ...lease(), token: token(owner), limit: 1 })).toHaveLength(1);
    await jobs.recover('host:/data#1', 20, 1100);
    expect(await jobs.lease({ ...lease(), now: 1100 })).toMatchObject([{ subject: 'dead', attempts: 2 }]);
  });

  it('buries what was in hand at the end of too many processes', async () => {
    const jobs = await store();
    await jobs.enqueue([job('a')], 1000);
    for (let died = 0; died < 3; died += 1) {
      expect(await jobs.lease(lease())).toHaveLength(1);
      await jobs.recover('host', 3, 1000);
    }
    expect(await jobs.lease(lease())).toEqual([]);
    expect(await jobs.dead(5)).toMatchObject([{ subject: 'a', attempts: 3, error: expect.stringContaining('ended') }]);
  });
});
