import { sql } from "kysely";
import type { Database } from "#app/lib/database.server.ts";
import { LONGEST_SECONDS } from "./sign-in.server.ts";

/** A browser that is signed in. Its token, which would sign in another, never leaves the database. */
export type Session = {
  sessionId: string;
  startedAt: Date;
  /** To the minute. */
  seenAt: Date;
  /** As {@link browserFamily} has it; empty when it is not known. */
  browser: string;
};

/** The browsers in which an account is signed in now, the one used last first. */
export async function listSessions(database: Database, accountId: string): Promise<Session[]> {
  const rows = await database
    .selectFrom("signInSession")
    .select(["id as sessionId", "createdAt as startedAt", "updatedAt as seenAt", "userAgent"])
    .where("accountId", "=", accountId)
    .where("expiresAt", ">", sql<Date>`now()`)
    .where("createdAt", ">", sql<Date>`now() - make_interval(secs => ${LONGEST_SECONDS})`)
    .orderBy("updatedAt", "desc")
    .orderBy("id")
    .execute();
  return rows.map(({ userAgent, ...session }) => ({ ...session, browser: userAgent ?? "" }));
}

/** Ends one session of an account; one of another account stays. */
export async function endSession(database: Database, accountId: string, sessionId: string): Promise<void> {
  await database.deleteFrom("signInSession").where("accountId", "=", accountId).where("id", "=", sessionId).execute();
}
