import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { CHUNK_BYTES, DamagedFile, decryptChunks, encryptChunks, type FileKey } from "./chunk-cipher.server.ts";

const HEADER_BYTES = 5;
const WHOLE_CHUNK = CHUNK_BYTES + 16;
const at: FileKey = { key: randomBytes(32), fileId: "0199a000-0000-7000-8000-000000000001" };

/** A stream that comes in pieces of a size that fits nothing. */
async function* inPieces(bytes: Buffer, size = 1000): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

const encrypt = (bytes: Buffer, key = at) => buffer(encryptChunks(inPieces(bytes), key));
const decrypt = (bytes: Buffer, key = at) => buffer(decryptChunks(inPieces(bytes), key));

test.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 200_000])(
  "%i bytes come back as they were",
  async (size) => {
    const bytes = randomBytes(size);
    const encrypted = await encrypt(bytes);
    expect(await decrypt(encrypted)).toEqual(bytes);
    expect(encrypted.length).toBe(HEADER_BYTES + size + 16 * Math.max(1, Math.ceil(size / CHUNK_BYTES)));
  },
);

test("what is encrypted shows nothing of what it was, and is different for each key", async () => {
  const bytes = Buffer.alloc(2 * CHUNK_BYTES, "passport");
  const encrypted = await encrypt(bytes);
  expect(encrypted.includes("passport")).toBe(false);
  expect(encrypted).not.toEqual(await encrypt(bytes, { ...at, key: randomBytes(32) }));
});

describe("a file is refused that", () => {
  const bytes = randomBytes(3 * CHUNK_BYTES + 500);
  const chunk = (encrypted: Buffer, index: number) =>
    encrypted.subarray(HEADER_BYTES + index * WHOLE_CHUNK, HEADER_BYTES + (index + 1) * WHOLE_CHUNK);
  const together = (encrypted: Buffer, ...order: number[]) =>
    Buffer.concat([encrypted.subarray(0, HEADER_BYTES), ...order.map((index) => chunk(encrypted, index))]);

  // ASVS V11.3.3
  test.each<[string, (encrypted: Buffer) => Buffer]>([
    ["was cut after a chunk", (encrypted) => together(encrypted, 0, 1, 2)],
    ["was cut within a chunk", (encrypted) => encrypted.subarray(0, -1)],
    ["lost everything but its header", (encrypted) => encrypted.subarray(0, HEADER_BYTES)],
    ["lost its header", (encrypted) => encrypted.subarray(HEADER_BYTES)],
    ["had two chunks exchanged", (encrypted) => together(encrypted, 1, 0, 2, 3)],
    ["had a chunk taken out", (encrypted) => together(encrypted, 0, 2, 3)],
    ["had a chunk repeated", (encrypted) => together(encrypted, 0, 1, 1, 2, 3)],
    ["had its end repeated", (encrypted) => together(encrypted, 0, 1, 2, 3, 3)],
    ["got more at its end", (encrypted) => Buffer.concat([encrypted, Buffer.from("x")])],
    ["is empty", () => Buffer.alloc(0)],
  ])("%s", async (_, damage) => {
    await expect(decrypt(damage(await encrypt(bytes)))).rejects.toThrow(DamagedFile);
  });

  // ASVS V11.3.3
  test("had any one bit turned", async () => {
    const encrypted = await encrypt(randomBytes(300));
    for (let index = 0; index < encrypted.length; index++) {
      const turned = Buffer.from(encrypted);
      turned[index]! ^= 1;
      await expect(decrypt(turned)).rejects.toThrow(DamagedFile);
    }
  });

  // ASVS V11.3.3
  test("belongs to another document, or is opened with another key", async () => {
    const encrypted = await encrypt(bytes);
    await expect(decrypt(encrypted, { ...at, fileId: at.fileId.replace(/1$/, "2") })).rejects.toThrow(DamagedFile);
    await expect(decrypt(encrypted, { ...at, key: randomBytes(32) })).rejects.toThrow(DamagedFile);
  });
});

// ASVS V15.2.2
test("a chunk is handed on before the next is read, so that a file of any size takes the memory of two", async () => {
  let read = 0;
  async function* endless() {
    for (;;) {
      read += 1000;
      yield Buffer.alloc(1000);
    }
  }
  let written = 0;
  for await (const encrypted of encryptChunks(endless(), at)) {
    written += encrypted.length;
    expect(read - written).toBeLessThan(2 * CHUNK_BYTES);
    if (written > 20 * CHUNK_BYTES) break;
  }
});
