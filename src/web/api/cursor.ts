import { AppError, type Id, type Instant, isId } from '../../base/index.ts';

/** Where a page of a list ended; opaque to clients, who hand it back as it is. */
export function writeCursor(updatedAt: Instant, id: Id): string {
  return `${updatedAt.toString(36)}.${id}`;
}

/** Throws `invalid_input` for what {@link writeCursor} did not write. */
export function readCursor(cursor: string): { updatedAt: Instant; id: Id } {
  const [time = '', id = ''] = cursor.split('.');
  const updatedAt = /^[0-9a-z]{1,11}$/.test(time) ? Number.parseInt(time, 36) : Number.NaN;
  if (!Number.isSafeInteger(updatedAt) || !isId(id)) throw new AppError('invalid_input', { at: 'cursor' });
  return { updatedAt, id };
}
