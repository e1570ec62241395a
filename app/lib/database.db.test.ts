import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { inProgramme, json, NotAMember, sqlStateOf } from "./database.server.ts";
import { newId } from "./ids.ts";
import { refuse } from "./refusal.ts";

const { database, context, asSuperuser, anotherProgramme, inProgramme: inOwnProgramme } = await testDatabase();

const readWavesOutside = () => database.selectFrom("wave").select("name").execute();
const countWaves = () => inOwnProgramme((transaction) => transaction.selectFrom("wave").select("name").execute());

describe("a programme's rows", () => {
  test("are not seen without a programme", async () => {
    await asSuperuser(`insert into wave values ($1, $2, 'First', '2027-01-04', '2027-01-24')`, [
      context.programmeId,
      newId(),
    ]);
    await expect(readWavesOutside()).rejects.toThrow(/permission denied/);
    expect(await countWaves()).toEqual([{ name: "First" }]);
  });

  test("are not seen in another programme, and a pooled connection does not carry the programme on", async () => {
    const other = await anotherProgramme("rwanda");
    const seen = await inProgramme(database, other, (transaction) =>
      transaction.selectFrom("wave").selectAll().execute(),
    );
    expect(seen).toEqual([]);
    await expect(readWavesOutside()).rejects.toThrow(/permission denied/);
  });

  test("are closed to an account of another programme, and to one whose membership has ended", async () => {
    const other = await anotherProgramme("kenya");
    const stranger = { ...context, accountId: other.accountId };
    await expect(inProgramme(database, stranger, () => Promise.resolve(1))).rejects.toThrow(NotAMember);
    await asSuperuser("update membership set during = daterange('2020-01-01', '2020-02-01') where account_id = $1", [
      other.accountId,
    ]);
    await expect(inProgramme(database, other, () => Promise.resolve(1))).rejects.toThrow(NotAMember);
  });

  // ASVS V8.4.1
  test("cannot be written for another programme", async () => {
    const write = inOwnProgramme((transaction) =>
      transaction
        .insertInto("wave")
        .values({ programmeId: newId(), waveId: newId(), name: "X", firstOn: "2027-01-04", lastOn: "2027-01-10" })
        .execute(),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  test("are protected in every table that has a programme, by force", async () => {
    const { rows } = await asSuperuser(`
      select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'programme_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and not (c.relrowsecurity and c.relforcerowsecurity
                 and exists (select from pg_policy where polrelid = c.oid and polname = 'own programme' and not polpermissive))`);
    expect(rows).toEqual([]);
  });
});

describe("a transaction of a programme", () => {
  // ASVS V2.3.3
  test("keeps nothing when the work is refused", async () => {
    const outcome = await inOwnProgramme(async (transaction) => {
      await transaction.deleteFrom("wave").execute();
      return refuse("programme/in-use", { waves: 1 });
    });
    expect(outcome).toEqual({ kind: "refusal", code: "programme/in-use", details: { waves: 1 } });
    expect(await countWaves()).toHaveLength(1);
  });

  // ASVS V2.3.3, V16.5.3
  test("keeps nothing when the work fails, and says how", async () => {
    const work = inOwnProgramme(async (transaction) => {
      await transaction.deleteFrom("wave").execute();
      await sql`select 1 / 0`.execute(transaction);
    });
    await expect(work).rejects.toSatisfy((error) => sqlStateOf(error) === "22012");
    expect(await countWaves()).toHaveLength(1);
  });

  test("is tried three times when the database asks for it, and then gives up", async () => {
    let tries = 0;
    const work = inOwnProgramme(async (transaction) => {
      tries++;
      await sql`do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$`.execute(transaction);
    });
    await expect(work).rejects.toSatisfy((error) => sqlStateOf(error) === "40P01");
    expect(tries).toBe(3);
  });

  // ASVS V1.2.4
  test("refuses to be built from anything but an identifier", async () => {
    const bad = { ...context, programmeId: "x'; drop table wave; --" };
    await expect(inProgramme(database, bad, () => Promise.resolve(1))).rejects.toThrow(/lower-case UUID/);
  });

  test("runs as tern_app, which is no superuser and owns nothing", async () => {
    const { rows } = await sql<{ name: string; owns: number; super: boolean }>`
      select current_user as name, r.rolsuper as super,
             (select count(*)::int from pg_class where relowner = r.oid) as owns
      from pg_roles r where r.rolname = current_user`.execute(database);
    expect(rows).toEqual([{ name: "tern_app", owns: 0, super: false }]);
  });
});

describe("values", () => {
  test("come back as dates without a time, safe numbers, and jsonb with its keys untouched", async () => {
    const { rows } = await sql<{ firstOn: string; cents: number; value: unknown }>`
      select date '2027-01-04' as first_on, 123456789012::bigint as cents, ${json([{ "value parts": 1, snake_case: 2 }])} as value
    `.execute(database);
    expect(rows).toEqual([
      { firstOn: "2027-01-04", cents: 123456789012, value: [{ "value parts": 1, snake_case: 2 }] },
    ]);
  });

  // ASVS V1.4.2
  test("too large to count exactly are an error, never a wrong number", async () => {
    await expect(sql`select 9007199254740993::bigint`.execute(database)).rejects.toThrow(/too large/);
  });
});
