import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { MAX_DOCUMENT_BYTES } from "./document.ts";
import { discard, receiveUpload } from "./receive-upload.server.ts";
import { aPdf } from "./testing/pdf.ts";
import { openStorage } from "./vault/storage.server.ts";
import { decryptChunks } from "./vault/chunk-cipher.server.ts";

const folder = mkdtempSync(join(tmpdir(), "tern-upload-"));
const storage = await openStorage({ folder, bucket: null });
const staging = join(folder, "staging");
afterAll(() => rmSync(folder, { recursive: true }));

const BOUNDARY = "----tern";
const HEAD = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nlicence\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="../../etc/passwd.exe"\r\nContent-Type: image/png\r\n\r\n`;
const TAIL = `\r\n--${BOUNDARY}\r\nContent-Disposition: form-data; name="expiresOn"\r\n\r\n2027-01-04\r\n--${BOUNDARY}--\r\n`;

/** A form whose file comes in pieces; it may break off before its end. */
function upload(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, { whole = true } = {}): Request {
  async function* body() {
    yield Buffer.from(HEAD);
    yield* pieces;
    if (!whole) throw new Error("the connection is gone");
    yield Buffer.from(TAIL);
  }
  return new Request("http://tern.test", {
    method: "POST",
    headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    body: streamOf(body()),
    duplex: "half",
  } as RequestInit);
}

function* ofSize(bytes: number, first: Buffer = aPdf()): Generator<Buffer> {
  yield first;
  const piece = Buffer.alloc(64 * 1024);
  for (let left = bytes - first.length; left > 0; left -= piece.length)
    yield piece.subarray(0, Math.min(left, piece.length));
}

describe("an upload", () => {
  // ASVS V5.3.2
  test("is encrypted as it arrives; its content says what it is, and its name plays no part", async () => {
    const received = await receiveUpload(upload([aPdf()]), storage);
    expect(received.fields).toEqual({ kind: "licence", expiresOn: "2027-01-04" });
    const { file } = received;
    if (file === null || "code" in file) throw new Error("no file");
    expect(file).toMatchObject({ mediaType: "application/pdf", sizeBytes: aPdf().length });
    expect(readdirSync(staging)).toEqual([file.fileId]);
    await storage.keep({ programmeId: "a-programme", fileId: file.fileId });
    const kept = await storage.read({ programmeId: "a-programme", fileId: file.fileId });
    const encrypted = await buffer(kept);
    expect(encrypted.includes("PDF")).toBe(false);
    expect(await buffer(decryptChunks([encrypted] as never, file))).toEqual(aPdf());
  });

  // ASVS V5.2.1
  test.each([
    ["the most that is allowed", MAX_DOCUMENT_BYTES, { mediaType: "application/pdf", sizeBytes: MAX_DOCUMENT_BYTES }],
    ["one byte more", MAX_DOCUMENT_BYTES + 1, { code: "documents/too-large", details: { megabytes: 20 } }],
    ["50 MB", 50 * 1024 * 1024, { code: "documents/too-large" }],
  ])("of %s is answered, and is on the disk as fast as it comes", async (_, size, answer) => {
    let arrived = 0;
    let mostInMemory = 0;
    function* watched() {
      for (const piece of ofSize(size)) {
        mostInMemory = Math.max(mostInMemory, Math.min(arrived, MAX_DOCUMENT_BYTES) - bytesStaged());
        arrived += piece.length;
        yield piece;
      }
    }
    const received = await receiveUpload(upload(watched()), storage);
    await discard(received, storage);
    expect(received.file).toMatchObject(answer);
    expect(mostInMemory).toBeLessThan(1024 * 1024);
  });

  // ASVS V1.3.4, V5.2.2
  test.each([
    ["a program", Buffer.from("MZ\x90\0".padEnd(200, "\0"), "latin1"), { code: "documents/not-this-type" }],
    [
      "a page",
      Buffer.from("<html><script>alert(1)</script>"),
      { code: "documents/not-this-type", details: { ending: "" } },
    ],
    ["a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), { code: "documents/not-this-type" }],
    ["nothing", Buffer.alloc(0), { code: "documents/empty" }],
  ])("of %s that says it is a picture is refused", async (_, bytes, refusal) => {
    expect((await receiveUpload(upload([bytes]), storage)).file).toMatchObject(refusal);
  });

  test("without a file says so", async () => {
    const form = new FormData();
    form.set("kind", "cv");
    // What a browser sends when nothing was chosen.
    form.set("file", new File([], "", { type: "application/octet-stream" }));
    const received = await receiveUpload(new Request("http://tern.test", { method: "POST", body: form }), storage);
    expect(received).toEqual({ fields: { kind: "cv" }, file: null });
  });

  test.each([
    ["breaks off within the file", () => upload([aPdf()], { whole: false }), 400],
    ["is no form", () => new Request("http://tern.test", { method: "POST", body: "{}" }), 400],
    ["has no body", () => new Request("http://tern.test", { method: "POST" }), 400],
    ["goes on and on", () => upload(ofSize(70 * 1024 * 1024)), 413],
  ])("that %s is answered with a status", async (_, request, status) => {
    await expect(receiveUpload(request(), storage)).rejects.toMatchObject({ init: { status } });
  });

  afterEach(() => {
    if (readdirSync(staging).length > 0) throw new Error("something was left in the staging folder");
  });
});

function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}

function bytesStaged(): number {
  const files = existsSync(staging) ? readdirSync(staging) : [];
  return files.reduce((sum, file) => sum + statSync(join(staging, file)).size, 0);
}
