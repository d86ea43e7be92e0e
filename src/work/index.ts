/** Work behind the pages. Words: job (once, in the database), task (again and again), lane (urgent, bulk or outside), dead (given up; kept). */
export { createRunner, fanOut, type JobHandler, type Runner, type RunnerDeps, retryAt } from './run-jobs.ts';
export { createSchedule, type Schedule, type Task } from './schedule.ts';
