import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import { data } from "react-router";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { HEAD_BYTES, mediaTypeOf } from "./check/media-type.server.ts";
import { MAX_DOCUMENT_BYTES, type MediaType } from "./document.ts";
import type { StagedFile, Storage } from "./vault/storage.server.ts";

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 2000;
/** A browser that is refused in the middle of what it sends shows a broken connection instead of the answer. So it is read to its end, up
 *  to here. */
const MAX_READ_BYTES = 64 * 1024 * 1024;

/** A document that came with a form: encrypted and staged, not yet kept. */
export type ReceivedFile = StagedFile & { mediaType: MediaType };
/** A form with at most one file; the file is null when none was chosen. */
export type Received = { fields: Record<string, string>; file: ReceivedFile | Refusal | null };

/** Reads a form that brings one document, which goes encrypted to the staging folder as it arrives: nowhere is it whole in memory, or
 *  readable on a disk.
 *  @returns the fields, and the file or why it is not taken: documents/too-large, documents/not-this-type, documents/empty
 *  @throws an answer 400 when it is no such form, 413 when it is larger than anything that is read to its end */
export async function receiveUpload(request: Request, storage: Storage): Promise<Received> {
  if (request.body === null) throw data(null, { status: 400 });
  const parser = parserFor(request);
  const upload = receive(parser, storage);
  try {
    await pipeline(bounded(request.body), parser);
    return await upload.received();
  } catch (error) {
    const received = await upload.breakOff();
    if (received !== null) await discard(received, storage);
    throw data(null, { status: error instanceof TooLong ? 413 : 400 });
  }
}

/** Takes what a parser finds in a form. */
function receive(parser: BusboyInstance, storage: Storage) {
  const fields: Record<string, string> = {};
  let stream: BusboyFileStream | null = null;
  let file: Promise<Received["file"]> = Promise.resolve(null);
  parser.on("field", (name, value) => {
    fields[name] = value;
  });
  parser.on("file", (_field, arriving, fileName) => {
    stream = arriving;
    arriving.on("error", () => undefined);
    file = takeFile(arriving, storage).then((taken) => (isNoFile(taken, fileName) ? null : taken));
    // Waited for below; until then a failure must not end the process.
    file.catch(() => undefined);
  });
  const received = async (): Promise<Received> => ({ fields, file: await file });
  return {
    received,
    /** The parser does not tell the stream of a file that there will be no more of it. */
    breakOff: async () => {
      stream?.destroy(new Error("the upload broke off"));
      return await received().catch(() => null);
    },
  };
}

/** Removes what was staged, when it is not wanted after all. */
export async function discard({ file }: Received, storage: Storage): Promise<void> {
  if (file !== null && "fileId" in file) await storage.discard(file.fileId);
}

class TooLong extends Error {}

function parserFor(request: Request): BusboyInstance {
  const headers: BusboyHeaders = { "content-type": request.headers.get("content-type") ?? "" };
  const limits = { files: 1, fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, fileSize: MAX_DOCUMENT_BYTES };
  try {
    return new Busboy({ headers, limits });
  } catch {
    // Not a form, or one without a boundary.
    throw data(null, { status: 400 });
  }
}

async function* bounded(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let length = 0;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      length += read.value.length;
      if (length > MAX_READ_BYTES) throw new TooLong();
      yield read.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function takeFile(stream: BusboyFileStream, storage: Storage): Promise<ReceivedFile | Refusal> {
  const head: Uint8Array[] = [];
  let headLength = 0;
  async function* watched() {
    for await (const bytes of stream as AsyncIterable<Uint8Array>) {
      if (headLength < HEAD_BYTES) {
        head.push(bytes);
        headLength += bytes.length;
      }
      yield bytes;
    }
  }
  const staged = await storage.stage(watched());
  const refusal = stream.truncated
    ? refuse("documents/too-large", { megabytes: MAX_DOCUMENT_BYTES / 1024 ** 2 })
    : await typeOrRefusal(Buffer.concat(head).subarray(0, HEAD_BYTES));
  if (!("kind" in refusal)) return { ...staged, ...refusal };
  await storage.discard(staged.fileId);
  return refusal;
}

async function typeOrRefusal(head: Uint8Array): Promise<{ mediaType: MediaType } | Refusal> {
  if (head.length === 0) return refuse("documents/empty");
  const found = await mediaTypeOf(head);
  return found.mediaType === null ? refuse("documents/not-this-type", { ending: found.ending }) : found;
}

/** What a browser sends for a file field in which nothing was chosen. */
function isNoFile(file: ReceivedFile | Refusal, fileName: string | undefined): boolean {
  return !fileName && "kind" in file && file.code === "documents/empty";
}
