import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "#app/lib/database.server.ts";
import { WINDOW_SECONDS } from "./sign-in-limits.ts";

/** What attempts are counted for, for example `["network", "203.0.113.7"]`. */
export type Subject = readonly [kind: string, ...values: string[]];

const CURRENT_WINDOW = sql`date_bin(make_interval(secs => ${sql.lit(WINDOW_SECONDS)}), now(), timestamptz '2000-01-01 00:00Z')`;

/** Counts one more attempt in this quarter of an hour, and forgets yesterday's. It is counted before it is made, so that many at once
 *  are not let through together. Only a keyed hash of the subject is kept, so that the table does not tell who tried, or from where.
 *  @returns how many there are now, this one included */
export async function countAttempt(database: Database, secret: string, subject: Subject): Promise<number> {
  const { rows } = await sql<{ attempts: number }>`
    with forgotten as (delete from sign_in_attempt where window_starts_at < now() - interval '1 day')
    insert into sign_in_attempt (subject_hash, window_starts_at, attempts)
    values (${hashOf(secret, subject)}, ${CURRENT_WINDOW}, 1)
    on conflict (subject_hash, window_starts_at) do update set attempts = sign_in_attempt.attempts + 1
    returning attempts`.execute(database);
  return rows[0]?.attempts ?? 0;
}

/** Takes back attempts that succeeded: only failures stay counted. */
export async function takeBackAttempts(
  database: Database,
  secret: string,
  subjects: readonly Subject[],
): Promise<void> {
  const hashes = subjects.map((subject) => hashOf(secret, subject));
  await sql`
    with gone as (
      delete from sign_in_attempt
      where subject_hash = any (${hashes}) and window_starts_at = ${CURRENT_WINDOW} and attempts = 1)
    update sign_in_attempt set attempts = attempts - 1
    where subject_hash = any (${hashes}) and window_starts_at = ${CURRENT_WINDOW} and attempts > 1`.execute(database);
}

function hashOf(secret: string, subject: Subject): Buffer {
  return createHmac("sha256", secret).update(JSON.stringify(subject)).digest();
}
