import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { log } from "#app/lib/log.server.ts";
import { checkDocument } from "#app/documents/document.jobs.server.ts";
import { aPdf } from "#app/documents/testing/pdf.ts";
import { temporaryVault } from "#app/documents/testing/temporary-vault.ts";
import { testDatabase } from "#test/database.ts";
import { fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { signInAsPalesa, startWeb } from "./web.ts";

// Documents through the running web process. The worker's part is done in this process.

const settings = temporaryVault();
const own = await testDatabase();
const web = await startWeb(own, { TERN_STATE: join(settings.folder, ".."), TERN_VAULT_KEYS: "" });
const environment = readEnvironment({ DATABASE_URL: own.url, TERN_SECRET: "a secret of the tests, long enough" });
const tools = { database: own.database, environment, signal: new AbortController().signal, log };
const PERSON = "/programmes/lesotho/professionals/P1";

let cookie = "";
beforeAll(async () => {
  await own.inProgramme((transaction) => fillProgramme(transaction, own.context, smallProgramme()));
  cookie = await signInAsPalesa(web, own);
});

const get = (path: string) => web.send(path, { headers: { cookie } });
const textOf = async (path: string) =>
  (await (await get(path)).text()).replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

async function add(fields: Record<string, string>, file?: { bytes: Buffer; name: string }, query = "") {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", file ? new File([new Uint8Array(file.bytes)], file.name) : new File([], ""));
  return await web.send(`${PERSON}/documents/add${query}`, {
    method: "POST",
    body: form,
    headers: { cookie, "sec-fetch-site": "same-origin", origin: web.url },
  });
}

/** @returns the path of the document's page */
async function addLicence(): Promise<string> {
  const answer = await add({ kind: "licence", expiresOn: "2026-01-31" }, { bytes: aPdf(), name: "my passport.exe" });
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

async function check(path: string): Promise<void> {
  await checkDocument.run({ programmeId: own.context.programmeId, documentId: path.split("/").at(-1) ?? "" }, tools);
}

describe("a document", () => {
  // ASVS V3.2.1, V5.3.1, V5.4.1, V5.4.2
  test("goes from the form through its check to the person's page, and back out as it came in", async () => {
    expect(await textOf(PERSON)).toContain("each is handed in once");
    const path = await addLicence();
    expect(await textOf(path)).toContain("Licence to practise Being checked");
    expect((await get(`${path}/file`)).status).toBe(409);
    await check(path);
    expect(await textOf(path)).toContain("It has been checked, but not for viruses");
    expect(await textOf(PERSON)).toMatch(/Licence to practise Ready 31 Jan 2026 Expired 1 1 kB .+, you/);
    const answer = await get(`${path}/file`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="P1-licence.pdf"; filename*=UTF-8''P1-licence.pdf`,
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(aPdf());
    const lines = await own.auditLines("documents/download-document");
    expect(lines).toHaveLength(1);
  });

  test("is replaced by a newer version, and removed", async () => {
    const older = await addLicence();
    await check(older);
    const id = older.split("/").at(-1) ?? "";
    const newer = (await add({}, { bytes: aPdf(), name: "new.pdf" }, `?replaces=${id}`)).headers.get("location") ?? "";
    await check(newer);
    expect(await textOf(older)).toContain("A newer version is ready.");
    expect(await textOf(newer)).toContain("Replaces an older version");
    const removed = await web.post(newer, { act: "remove" }, cookie);
    expect(removed.headers.get("location")).toBe(`${PERSON}?document=removed`);
    expect(await textOf(`${PERSON}?document=removed`)).toContain("The document was removed.");
    expect((await get(newer)).status).toBe(404);
    expect((await web.post(newer, { act: "remove" }, cookie)).status).toBe(404);
  });

  // ASVS V11.3.3
  test("that was altered in the storage is not handed out", async () => {
    const path = await addLicence();
    await check(path);
    const { rows } = await own.asSuperuser("select file_id as id from document where document_id = $1", [
      path.split("/").at(-1),
    ]);
    const file = join(settings.folder, "kept", own.context.programmeId, (rows[0] as { id: string }).id);
    const bytes = readFileSync(file);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(file, bytes);
    expect((await get(`${path}/file`)).status).toBe(500);
  });
});

describe("a form is refused in words that", () => {
  // ASVS V5.2.1, V5.2.2
  test.each<[string, Parameters<typeof add>, number, RegExp]>([
    ["says nothing", [{}], 422, /Choose what the document is\..*Choose a file\./],
    ["has no file", [{ kind: "cv" }], 422, /Choose a file\./],
    ["has a file, but does not say what it is", [{}, { bytes: aPdf(), name: "a.pdf" }], 422, /Choose the file again/],
    [
      "has a wrong date",
      [
        { kind: "cv", expiresOn: "soon" },
        { bytes: aPdf(), name: "a" },
      ],
      422,
      /Enter a date/,
    ],
    ["brings a program", [{ kind: "cv" }, { bytes: Buffer.from("MZ\0\0"), name: "cv.pdf" }], 422, /\.exe file/],
    [
      "brings 21 MB",
      [{ kind: "cv" }, { bytes: Buffer.alloc(21 << 20, "%PDF-"), name: "a.pdf" }],
      413,
      /larger than 20 MB/,
    ],
    ["brings 50 MB", [{ kind: "cv" }, { bytes: Buffer.alloc(50 << 20, "%PDF-"), name: "a.pdf" }], 413, /20 MB/],
  ])("%s", async (_, asked, status, words) => {
    const answer = await add(...asked);
    expect([answer.status, (await answer.text()).replaceAll(/\s+/g, " ")]).toEqual([
      status,
      expect.stringMatching(words),
    ]);
    expect(readdirSync(join(settings.folder, "staging"))).toEqual([]);
  });

  test("keeps what was typed", async () => {
    const text = await (await add({ kind: "diploma", expiresOn: "2027-05-06" })).text();
    expect(text).toMatch(/value="diploma" selected/);
    expect(text).toContain('value="2027-05-06"');
  });
});
