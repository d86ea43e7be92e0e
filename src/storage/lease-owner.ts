import { type RawBuilder, sql } from 'kysely';

/** A lease's token is `owner/uuid`; by its length `a/b` is told from `a`. */
const TOKEN_ID = 36;

/** True for rows that a process of this owner holds under a lease. */
export function heldBy(owner: string): RawBuilder<boolean> {
  const prefix = `${owner}/`;
  const { length } = prefix;
  return sql<boolean>`(lease_token is not null and substr(lease_token, 1, ${sql.lit(length)}) = ${prefix}
    and length(lease_token) = ${sql.lit(length + TOKEN_ID)})`;
}
