import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { log } from "#app/lib/log.server.ts";
import { auditChain } from "#test/audit-chain.ts";
import { testDatabase } from "#test/database.ts";
import { addMember } from "#test/members.ts";
import { readAnchors } from "./anchors.server.ts";
import { anchorAudit } from "./audit-anchor.jobs.server.ts";

const own = await testDatabase();
const { database, context, asSuperuser } = own;
const { keepLines, verified, head, pastProtection } = auditChain(own);
const folder = mkdtempSync(join(tmpdir(), "tern-anchors-"));
afterAll(() => rmSync(folder, { recursive: true }));

beforeEach(async () => {
  await pastProtection("delete from audit_line; delete from audit_link");
});

describe("the head of a chain", () => {
  const settings = { DATABASE_URL: own.url, TERN_SECRET: "a secret of the tests, long enough" };
  const run = (file: string, on: string) =>
    anchorAudit.perform(
      { programmeId: context.programmeId, on },
      {
        database,
        environment: readEnvironment({ ...settings, TERN_ANCHORS: file }),
        signal: new AbortController().signal,
        log,
      },
    );

  test("is written down once a day, in the file and to every administrator", async () => {
    const file = join(folder, "deeper", "anchors.jsonl");
    await addMember(asSuperuser, context, { role: "administrator", email: "second@example.org" });
    await addMember(asSuperuser, context, { role: "officer", email: "officer@example.org" });
    await keepLines(2);
    const first = await head("2026-11-22");
    await run(file, "2026-11-22");
    await keepLines(1);
    await run(file, "2026-11-22");
    expect(await readAnchors(file)).toEqual([first]);
    await run(file, "2026-11-23");
    expect((await readAnchors(file)).map(({ sequence, on }) => `${sequence} ${on}`)).toEqual([
      "2 2026-11-22",
      "3 2026-11-23",
    ]);
    const letters = await asSuperuser(
      "select payload ->> 'text' as text from outbox_message order by outbox_message_id",
    );
    expect(letters.rowCount).toBe(4);
    expect(letters.rows[0]).toMatchObject({
      text: expect.stringContaining(`Number: 2\nHash: ${first.hash}\nDate: 2026-11-22`),
    });
    expect((await verified(await readAnchors(file))).faults).toEqual([]);
  });

  test("is not written down where nothing was done yet", async () => {
    const file = join(folder, "empty.jsonl");
    await run(file, "2026-11-22");
    expect(await readAnchors(file)).toEqual([]);
  });

  test("is asked for by the first act of a day, for the end of that day", async () => {
    await pastProtection("delete from pgboss.job where name = 'accounts-anchor-audit'");
    await keepLines(3);
    const { rows } = await asSuperuser(
      `select data, start_after = ((now() at time zone 'UTC')::date + 1)::timestamp at time zone 'UTC'
         or start_after between now() and now() + interval '1 day 2 seconds' as at_the_end
       from pgboss.job where name = 'accounts-anchor-audit' and data ->> 'programmeId' = $1`,
      [context.programmeId],
    );
    const today = new Date().toISOString().slice(0, 10);
    expect(rows).toEqual([{ data: { programmeId: context.programmeId, on: today }, at_the_end: true }]);
  });

  test("that is no anchor in the file is named by its line", async () => {
    const file = join(folder, "spoilt.jsonl");
    await keepLines(1);
    await run(file, "2026-11-22");
    writeFileSync(file, `${readFileSync(file, "utf8")}{"programme":\n`);
    await expect(readAnchors(file)).rejects.toThrow("line 2");
  });
});

test("npm run audit:verify says where, and ends with 0 for whole chains, 1 for others, 2 for what it cannot read", async () => {
  const file = join(folder, "verify.jsonl");
  await keepLines(3);
  writeFileSync(file, `${JSON.stringify(await head("2026-11-22"))}\n`);
  const verify = (anchors: string) => {
    const env = { DATABASE_URL: own.url };
    const words = ["app/cli.ts", "verify-audit", "--anchors", anchors];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: "utf8" });
    return [status, stdout + stderr];
  };
  expect(verify(file)).toEqual([
    0,
    expect.stringMatching(/^lesotho: whole, 3 lines, head [0-9a-f]{64}\nCompared with 1 /),
  ]);
  await pastProtection(
    "delete from audit_link where sequence = 3; update audit_line set act = 'a/b' where object_id = '2'",
  );
  expect(verify(file)).toEqual([
    1,
    expect.stringContaining("lesotho: 2 to 2: changed\nlesotho: 3 to 3: the end was cut off"),
  ]);
  expect(verify(join(folder, "nowhere"))).toEqual([2, expect.stringContaining("no such file")]);
});
