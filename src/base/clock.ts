/** A moment in UTC: milliseconds since 1970-01-01T00:00:00Z, whole. Stored as such in both databases. */
export type Instant = number;

/** Where the domain gets the time from; tests hand in their own. */
export type Clock = { now(): Instant };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
