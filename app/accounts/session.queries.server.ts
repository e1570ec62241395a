import { sql } from "kysely";
import type { Database, Transaction } from "#app/lib/database.server.ts";
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

/** The browsers in which an account is signed in now, the one used last first. One that still has to give a code is none of them. */
export async function listSessions(database: Database, accountId: string): Promise<Session[]> {
  const rows = await database
    .selectFrom("signInSession as session")
    .innerJoin("account", "account.id", "session.accountId")
    .select(["session.id as sessionId", "session.createdAt as startedAt", "session.updatedAt as seenAt", "userAgent"])
    .where("accountId", "=", accountId)
    .where("expiresAt", ">", sql<Date>`now()`)
    .where("session.createdAt", ">", sql<Date>`now() - make_interval(secs => ${LONGEST_SECONDS})`)
    .where(sql<boolean>`(account.second_factor_at is null or session.second_factor_at is not null)`)
    .orderBy("session.updatedAt", "desc")
    .orderBy("session.id")
    .execute();
  return rows.map(({ userAgent, ...session }) => ({ ...session, browser: userAgent ?? "" }));
}

/** Ends one session of an account; one of another account stays. */
export async function endSession(database: Database, accountId: string, sessionId: string): Promise<void> {
  await database.deleteFrom("signInSession").where("accountId", "=", accountId).where("id", "=", sessionId).execute();
}

/** Makes a session one that has given the first factor only. */
export async function weakenSession(transaction: Transaction, sessionId: string): Promise<void> {
  await transaction.updateTable("signInSession").set({ secondFactorAt: null }).where("id", "=", sessionId).execute();
}
