/** Tables of `count`. Days of marks are `2026-11-24` in the publication's zone, hours and UTC days the ms at which they start. */
export type ReadsTables = {
  /** Who is a repeat today; rows of days that are over are deleted. */
  read_marks: { day: string; mark: Buffer };
  reads_hourly: { hour: number; article_id: string; reads: number };
  /** The same reads by the UTC day; kept when the hours go. */
  reads_daily: { day: number; article_id: string; reads: number };
};
