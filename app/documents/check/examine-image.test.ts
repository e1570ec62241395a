import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { examineImage } from "./examine-image.server.ts";

const photograph = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: "#863" } }).withExif({
    IFD0: { Artist: "Lineo Khabele" },
    IFD3: { GPSLatitudeRef: "S", GPSLatitude: "29/1 18/1 0/1" },
  });

async function drawnAnew(bytes: Uint8Array, mediaType: "image/jpeg" | "image/png" | "image/webp") {
  const examined = await examineImage(bytes, mediaType);
  if ("refused" in examined || examined.bytes === null) throw new Error(JSON.stringify(examined));
  return Buffer.from(examined.bytes);
}

test.each(["jpeg", "png", "webp"] as const)("a %s is drawn anew, without name and place", async (format) => {
  const sent = await photograph().toFormat(format).toBuffer();
  expect(sent.includes("Lineo Khabele")).toBe(true);
  const drawn = await drawnAnew(sent, `image/${format}`);
  expect(drawn.includes("Lineo Khabele")).toBe(false);
  const seen = await sharp(drawn).metadata();
  expect([seen.format, seen.width, seen.height, seen.exif]).toEqual([format, 40, 20, undefined]);
});

test("a photograph that says it lies on its side is turned, because nothing will say so afterwards", async () => {
  const sent = await photograph().withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const { width, height } = await sharp(await drawnAnew(sent, "image/jpeg")).metadata();
  expect([width, height]).toEqual([20, 40]);
});

test("what follows behind a picture is gone", async () => {
  const sent = Buffer.concat([await photograph().png().toBuffer(), Buffer.from("PK<script>")]);
  expect((await drawnAnew(sent, "image/png")).includes("<script>")).toBe(false);
});

describe("a picture is refused that", () => {
  // ASVS V5.2.1
  test("has more points than it has bytes to spare", async () => {
    expect(await examineImage(aPng({ width: 10_000, height: 5001 }), "image/png")).toEqual({
      refused: "documents/too-many-pixels",
    });
    // One row less is not too many; that there are no rows at all is another matter.
    expect(await examineImage(aPng({ width: 10_000, height: 5000 }), "image/png")).toEqual({
      refused: "documents/unreadable",
    });
  });

  // ASVS V5.2.2
  test("is cut off, or is something else than it began as", async () => {
    const sent = await photograph().jpeg().toBuffer();
    expect(await examineImage(sent.subarray(0, 200), "image/jpeg")).toEqual({ refused: "documents/unreadable" });
    expect(await examineImage(sent, "image/png")).toEqual({ refused: "documents/unreadable" });
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
    expect(await examineImage(drawing, "image/png")).toEqual({ refused: "documents/unreadable" });
  });
});

/** A PNG that promises a size, with hardly anything in it. */
function aPng({ width, height }: { width: number; height: number }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  // Eight bits each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync("")),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
