import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { afterAll, describe, expect, test } from "vitest";
import { readVaultSettings } from "#app/lib/environment.server.ts";
import { newId } from "#app/lib/ids.ts";
import { decryptChunks } from "./chunk-cipher.server.ts";
import { openStorage } from "./storage.server.ts";

const folder = mkdtempSync(join(tmpdir(), "tern-storage-"));
const bucketServer = new S3rver({
  port: 0,
  address: "127.0.0.1",
  silent: true,
  directory: join(folder, "s3"),
  configureBuckets: [{ name: "tern-documents", configs: [] }],
});
const { port } = await bucketServer.run();
afterAll(async () => {
  await bucketServer.close();
  rmSync(folder, { recursive: true });
});

const bucket = {
  TERN_S3_BUCKET: "tern-documents",
  TERN_S3_ENDPOINT: `http://127.0.0.1:${port}`,
  TERN_S3_KEY_ID: "S3RVER",
  TERN_S3_SECRET: "S3RVER",
};

describe.each([
  ["a folder of this machine", { TERN_STATE: join(folder, "one") }],
  ["a bucket", { TERN_STATE: join(folder, "two"), ...bucket }],
])("documents in %s", (_, variables) => {
  const opened = openStorage(readVaultSettings(variables));

  test("come back as they were, are listed by programme, and are removed", async () => {
    const storage = await opened;
    const [programmeId, another] = [newId(), newId()];
    const bytes = Buffer.alloc(300_000, "a passport");
    const staged = await storage.stage(Readable.from([bytes]));
    const name = { programmeId, fileId: staged.fileId };
    await storage.keep(name);
    const encrypted = await buffer(await storage.read(name));
    expect(encrypted.includes("passport")).toBe(false);
    expect(await buffer(decryptChunks(Readable.from([encrypted]), staged))).toEqual(bytes);
    expect(await listed(storage.list(programmeId))).toEqual([staged.fileId]);
    expect(await listed(storage.list(another))).toEqual([]);
    expect(await storage.listStaged()).toEqual([]);
    await storage.remove(name);
    await storage.remove(name);
    expect(await listed(storage.list(programmeId))).toEqual([]);
    await expect(storage.read(name).then(buffer)).rejects.toThrow();
  });

  test("that break off on their way leave nothing", async () => {
    const storage = await opened;
    async function* breakingOff() {
      yield Buffer.alloc(100_000);
      throw new Error("the connection is gone");
    }
    await expect(storage.stage(breakingOff())).rejects.toThrow("the connection is gone");
    expect(await storage.listStaged()).toEqual([]);
  });
});

// ASVS V5.3.2
test("on this machine only the owner can read them, and no name tells anything", async () => {
  const state = join(folder, "three");
  const storage = await openStorage(readVaultSettings({ TERN_STATE: state }));
  const { fileId } = await storage.stage(Readable.from([Buffer.from("a passport")]));
  expect(statSync(join(state, "documents", "staging", fileId)).mode & 0o777).toBe(0o600);
  expect(statSync(join(state, "documents", "kept")).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(state, "documents", "staging"))).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
  expect(readFileSync(join(state, "documents", "staging", fileId)).includes("passport")).toBe(false);
});

test("settings of a bucket that are missing are named, and no secret is", () => {
  const read = () => readVaultSettings({ ...bucket, TERN_S3_KEY_ID: "", TERN_S3_ENDPOINT: "ftp://x" });
  expect(read).toThrow(/TERN_S3_ENDPOINT[^]*TERN_S3_KEY_ID/);
  expect(read).not.toThrow("S3RVER");
});

async function listed(ids: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const id of ids) all.push(id);
  return all;
}
