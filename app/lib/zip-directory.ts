/** A file in a zip archive, as the archive's directory declares it, in bytes. */
export type ZipEntry = { name: string; packedBytes: number; declaredBytes: number };

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
/** What stands for a size that does not fit 32 bits. */
const TOO_LARGE = 0xffffffff;

/** The files of a zip archive without unpacking any: so that one that would fill the memory is refused first.
 *  @returns null when the bytes are no zip archive, or its directory is broken or larger than 4 GB
 *  @source PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const packedBytes = view.getUint32(at + 20, true);
    const declaredBytes = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    if (packedBytes === TOO_LARGE || declaredBytes === TOO_LARGE) return null;
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    entries.push({ name, packedBytes, declaredBytes });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOfDirectory(view: DataView): number | null {
  const earliest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= earliest; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return null;
}
