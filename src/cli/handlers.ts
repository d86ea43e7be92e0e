import type { JobHandler } from '../work/index.ts';
import { fanOut } from '../work/index.ts';
import type { FindDesk } from './find-desk.ts';

/** Who follows an article's changes, and what each does. */
export function jobHandlers(desk: Pick<FindDesk, 'index'>): JobHandler[] {
  const followers: JobHandler[] = [
    {
      kind: 'find.index',
      batch: 200,
      run: async (jobs) => {
        await desk.index(jobs.map((job) => job.subject));
        return [];
      },
    },
  ];
  return [fanOut(followers.map((one) => one.kind)), ...followers];
}
