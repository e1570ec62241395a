import { buffer } from "node:stream/consumers";
import { finished } from "node:stream/promises";
import { MEDIA_TYPES, type MediaType } from "../document.ts";
import type { Examined } from "./examined.ts";

// A process that looks into one document and ends: whatever a crafted file does to the code that opens it, it finds no database, no key and
// no other document here, and too much memory or time ends this process only. In: the media type as its argument, the bytes on its input.
// Out: the verdict as a message, and the bytes of a picture drawn anew on its output.

const mediaType = MEDIA_TYPES.find((known) => known === process.argv[2]);
if (mediaType === undefined || process.send === undefined)
  throw new Error("this process is started by examineInProcess");
const examined = await examine(await buffer(process.stdin), mediaType);
if ("bytes" in examined && examined.bytes !== null) {
  process.stdout.end(examined.bytes);
  await finished(process.stdout);
}
process.send("refused" in examined ? examined : { pages: examined.pages }, () => process.disconnect());

async function examine(bytes: Uint8Array, known: MediaType): Promise<Examined> {
  if (known === "application/pdf") return await (await import("./examine-pdf.server.ts")).examinePdf(bytes);
  return await (await import("./examine-image.server.ts")).examineImage(bytes, known);
}
