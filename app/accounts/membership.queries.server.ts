import { type Database, inAccount } from "#app/lib/database.server.ts";

/** What an account may do in a programme. */
export type Membership = {
  programme: { id: string; code: string; name: string; timeZone: string; demonstration: boolean };
  role: "administrator";
};

/** The programmes an account belongs to, by name. */
export async function listMemberships(database: Database, accountId: string): Promise<Membership[]> {
  const rows = await inAccount(database, accountId, (transaction) =>
    transaction
      .selectFrom("membership")
      .innerJoin("programme", "programme.programmeId", "membership.programmeId")
      .select(["membership.programmeId", "code", "name", "timeZone", "demonstration", "role"])
      .orderBy("name")
      .execute(),
  );
  return rows.map(({ programmeId, role, ...programme }) => ({
    programme: { id: programmeId, ...programme },
    role: role as Membership["role"],
  }));
}
