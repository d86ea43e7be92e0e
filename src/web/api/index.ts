/** The API, for the newsroom and for others. */
export { createApi } from './create-api.ts';
export type { ApiDeps, DeadJob, JobsDesk, SignIn, TextImport } from './ports.ts';
