import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { constants, deflateRawSync } from "node:zlib";
import sharp from "sharp";
import { expect, test } from "vitest";
import type { MediaType } from "../document.ts";
import { aPdf, aStream } from "../testing/pdf.ts";
import { examineInProcess } from "./examine-in-process.server.ts";

const LIMITS = { seconds: 60, memoryKilobytes: 1_500_000 };
const examine = (mediaType: MediaType, bytes: Buffer, limits = LIMITS) =>
  examineInProcess({ mediaType, bytes: Readable.from([bytes]), redraw: buffer, limits });

test("a process of its own looks into a PDF, and draws a picture anew", async () => {
  expect(await examine("application/pdf", aPdf())).toMatchObject({ pages: 1 });
  const picture = sharp({ create: { width: 9, height: 9, channels: 3, background: "#863" } });
  const verdict = await examine("image/webp", await picture.webp().toBuffer());
  if ("refused" in verdict) throw new Error(verdict.refused);
  expect((await sharp(verdict.redrawn).metadata()).format).toBe("webp");
});

// ASVS V5.2.3, V15.2.2
test("what unpacks to more memory than the process may take ends the process, and the document is refused", async () => {
  const little = { ...LIMITS, memoryKilobytes: 700_000 };
  expect(await examine("application/pdf", unpackingTo(0), little)).toMatchObject({ pages: 1 });
  const bomb = unpackingTo(256);
  expect(bomb.length).toBeLessThan(500_000);
  expect(await examine("application/pdf", bomb, little)).toEqual({ refused: "documents/unreadable" });
});

// ASVS V15.2.2, V16.5.3
test("what takes more time than the process may take ends the process too", async () => {
  const hurried = { ...LIMITS, seconds: 0.01 };
  expect(await examine("application/pdf", aPdf(), hurried)).toEqual({ refused: "documents/unreadable" });
});

test("what breaks off while it is read is an error, and no verdict", async () => {
  // oxlint-disable-next-line require-yield -- it ends before it begins
  async function* broken(): AsyncGenerator<Buffer> {
    throw new Error("the storage is gone");
  }
  const examined = examineInProcess({ mediaType: "application/pdf", bytes: broken(), redraw: buffer });
  await expect(examined).rejects.toThrow("the storage is gone");
});

/** A PDF with a compressed object, and so many megabytes of spaces after it. */
function unpackingTo(megabytes: number): Buffer {
  const flushed = { finishFlush: constants.Z_FULL_FLUSH };
  const spaces = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, " "), flushed);
  const content = [deflateRawSync("9 0 << >> ", flushed), ...Array<Buffer>(megabytes / 64).fill(spaces)];
  const stream = Buffer.concat([Buffer.from("789c", "hex"), ...content, Buffer.from("0300", "hex")]);
  return aPdf({ 4: aStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", stream) });
}
