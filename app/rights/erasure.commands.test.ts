import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { inProgramme, type Transaction } from "#app/lib/database.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { evaluatePlan } from "#app/planning/evaluate-plan.ts";
import { inputDigest } from "#app/planning/model/canonical.ts";
import { getPlan, toVisitEntry } from "#app/planning/plan.queries.server.ts";
import { auditChain } from "#test/audit-chain.ts";
import { testDatabase } from "#test/database.ts";
import { erasePerson, readCertificate } from "./erasure.commands.server.ts";
import { countHeld, getPerson } from "./held-data.queries.server.ts";
import { holdings } from "./personal-data.ts";
import { addMarkedPerson, MARKED, writeAboutThem } from "./testing/marked-person.ts";

const own = await testDatabase();
const { database, context, asSuperuser } = own;
const marked = await addMarkedPerson(own);
await writeAboutThem(own, marked);
const { professionalId, accountId } = marked;

const byItself = { ...context, accountId: null };
const asTern = <Result>(work: (transaction: Transaction) => Promise<Result>) => inProgramme(database, byItself, work);
const toErase = { professionalId, personalRequestId: null };
const personBefore = (await asTern((transaction) => getPerson(transaction, professionalId, { hold: false })))!;

test("the fixture has something about the person in every place of the map", async () => {
  const counts = await asTern((transaction) => countHeld(transaction, personBefore));
  const found = counts.map(({ table, rows }) => `${table} ${rows}`);
  const restricted = (table: string) => table === "restriction" || table === "professional_country";
  const expected = holdings().filter(({ table }) => !restricted(table));
  expect(found.toSorted()).toEqual(expected.map(({ table, rows }) => `${table} ${rows}`).toSorted());
});

describe("erasing is refused", () => {
  test('with "rights/placed-ahead" while a hospital expects the person', async () => {
    await asSuperuser(
      "update placement set during = daterange(current_date - 3, current_date + 4) where professional_id = $1",
      [professionalId],
    );
    expect(await erase()).toMatchObject({ code: "rights/placed-ahead" });
    await asSuperuser(
      "update placement set during = daterange('2025-01-27', '2025-02-24') where professional_id = $1",
      [professionalId],
    );
  });

  test('with "rights/being-planned" while a run goes on that has the person, and "rights/still-a-member" in another role', async () => {
    await asSuperuser(
      "update plan_run set state = 'running', finished_at = null where run_id = (select min(run_id::text)::uuid from plan_run)",
    );
    expect(await erase()).toMatchObject({ code: "rights/being-planned" });
    await asSuperuser("update plan_run set state = 'finished', finished_at = now()");
    await asSuperuser("update membership set role = 'learner' where account_id = $1", [accountId]);
    expect(await erase()).toMatchObject({ code: "rights/still-a-member" });
    await asSuperuser("update membership set role = 'professional' where account_id = $1", [accountId]);
  });
});

describe("of 32 who erase the same person at the same moment", () => {
  test("one succeeds, with one audit line and one job, and the others are told that it was done", async () => {
    const before = await figures();
    await asSuperuser("delete from pgboss.job");
    const outcomes = await Promise.all(Array.from({ length: 32 }, erase));
    const refused = outcomes.filter(isRefusal).map(({ code }) => code);
    expect(refused).toEqual(Array.from({ length: 31 }, () => "rights/already-erased"));
    expect(await own.auditLines("rights/erase-person")).toHaveLength(1);
    expect((await asSuperuser("select name from pgboss.job where name = 'outbox-deliver'")).rowCount).toBe(1);
    expect(await figures()).toEqual(before);
    const words = outcomes.flatMap((outcome) => ("word" in outcome ? [outcome.word] : []));
    await expectCertificate(words[0] ?? "");
  });

  // ASVS V7.4.2
  test("nothing is left of name, address and code: in no column of no table of no schema", async () => {
    for (const word of Object.values(MARKED)) expect([word, await placesOf(word)]).toEqual([word, []]);
    expect(await placesOf("192.0.2.77")).toEqual([]);
  });

  test("the id stays in the record of acts only, whose chain is whole", async () => {
    expect(await placesOf(professionalId)).toEqual(["public.audit_line"]);
    expect(await auditChain(own).verified()).toMatchObject({ faults: [], unlinked: 0 });
  });

  test("the map finds nothing but what it says is kept", async () => {
    const left = await asTern((transaction) => countHeld(transaction, personBefore));
    expect(left.map(({ effect }) => effect.does)).toEqual(["kept"]);
  });

  test("plans can still be checked: their problem has the digest of what it says now, and they break no rule of it", async () => {
    const plan = (await own.inProgramme((transaction) => getPlan(transaction, marked.accepted)))!;
    expect(await inputDigest(plan.input)).toBe(plan.inputDigest);
    expect(evaluatePlan(plan.input, plan.visits.map(toVisitEntry), plan.bound)).toMatchObject({
      value: plan.value,
      breaches: [],
    });
    expect(plan.visits.map(({ professionalName }) => professionalName)).toEqual(["A person who was erased"]);
    expect(plan.visits[0]?.professional).toMatch(/^erased-[0-9a-f]{12}$/);
  });

  test("texts about others stay without the name", async () => {
    const { rows } = await asSuperuser(
      "select payload ->> 'subject' as subject from outbox_message where idempotency_key = 'about'",
    );
    expect(rows).toEqual([{ subject: "About [erased]" }]);
    expect(
      (await asSuperuser("select count(*)::int as others from professional where name = 'Teta Uwase'")).rows,
    ).toEqual([{ others: 1 }]);
  });
});

test("an account that another programme has too stays, and the certificate says so", async () => {
  const other = await own.anotherProgramme("rwanda");
  await asSuperuser("update professional set account_id = $1 where code = 'P2'", [other.accountId]);
  const { rows } = await asSuperuser("select professional_id as id from professional where code = 'P2'");
  const erased = await asTern((transaction) =>
    erasePerson(transaction, context, { professionalId: (rows[0] as { id: string }).id, personalRequestId: null }),
  );
  if (isRefusal(erased)) throw new Error(erased.code);
  const kept = await readCertificate(database, { word: erased.word, requestId: "test" });
  expect(kept?.certificate).toMatchObject({ accountStays: true });
  expect((await asSuperuser("select 1 from account where id = $1", [other.accountId])).rowCount).toBe(1);
});

function erase() {
  return asTern((transaction) => erasePerson(transaction, context, toErase));
}

async function expectCertificate(word: string): Promise<void> {
  const kept = await readCertificate(database, { word, requestId: "test" });
  const { certificate, text, digest } = kept!;
  expect(certificate).toMatchObject({ format: "tern-erasure/1", programme: "lesotho", accountStays: false });
  expect(certificate.removed).toContainEqual({ table: "account", rows: 1 });
  expect(certificate.replaced).toContainEqual({ table: "placement", rows: 1 });
  expect(certificate.kept).toMatchObject([{ table: "audit_line", reason: "record-of-acts" }]);
  for (const said of [...Object.values(MARKED), professionalId, accountId]) expect(text).not.toContain(said);
  expect(digest).toBe(`sha256:${createHash("sha256").update(text).digest("hex")}`);
  expect(await readCertificate(database, { word: `${word.slice(0, -1)}_`, requestId: "test" })).toBeNull();
}

/** What is reported: placements and weeks by hospital, and what plans are worth and cost. */
async function figures() {
  const { rows } = await asSuperuser(`
    select (select json_agg(json_build_array(facility_id, placements, weeks) order by facility_id) from (
        select r.facility_id, count(*) as placements, sum(upper(during) - lower(during)) / 7 as weeks
        from placement join request r using (programme_id, request_id) group by 1) as f) as placements,
      (select json_agg(json_build_array(plan_id, value, bound, state) order by plan_id) from plan) as plans,
      (select json_agg(cost order by cost) from (
        select sum((person ->> 'travel')::bigint) as cost from plan join plan_input using (programme_id, input_digest),
          jsonb_array_elements(input -> 'people') as person group by plan_id) as c) as costs`);
  return rows[0] as unknown;
}

/** The tables in which a word stands, in any column, whatever its type. */
async function placesOf(word: string): Promise<string[]> {
  const { rows } = await asSuperuser(`
    select format('%I.%I', n.nspname, c.relname) as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 1`);
  const found: string[] = [];
  const asBytes = Buffer.from(word).toString("hex");
  for (const { table } of rows as { table: string }[]) {
    const held = await asSuperuser(
      `select 1 from ${table} as it where position(lower($1) in lower(it::text)) > 0 or position($2 in it::text) > 0 limit 1`,
      [word, asBytes],
    );
    if (held.rowCount !== 0) found.push(table);
  }
  return found;
}
