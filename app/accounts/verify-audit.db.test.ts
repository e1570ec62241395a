import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { writeAudit, writeReading } from "#app/lib/audit.server.ts";
import { inProgramme, openDatabase } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { anEntry as entry, auditChain } from "#test/audit-chain.ts";
import { testDatabase } from "#test/database.ts";
import { addMember } from "#test/members.ts";
import { verifyAudit } from "./verify-audit.server.ts";

const own = await testDatabase();
const { database, context, asSuperuser } = own;
const { keepLines, verified, head, pastProtection } = auditChain(own);

beforeEach(async () => {
  await pastProtection("delete from audit_line; delete from audit_link");
});

describe("the chain of a programme", () => {
  test("numbers lines in the order in which they are kept, each with the hash of the one before", async () => {
    await keepLines(3);
    const { rows } = await asSuperuser(
      "select k.sequence::int, l.object_id, k.previous_hash, k.hash from audit_link k join audit_line l using (audit_line_id) order by 1",
    );
    const links = rows as { sequence: number; object_id: string; previous_hash: string; hash: string }[];
    expect(links.map((link) => `${link.sequence} ${link.object_id}`)).toEqual(["1 1", "2 2", "3 3"]);
    expect(links.map((link) => link.previous_hash)).toEqual(["0".repeat(64), links[0]?.hash, links[1]?.hash]);
    expect(await verified()).toEqual({ sequence: 3, faults: [], unlinked: 0 });
  });

  test("holds values, names and reasons as they were sent, whatever their letters and numbers", async () => {
    const after = { name: "'Malineo – 😀 \\ \" \n", b: 1e21, a: 0.1, nested: [null, { deep: "é" }] };
    await own.inProgramme((transaction) => writeAudit(transaction, context, { ...entry("1"), before: {}, after }));
    expect(await verified()).toMatchObject({ faults: [] });
    expect((await own.auditLines())[0]).toMatchObject({ before: {}, after });
  });

  test("is whole when it is written here and there, and read here and there, in other time zones and date styles", async () => {
    const settings = "-c timezone=Asia/Kathmandu -c datestyle=SQL,DMY -c extra_float_digits=-15";
    const elsewhere = openDatabase(`${own.url}?options=${encodeURIComponent(settings)}`, { connections: 1 });
    await keepLines(2);
    await inProgramme(elsewhere, context, (transaction) => writeAudit(transaction, context, entry("3")));
    const [verdict] = await verifyAudit(elsewhere, []);
    await elsewhere.destroy();
    expect(verdict).toMatchObject({ faults: [], head: { sequence: 3 } });
    expect(await verified()).toEqual({ sequence: 3, faults: [], unlinked: 0 });
  });

  test("is of each programme its own", async () => {
    const other = await own.anotherProgramme("rwanda");
    await keepLines(2);
    await inProgramme(database, other, (transaction) => writeAudit(transaction, other, entry("1")));
    const verdicts = await verifyAudit(database, []);
    expect(verdicts.map(({ programme, head }) => `${programme} ${head.sequence}`)).toEqual(["lesotho 2", "rwanda 1"]);
  });

  test("has neither a gap nor a fault after 20 writers of 15 transactions each, who lock the same rows both before and after", async () => {
    await asSuperuser(
      "insert into organisation (programme_id, organisation_id, kind, name) values ($1, gen_random_uuid(), 'donor', 'One'), ($1, gen_random_uuid(), 'donor', 'Two')",
      [context.programmeId],
    );
    const many = openDatabase(own.url, { connections: 20 });
    const locking = (name: string) => sql`update organisation set name = name where name = ${name}`;
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      for (let round = 0; round < 15; round++)
        // Each transaction once, so that a deadlock would be seen and not tried again.
        await inOneTry(many, async (transaction) => {
          if (writer % 2 === 0) await locking("One").execute(transaction);
          await writeAudit(transaction, context, entry(`${writer}`));
          if (writer % 2 === 1) await locking("One").execute(transaction);
          await writeAudit(transaction, context, entry(`${writer}`));
        });
    });
    await Promise.all(writers);
    await many.destroy();
    expect(await verified()).toEqual({ sequence: 600, faults: [], unlinked: 0 });
  });
});

describe("nobody", () => {
  test.each(["administrator", "system"])(
    "who is %s adds, changes or removes a link, or links a line by hand",
    async (role) => {
      await keepLines(1);
      const statements = [
        "insert into audit_link select * from audit_link",
        "update audit_link set hash = hash",
        "delete from audit_link",
        "select tern_link_audit(l) from audit_line l",
        "select tern_queue_anchor(tern_programme())",
      ];
      for (const statement of statements) {
        const who = { ...context, accountId: role === "system" ? null : context.accountId };
        const tried = inProgramme(database, who, (transaction) => sql.raw(statement).execute(transaction));
        await expect(tried).rejects.toThrow(/permission denied/);
      }
    },
  );

  // ASVS V16.4.2
  test("who passes every protection does so without switching it off", async () => {
    await keepLines(1);
    await expect(asSuperuser("update audit_link set hash = hash")).rejects.toThrow(/never changed/);
    await expect(asSuperuser("truncate audit_link")).rejects.toThrow(/never changed/);
  });
});

describe("a superuser who switches protection off is found", () => {
  const AT = "audit_line_id = (select audit_line_id from audit_link where sequence = 3)";
  test.each([
    ["changes what was done", `update audit_line set act = 'a/b' where ${AT}`, ["altered 3-3"]],
    ["changes who did it", `update audit_line set account_id = null where ${AT}`, ["altered 3-3"]],
    ["changes a value", `update audit_line set after = '{"n": 2}' where ${AT}`, ["altered 3-3"]],
    [
      "moves it by a microsecond",
      `update audit_line set occurred_at = occurred_at + interval '1 microsecond' where ${AT}`,
      ["altered 3-3"],
    ],
    ["removes a line", `delete from audit_line where ${AT}`, ["line-removed 3-3"]],
    [
      "removes a line and its link",
      `delete from audit_line where ${AT}; delete from audit_link where sequence = 3`,
      ["missing 3-3"],
    ],
    ["cuts off the beginning", "delete from audit_link where sequence < 3", ["beginning-cut 1-2"]],
    [
      "moves a line to another place",
      `update audit_link set sequence = 99 where sequence = 3; update audit_link set sequence = 3 where sequence = 4;
       update audit_link set sequence = 4 where sequence = 99`,
      ["altered 3-4", "not-following 3-5"],
    ],
  ])("who %s", async (_, statements, faults) => {
    await keepLines(5);
    await pastProtection(statements);
    expect((await verified()).faults).toEqual(faults);
  });

  test("who adds a line outside the chain", async () => {
    await keepLines(1);
    await pastProtection(
      `insert into audit_line (programme_id, audit_line_id, act, object_kind, object_id, request_id)
       values ('${context.programmeId}', '${newId()}', 'a/b', 'plan', '1', 'r')`,
    );
    expect((await verified()).unlinked).toBe(1);
  });

  test("who cuts off the end, or everything, or the programme itself, against an anchor", async () => {
    await keepLines(4);
    const anchor = await head("2026-11-22");
    await pastProtection("delete from audit_link where sequence > 2");
    expect((await verified([anchor])).faults).toEqual(["end-cut 3-4"]);
    await pastProtection("delete from audit_line; delete from audit_link");
    expect((await verified([anchor])).faults).toEqual(["end-cut 1-4"]);
    const gone = await verifyAudit(database, [{ ...anchor, programme: "nowhere" }]);
    expect(gone.find(({ programme }) => programme === "nowhere")?.faults).toEqual([
      { kind: "end-cut", from: 1, to: 4 },
    ]);
  });

  test("who writes everything anew with hashes that suit it, against an anchor", async () => {
    await keepLines(4);
    const anchor = await head("2026-11-22");
    await pastProtection("delete from audit_line; delete from audit_link");
    await keepLines(4);
    expect((await verified()).faults).toEqual([]);
    expect((await verified([anchor])).faults).toEqual(["differs-from-anchor 4-4"]);
  });
});

test("who looks at a file again within the hour leaves one line, and another person one of their own", async () => {
  const second = await addMember(asSuperuser, context, { role: "officer", email: "reader@example.org" });
  const reading = { act: "mapping/read-professional", object: { kind: "professional", id: newId() } };
  for (const accountId of [context.accountId, context.accountId, second]) {
    const who = { ...context, accountId };
    await inProgramme(database, who, (transaction) => writeReading(transaction, who, reading));
  }
  const lines = await own.auditLines("mapping/read-professional");
  expect(new Set(lines.map(({ accountId }) => accountId))).toEqual(new Set([context.accountId, second]));
  expect(lines).toHaveLength(2);
  expect(await verified()).toMatchObject({ sequence: 2, faults: [] });
});

async function inOneTry(at: typeof database, work: Parameters<typeof own.inProgramme>[0]): Promise<void> {
  await at.transaction().execute(async (transaction) => {
    const statement = `set local "tern.programme" = '${context.programmeId}'; set local "tern.account" = '${context.accountId}';
      set local role tern_as_administrator`;
    await sql.raw(statement).execute(transaction);
    await work(transaction);
  });
}
