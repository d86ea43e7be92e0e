/** The ground: values and small types everything else stands on. Pure, safe in a browser. */
export { type Clock, DAY, HOUR, type Instant, MINUTE, SECOND } from './clock.ts';
export { AppError, type ErrorCode, type ErrorParams } from './errors.ts';
export { type Id, isId, isShortId, newId, type ShortId, shortIdOf } from './ids.ts';
export type { DeadJob, JobCounts, JobLane, JobStore, Jobs, LeasedJob, NewJob } from './jobs.ts';
