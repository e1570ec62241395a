import { readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { inProgramme } from "#app/lib/database.server.ts";
import { readEnvironment } from "#app/lib/environment.server.ts";
import { newId } from "#app/lib/ids.ts";
import { log } from "#app/lib/log.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { testDatabase } from "#test/database.ts";
import { addMember } from "#test/members.ts";
import { aProfessional, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import {
  addDocument,
  eraseDocuments,
  expectUpload,
  removeDocument,
  startDownload,
} from "./document.commands.server.ts";
import { checkDocument } from "./document.jobs.server.ts";
import { CONFIDENTIAL_KINDS, DOCUMENT_KINDS } from "./document.ts";
import { getDocument, listDocuments } from "./document.queries.server.ts";
import { removeFile, SWEEP_AFTER_SECONDS, sweepFiles } from "./file.jobs.server.ts";
import { clamdPeer, EICAR } from "./testing/clamd-peer.ts";
import { aPdf, aStream } from "./testing/pdf.ts";
import { temporaryVault } from "./testing/temporary-vault.ts";
import { ownVault, readFile } from "./vault/vault.server.ts";

const settings = temporaryVault();
const tern = await testDatabase();
const { context, database } = tern;
const environment = readEnvironment({ DATABASE_URL: tern.url, TERN_SECRET: "a secret of the tests, long enough" });
const tools = { database, environment, signal: new AbortController().signal, log };
const vault = await ownVault();
const { programmeId } = context;

let malineo = "";
let officer: typeof context;
beforeAll(async () => {
  const people = [aProfessional(), aProfessional({ code: "P2", name: "Keza" })];
  await tern.inProgramme((transaction) =>
    fillProgramme(transaction, context, smallProgramme({ professionals: people })),
  );
  const { rows } = await tern.asSuperuser("select professional_id as id from professional where code = 'P1'");
  malineo = (rows[0] as { id: string }).id;
  const accountId = await addMember(tern.asSuperuser, context, { role: "officer", email: "officer@example.org" });
  officer = { ...context, accountId };
});

type Added = { kind: "licence" | "police-clearance"; bytes: Buffer; replacesId: string | null; by: typeof context };

async function add({ kind = "licence", bytes = aPdf(), replacesId = null, by = context }: Partial<Added> = {}) {
  await expectUpload(database, by, vault);
  const staged = await vault.storage.stage(Readable.from([bytes]));
  await vault.storage.keep({ programmeId, fileId: staged.fileId });
  const file = { ...staged, mediaType: "application/pdf" as const };
  const document = { vault, file, professionalId: malineo, kind, expiresOn: null, replacesId };
  const outcome = await inProgramme(database, by, (transaction) => addDocument(transaction, by, document));
  if (isRefusal(outcome)) return outcome;
  return { documentId: outcome.documentId, fileId: staged.fileId };
}

async function added(...asked: Parameters<typeof add>) {
  const outcome = await add(...asked);
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome;
}

const checked = async (...asked: Parameters<typeof add>) => {
  const document = await added(...asked);
  await checkDocument.run({ programmeId, documentId: document.documentId }, tools);
  return document;
};
const recordOf = (documentId: string) =>
  tern.inProgramme((transaction) => getDocument(transaction, { professionalId: malineo, documentId }));
const download = (documentId: string, by = context) =>
  inProgramme(database, by, (transaction) => startDownload(transaction, by, { professionalId: malineo, documentId }));
const filesInStorage = () => {
  const kept = join(settings.folder, "kept", programmeId);
  return readdirSync(kept);
};
const jobsOf = async (queue: string) => {
  const { rows } = await tern.asSuperuser("select data from pgboss.job where name = $1 order by created_on", [queue]);
  return rows.map(({ data }: { data: unknown }) => data);
};

test("the kinds are those of the database, in its order, and so are the confidential ones", async () => {
  const { rows } = await tern.asSuperuser("select kind, confidential from document_kind order by place");
  const kinds = rows as { kind: string; confidential: boolean }[];
  expect(kinds.map(({ kind }) => kind)).toEqual(DOCUMENT_KINDS);
  expect(kinds.filter(({ confidential }) => confidential).map(({ kind }) => kind)).toEqual(CONFIDENTIAL_KINDS);
});

describe("a document", () => {
  test("waits for its check, is then ready, and comes back as it was sent; each step leaves a line and its job", async () => {
    const bytes = aPdf();
    const { documentId, fileId } = await added({ bytes });
    expect(await recordOf(documentId)).toMatchObject({ state: "waiting", pages: null, addedBy: context.accountId });
    expect(await jobsOf("documents-check-document")).toContainEqual({ programmeId, documentId });
    expect(await download(documentId)).toMatchObject({ code: "documents/not-ready" });
    await checkDocument.run({ programmeId, documentId }, tools);
    expect(await recordOf(documentId)).toMatchObject({ state: "ready", pages: 1, scanned: false });
    const started = await download(documentId);
    if (isRefusal(started)) throw new Error(started.code);
    const parts: Buffer[] = [];
    for await (const part of await readFile(vault, programmeId, started.file)) parts.push(part);
    expect(Buffer.concat(parts)).toEqual(bytes);
    const [line] = await tern.auditLines("documents/download-document");
    expect(line).toMatchObject({ accountId: context.accountId, after: { documentId } });
    expect(await tern.auditLines("documents/add-document")).toHaveLength(1);
    expect(await tern.auditLines("documents/accept-document")).toHaveLength(1);
    expect(filesInStorage()).toEqual([fileId]);
  });

  test("that is dangerous is refused with its reason, once, and its bytes are removed", async () => {
    const active = aPdf({ 4: "<< /S /JavaScript /JS (app.alert(1)) >>" });
    const { documentId, fileId } = await checked({ bytes: active });
    await checkDocument.run({ programmeId, documentId }, tools);
    expect(await recordOf(documentId)).toMatchObject({ state: "refused", refusedFor: "documents/active-content" });
    expect(await tern.auditLines("documents/refuse-document")).toHaveLength(1);
    expect(await download(documentId)).toMatchObject({ code: "documents/not-ready" });
    expect(await jobsOf("documents-remove-file")).toContainEqual({ programmeId, fileId });
    await removeFile.run({ programmeId, fileId }, tools);
    await removeFile.run({ programmeId, fileId }, tools);
    expect(filesInStorage()).not.toContain(fileId);
  });

  // ASVS V16.5.2, V16.5.3
  test("whose scanner is silent waits, and is asked for again", async () => {
    const { documentId } = await added();
    const silent = { ...tools, environment: { ...environment, TERN_CLAMD: "127.0.0.1:1" } };
    await tern.asSuperuser("delete from pgboss.job where name = 'documents-check-document'");
    await checkDocument.run({ programmeId, documentId }, silent);
    expect(await recordOf(documentId)).toMatchObject({ state: "unscanned" });
    expect(await download(documentId)).toMatchObject({ code: "documents/not-ready" });
    expect(await jobsOf("documents-check-document")).toEqual([{ programmeId, documentId }]);
    await checkDocument.run({ programmeId, documentId }, tools);
    expect(await recordOf(documentId)).toMatchObject({ state: "ready" });
  });

  // ASVS V5.4.3
  test("goes past the virus scanner where there is one", async () => {
    const scanner = clamdPeer();
    const socket = join(settings.folder, "scanner");
    await new Promise<void>((resolve) => scanner.listen(socket, resolve));
    onTestFinished(() => void scanner.close());
    const scanned = { ...tools, environment: { ...environment, TERN_CLAMD: socket } };
    const harmless = await added();
    const dangerous = await added({ bytes: aPdf({ 4: aStream("", EICAR) }) });
    for (const { documentId } of [harmless, dangerous]) await checkDocument.run({ programmeId, documentId }, scanned);
    expect(await recordOf(harmless.documentId)).toMatchObject({ state: "ready", scanned: true });
    expect(await recordOf(dangerous.documentId)).toMatchObject({ state: "refused", refusedFor: "documents/virus" });
  });

  test("whose bytes were altered in the storage is refused", async () => {
    const { documentId, fileId } = await added();
    const file = join(settings.folder, "kept", programmeId, fileId);
    const bytes = readFileSync(file);
    bytes[20]! ^= 1;
    writeFileSync(file, bytes);
    await checkDocument.run({ programmeId, documentId }, tools);
    expect(await recordOf(documentId)).toMatchObject({ state: "refused", refusedFor: "documents/unreadable" });
  });

  test("that is replaced stays ready until the newer one is, and only one of its own person and kind takes its place", async () => {
    const { documentId: older } = await checked();
    expect(await add({ kind: "police-clearance", replacesId: older })).toMatchObject({
      code: "documents/not-replaceable",
    });
    const { documentId: dangerous } = await checked({ bytes: aPdf({ 4: "<< /S /Launch >>" }), replacesId: older });
    expect(await recordOf(dangerous)).toMatchObject({ state: "refused" });
    expect(await recordOf(older)).toMatchObject({ state: "ready" });
    const { documentId: newer } = await checked({ replacesId: older });
    expect(await recordOf(older)).toMatchObject({ state: "replaced" });
    expect(await recordOf(newer)).toMatchObject({ state: "ready", replacesId: older });
    expect(isRefusal(await download(older))).toBe(false);
    expect(await add({ replacesId: older })).toMatchObject({ code: "documents/not-replaceable" });
  });

  test("is removed once, with its bytes", async () => {
    const { documentId, fileId } = await checked();
    const remove = () =>
      tern.inProgramme((transaction) => removeDocument(transaction, context, { professionalId: malineo, documentId }));
    const outcomes = await Promise.all(Array.from({ length: 8 }, remove));
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome !== null)).toMatchObject({ code: "documents/gone" });
    expect(await tern.auditLines("documents/remove-document")).toHaveLength(1);
    expect(
      (await jobsOf("documents-remove-file")).filter((data) => JSON.stringify(data).includes(fileId)),
    ).toHaveLength(1);
    expect(await download(documentId)).toMatchObject({ code: "documents/gone" });
  });
});

describe("an officer", () => {
  // ASVS V8.2.2
  test("neither sees nor gets a police clearance, nor replaces one", async () => {
    const { documentId } = await checked({ kind: "police-clearance" });
    const seen = await inProgramme(database, officer, (transaction) => listDocuments(transaction, malineo));
    expect(seen.map(({ kind }) => kind)).not.toContain("police-clearance");
    expect(await download(documentId, officer)).toMatchObject({ code: "documents/gone" });
    await expect(add({ kind: "police-clearance", by: officer })).rejects.toThrow("row-level security");
  });
});

// ASVS V8.4.1
test("a document of another programme is not there, whoever asks", async () => {
  const { documentId } = await checked();
  const elsewhere = await tern.anotherProgramme("rwanda");
  expect(await download(documentId, elsewhere)).toMatchObject({ code: "documents/gone" });
});

describe("what broke off between the storage and the database", () => {
  /** An id as it was made so many seconds ago. */
  const idOf = (secondsAgo: number) => {
    const milliseconds = (Date.now() - secondsAgo * 1000).toString(16).padStart(12, "0");
    return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}${newId().slice(13)}`;
  };

  test("is swept away after a day, and nothing else is", async () => {
    const { fileId: needed } = await checked();
    const staged = await vault.storage.stage(Readable.from([aPdf()]));
    await vault.storage.keep({ programmeId, fileId: staged.fileId });
    const kept = join(settings.folder, "kept", programmeId);
    const [lost, lostInStaging] = [idOf(SWEEP_AFTER_SECONDS + 1), idOf(SWEEP_AFTER_SECONDS + 1)];
    renameSync(join(kept, staged.fileId), join(kept, lost));
    writeFileSync(join(settings.folder, "staging", lostInStaging), "");
    const young = await vault.storage.stage(Readable.from([aPdf()]));
    await vault.storage.keep({ programmeId, fileId: young.fileId });
    expect(await jobsOf("documents-sweep-files")).toContainEqual({ programmeId });
    await sweepFiles.run({ programmeId }, tools);
    expect(filesInStorage()).toEqual(expect.arrayContaining([needed, young.fileId]));
    expect(filesInStorage()).not.toContain(lost);
    expect(await vault.storage.listStaged()).toEqual([]);
  });
});

test("erasing a person's documents leaves no row of them, and a job for the bytes of each", async () => {
  const { fileId } = await checked();
  const byItself = { ...context, accountId: null };
  const erased = await inProgramme(database, byItself, (transaction) => eraseDocuments(transaction, byItself, malineo));
  expect(erased).toBeGreaterThan(1);
  expect(await tern.inProgramme((transaction) => listDocuments(transaction, malineo))).toEqual([]);
  expect(await jobsOf("documents-remove-file")).toContainEqual({ programmeId, fileId });
  for (const data of await jobsOf("documents-remove-file"))
    await removeFile.run(data as { programmeId: string; fileId: string }, tools);
  expect(filesInStorage()).not.toContain(fileId);
  expect(await tern.auditLines("documents/erase-documents")).toHaveLength(1);
});
