/** Steps of an article's way that a person takes, as the API names them; `delete` is of a draft. */
export const steps = [
  'publish',
  'correct',
  'submit',
  'schedule',
  'unschedule',
  'return',
  'withdraw',
  'delete',
] as const;
export type Step = (typeof steps)[number];
