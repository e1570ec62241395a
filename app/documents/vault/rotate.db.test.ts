import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { beforeAll, describe, expect, test } from "vitest";
import { readVaultSettings } from "#app/lib/environment.server.ts";
import { invariant } from "#app/lib/invariant.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { testDatabase } from "#test/database.ts";
import { until } from "#test/server/demo.ts";
import { fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { addDocument, expectUpload } from "../document.commands.server.ts";
import { getFile } from "../document.queries.server.ts";
import { temporaryVault } from "../testing/temporary-vault.ts";
import { rotateVaultKey } from "./rotate.server.ts";
import { openVault, readFile } from "./vault.server.ts";
import { newVaultKey, readVaultKeys, type VaultKeys } from "./vault-keys.server.ts";

const { keys: source } = temporaryVault();
invariant("file" in source, "a new installation keeps its keys in a file");
const tern = await testDatabase();
const { context, database } = tern;
const { programmeId } = context;
const vault = await openVault(readVaultSettings());

let professionalId = "";
const documents: string[] = [];
beforeAll(async () => {
  await tern.inProgramme((transaction) => fillProgramme(transaction, context, smallProgramme()));
  const { rows } = await tern.asSuperuser("select professional_id as id from professional");
  professionalId = (rows[0] as { id: string }).id;
  await expectUpload(database, context, vault);
  for (let index = 0; index < 110; index++) documents.push(await add());
});

async function add(keys = vault.keys): Promise<string> {
  const staged = await vault.storage.stage(Readable.from([Buffer.from("a licence")]));
  await vault.storage.keep({ programmeId, fileId: staged.fileId });
  const file = { ...staged, mediaType: "application/pdf" as const };
  const what = { professionalId, kind: "licence", expiresOn: null, replacesId: null } as const;
  const outcome = await tern.inProgramme((transaction) =>
    addDocument(transaction, context, { ...what, file, vault: { ...vault, keys } }),
  );
  invariant(!isRefusal(outcome), "nothing stands against it");
  return outcome.documentId;
}

async function expectAllReadable(): Promise<void> {
  for (const documentId of documents) {
    const file = await tern.inProgramme((transaction) => getFile(transaction, documentId));
    invariant(file, "it was added");
    expect((await buffer(await readFile(vault, programmeId, file))).toString()).toBe("a licence");
  }
}

const keyIds = () => readVaultKeys(source).map(({ id }) => id);

describe("a rotation of the vault key", () => {
  test("wraps every key anew, lets go of the old one, and leaves a line", async () => {
    const [old] = keyIds();
    const rotation = await rotateVaultKey(database, source);
    expect(rotation).toEqual({ vaultKeyId: keyIds()[0], documents: 110, retired: [old] });
    expect(keyIds()).toHaveLength(1);
    expect(keyIds()).not.toContain(old);
    await expectAllReadable();
    const [line] = await tern.auditLines("documents/rotate-vault-key");
    expect(line).toMatchObject({ accountId: null, after: { vaultKeyId: rotation.vaultKeyId, documents: 110 } });
  });

  test("that is killed leaves every document readable, and the next one goes on with the same key", async () => {
    const killed = spawn(process.execPath, ["app/cli.ts", "rotate-vault-key"], {
      env: { DATABASE_URL: tern.url, TERN_STATE: dirname(source.file) },
    });
    const ended = once(killed, "exit");
    await until(() => readFileSync(source.file, "utf8").includes(","));
    killed.kill("SIGKILL");
    expect(await ended).toEqual([null, "SIGKILL"]);
    const [current] = keyIds();
    await expectAllReadable();
    documents.push(await add());
    const { vaultKeyId } = await rotateVaultKey(database, source);
    expect([vaultKeyId, keyIds()]).toEqual([current, [current]]);
    await expectAllReadable();
  });

  test("loses no document that is added meanwhile", async () => {
    const adding = Promise.all(Array.from({ length: 20 }, () => add()));
    await rotateVaultKey(database, source);
    documents.push(...(await adding));
    await expectAllReadable();
    expect(keyIds()).toHaveLength(1);
  });

  test("lets nobody add a document with a key that has gone", async () => {
    const given = readFileSync(source.file, "utf8");
    await rotateVaultKey(database, source);
    await expect(add({ given })).rejects.toThrow("foreign key");
  });

  test("wraps with the first of the keys that are given from outside, and says which are needed no longer", async () => {
    const keys: VaultKeys = [newVaultKey(), ...readVaultKeys(source)];
    const given = keys.map(({ id, key }) => `${id}:${key.toString("base64url")}`).join(",");
    const { vaultKeyId, retired } = await rotateVaultKey(database, { given });
    expect([vaultKeyId, retired]).toEqual([keys[0].id, keyIds()]);
    const { rows } = await tern.asSuperuser("select distinct vault_key_id as id from document");
    expect(rows).toEqual([{ id: keys[0].id }]);
  });
});
