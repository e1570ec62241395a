import { fileTypeFromBuffer } from "file-type";
import { MEDIA_TYPES, type MediaType } from "../document.ts";

/** How many bytes tell what a file is. */
export const HEAD_BYTES = 4100;

/** What a file is by its first bytes, whatever it is called.
 *  @param head its first 4,100 bytes, or all if there are fewer
 *  @returns what kind it is, or null and the ending that files of its kind usually have (empty when nobody knows) */
export async function mediaTypeOf(
  head: Uint8Array,
): Promise<{ mediaType: MediaType } | { mediaType: null; ending: string }> {
  const found = await fileTypeFromBuffer(head);
  const mediaType = MEDIA_TYPES.find((known) => known === found?.mime);
  return mediaType === undefined ? { mediaType: null, ending: found?.ext ?? "" } : { mediaType };
}
