import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Database } from "#app/lib/database.server.ts";

/** How often sign-in may be tried for one e-mail address in a quarter of an hour, right or wrong. */
export const MAX_ATTEMPTS = 20;
const WINDOW_SECONDS = 15 * 60;

/** Counts one more attempt to sign in with an e-mail address, and forgets yesterday's.
 *  Only a keyed hash of the address is kept, so that the table does not tell who tried.
 *  @returns whether it may be tried now */
export async function countSignInAttempt(database: Database, secret: string, email: string): Promise<boolean> {
  const subjectHash = createHmac("sha256", secret).update(email.trim().toLowerCase()).digest();
  const { rows } = await sql<{ attempts: number }>`
    with forgotten as (delete from sign_in_attempt where window_starts_at < now() - interval '1 day')
    insert into sign_in_attempt (subject_hash, window_starts_at, attempts)
    values (${subjectHash}, date_bin(make_interval(secs => ${WINDOW_SECONDS}), now(), timestamptz '2000-01-01 00:00Z'), 1)
    on conflict (subject_hash, window_starts_at) do update set attempts = sign_in_attempt.attempts + 1
    returning attempts`.execute(database);
  return (rows[0]?.attempts ?? 0) <= MAX_ATTEMPTS;
}
