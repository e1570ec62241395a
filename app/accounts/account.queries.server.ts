import type { Database } from "#app/lib/database.server.ts";

/** The account with an e-mail address. Without an address, the one that was opened first: the administrator's.
 *  @returns null when there is none */
export async function findAccount(
  database: Database,
  email?: string,
): Promise<{ accountId: string; name: string } | null> {
  const accounts = database
    .selectFrom("account")
    .select(["id as accountId", "name"])
    .orderBy("createdAt")
    .orderBy("id");
  const found = email === undefined ? accounts : accounts.where("email", "=", email.trim().toLowerCase());
  return (await found.limit(1).executeTakeFirst()) ?? null;
}
