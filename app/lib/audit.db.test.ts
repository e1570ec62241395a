import { describe, expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { writeAudit } from "./audit.server.ts";
import { refuse } from "./refusal.ts";

const { context, inProgramme, asSuperuser } = await testDatabase();

const entry = {
  act: "programme/rename-wave",
  object: { kind: "wave", id: "7" },
  before: { name: "First" },
  after: { name: "Spring" },
};

describe("an audit line", () => {
  test("says who did what to which thing, and what changed", async () => {
    await inProgramme((transaction) => writeAudit(transaction, { ...context, requestId: "r-1" }, entry));
    const { rows } = await asSuperuser(
      "select account_id, act, object_kind, object_id, before, after, request_id from audit_line",
    );
    expect(rows).toEqual([
      {
        account_id: context.accountId,
        act: "programme/rename-wave",
        object_kind: "wave",
        object_id: "7",
        before: { name: "First" },
        after: { name: "Spring" },
        request_id: "r-1",
      },
    ]);
  });

  test("is not kept when its act is refused", async () => {
    await inProgramme(async (transaction) => {
      await writeAudit(transaction, { ...context, requestId: "r-2" }, entry);
      return refuse("test/no");
    });
    expect((await asSuperuser("select from audit_line where request_id = 'r-2'")).rowCount).toBe(0);
  });

  // ASVS V16.4.2
  test("cannot be changed or deleted, by the application or by the owner of the database", async () => {
    await expect(inProgramme((transaction) => transaction.deleteFrom("auditLine").execute())).rejects.toThrow(/denied/);
    await expect(
      inProgramme((transaction) => transaction.updateTable("auditLine").set({ act: "a/b" }).execute()),
    ).rejects.toThrow(/denied/);
    await expect(asSuperuser("update audit_line set act = 'a/b'")).rejects.toThrow(/never changed/);
    await expect(asSuperuser("truncate audit_line")).rejects.toThrow(/never changed/);
  });
});
