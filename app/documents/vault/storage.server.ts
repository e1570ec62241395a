import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { VaultSettings } from "#app/lib/environment.server.ts";
import { newId } from "#app/lib/ids.ts";
import { encryptChunks } from "./chunk-cipher.server.ts";
import { newFileKey } from "./vault-keys.server.ts";

/** A document's bytes that are encrypted but not yet in the storage. */
export type StagedFile = { fileId: string; key: Buffer; sizeBytes: number };
/** Names bytes in the storage: two random ids, and nothing of a person. */
export type FileName = { programmeId: string; fileId: string };

/** Where the encrypted bytes of documents lie: a folder of the installation, or a bucket (TERN_S3_BUCKET).
 *  They are made in a folder of this machine first, so that what breaks off leaves nothing in the storage, and a bucket is told their size. */
export class Storage {
  readonly #disk: Disk;
  readonly #staging: string;
  /** The folder of the disk; null for a bucket, which answers for what it took. */
  readonly #location: string | null;

  constructor(disk: Disk, { staging, location = null }: { staging: string; location?: string | null }) {
    this.#disk = disk;
    this.#staging = staging;
    this.#location = location;
  }

  /** Encrypts a stream with a new key, chunk by chunk, into the staging folder.
   *  @throws whatever the source throws; then nothing is left */
  async stage(source: AsyncIterable<Uint8Array>): Promise<StagedFile> {
    const [fileId, key] = [newId(), newFileKey()];
    await mkdir(this.#staging, { recursive: true, mode: 0o700 });
    let sizeBytes = 0;
    async function* counted() {
      for await (const bytes of source) {
        sizeBytes += bytes.length;
        yield bytes;
      }
    }
    try {
      const file = createWriteStream(this.#staged(fileId), { mode: 0o600, flush: true });
      await pipeline(counted(), (bytes: AsyncIterable<Uint8Array>) => encryptChunks(bytes, { key, fileId }), file);
    } catch (error) {
      await this.discard(fileId);
      throw error;
    }
    return { fileId, key, sizeBytes };
  }

  /** Puts staged bytes into the storage. Until a row names them they are nobody's, and are swept away after a day. */
  async keep({ programmeId, fileId }: FileName): Promise<void> {
    const staged = this.#staged(fileId);
    const { size } = await stat(staged);
    const name = nameOf({ programmeId, fileId });
    await this.#disk.putStream(name, createReadStream(staged), { contentLength: size });
    if (this.#location !== null) await waitForDisk(join(this.#location, name));
    await this.discard(fileId);
  }

  /** Removes staged bytes, if they are there. */
  async discard(fileId: string): Promise<void> {
    await rm(this.#staged(fileId), { force: true });
  }

  /** The encrypted bytes. The stream fails when they are not there. */
  async read(name: FileName): Promise<Readable> {
    return await this.#disk.getStream(nameOf(name));
  }

  /** Removes bytes, if they are there. */
  async remove(name: FileName): Promise<void> {
    await this.#disk.delete(nameOf(name));
  }

  /** The ids of the bytes that are kept for a programme. */
  async *list(programmeId: string): AsyncGenerator<string> {
    let paginationToken: string | undefined;
    do {
      const asked = { recursive: true, ...(paginationToken && { paginationToken }) };
      const page = await this.#disk.listAll(folderOf(programmeId), asked).catch(nothingThere);
      for (const found of page.objects) if (found.isFile) yield found.name;
      paginationToken = page.paginationToken;
    } while (paginationToken !== undefined);
  }

  /** The ids of bytes that are staged, of whatever programme. */
  async listStaged(): Promise<string[]> {
    await mkdir(this.#staging, { recursive: true, mode: 0o700 });
    return await readdir(this.#staging);
  }

  #staged(fileId: string): string {
    return join(this.#staging, fileId);
  }
}

/** Opens the storage that the settings name. */
export async function openStorage({ folder, bucket }: Pick<VaultSettings, "folder" | "bucket">): Promise<Storage> {
  const staging = join(folder, "staging");
  if (bucket !== null) return new Storage(await openBucket(bucket), { staging });
  const location = join(folder, "kept");
  await mkdir(location, { recursive: true, mode: 0o700 });
  return new Storage(new Disk(new FSDriver({ location, visibility: "private" })), { staging, location });
}

/** Its client is loaded only where there is a bucket: it takes memory. */
async function openBucket(bucket: NonNullable<VaultSettings["bucket"]>): Promise<Disk> {
  const { S3Driver } = await import("flydrive/drivers/s3");
  const endpoint = bucket.TERN_S3_ENDPOINT;
  return new Disk(
    new S3Driver({
      bucket: bucket.TERN_S3_BUCKET,
      region: bucket.TERN_S3_REGION,
      visibility: "private",
      supportsACL: false,
      credentials: { accessKeyId: bucket.TERN_S3_KEY_ID, secretAccessKey: bucket.TERN_S3_SECRET },
      // Storages other than Amazon's keep streamed bytes damaged when they come with a checksum at the end.
      requestChecksumCalculation: "WHEN_REQUIRED",
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    }),
  );
}

/** Until the bytes are on the disk itself: the row that names them will be. */
async function waitForDisk(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nameOf({ programmeId, fileId }: FileName): string {
  return `${folderOf(programmeId)}/${fileId}`;
}

function folderOf(programmeId: string): string {
  return programmeId;
}

/** A folder comes with the first document of its programme. */
function nothingThere(error: unknown): { paginationToken?: string; objects: Iterable<never> } {
  if (error instanceof Error && String(error.cause).includes("ENOENT")) return { objects: [] };
  throw error;
}
