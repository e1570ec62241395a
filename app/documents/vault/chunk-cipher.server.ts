import { createCipheriv, createDecipheriv } from "node:crypto";

/** How many bytes of a document are encrypted, and so believed, at a time. */
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
/** Which format follows, so that a later one can tell itself apart. */
const HEADER = Buffer.from("TERN\u0001", "latin1");

/** The bytes of a document in the storage: its key, which is used for nothing else, and the id under which they lie there. */
export type FileKey = { key: Buffer; fileId: string };

/** Encrypted bytes are cut, put together differently, altered, or of another document. */
export class DamagedFile extends Error {}

/** Encrypts a stream: AES-256-GCM in chunks of 64 kB, each authenticated with the document, its place and whether it is the last, so that
 *  none can be altered, moved, left out or cut off unseen. Never more than two chunks are in memory.
 *  @source the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár 2015), with the nonces of age (C2SP, age.md) */
export async function* encryptChunks(source: AsyncIterable<Uint8Array>, at: FileKey): AsyncGenerator<Buffer> {
  yield HEADER;
  let index = 0;
  for await (const { chunk, isLast } of cut(source, CHUNK_BYTES)) {
    const cipher = createCipheriv("aes-256-gcm", at.key, nonceOf(index++, isLast));
    cipher.setAAD(Buffer.from(at.fileId));
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Decrypts what {@link encryptChunks} made. A chunk is only handed on once it is authenticated.
 *  @throws DamagedFile at the first chunk that is not what was written there */
export async function* decryptChunks(source: AsyncIterable<Uint8Array>, at: FileKey): AsyncGenerator<Buffer> {
  let index = 0;
  for await (const { chunk, isLast } of cut(withoutHeader(source), CHUNK_BYTES + TAG_BYTES))
    yield opened(chunk, { ...at, nonce: nonceOf(index++, isLast) });
}

function opened(chunk: Buffer, { key, fileId, nonce }: FileKey & { nonce: Buffer }): Buffer {
  if (chunk.length < TAG_BYTES) throw new DamagedFile("the file ends within a chunk");
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(fileId));
  decipher.setAuthTag(chunk.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch (cause) {
    throw new DamagedFile("a chunk is not what was written there", { cause });
  }
}

/** A counter of eleven bytes, and one for the end. */
function nonceOf(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** A stream in pieces of one size; the last is whatever remains, perhaps nothing. */
async function* cut(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    length += bytes.length;
    if (length <= size) continue;
    const all = Buffer.concat(waiting);
    let start = 0;
    // One piece stays behind until there is more, because only then it is known not to be the last.
    for (; length - start > size; start += size) yield { chunk: all.subarray(start, start + size), isLast: false };
    waiting = [all.subarray(start)];
    length -= start;
  }
  yield { chunk: Buffer.concat(waiting), isLast: true };
}

async function* withoutHeader(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let start = Buffer.alloc(0);
  for await (const bytes of source) {
    if (start.length === HEADER.length) {
      yield bytes;
      continue;
    }
    const read = Buffer.concat([start, bytes]);
    start = read.subarray(0, HEADER.length);
    if (read.length > HEADER.length) yield read.subarray(HEADER.length);
  }
  if (!start.equals(HEADER)) throw new DamagedFile("this is no file of the vault");
}
