import sharp, { type Sharp } from "sharp";
import { MAX_PIXELS, type MediaType } from "../document.ts";
import type { Examined } from "./examined.ts";

const QUALITY = 90;

/** Draws a picture anew, so that nothing is left but what one sees: no place, camera or date, no second file behind it, no fault that
 *  aims at whoever opens it.
 *  @returns the new bytes; documents/too-many-pixels, or documents/unreadable */
export async function examineImage(
  bytes: Uint8Array,
  mediaType: Exclude<MediaType, "application/pdf">,
): Promise<Examined> {
  try {
    const picture = sharp(bytes, { limitInputPixels: false, failOn: "error" });
    const { width, height, format } = await picture.metadata();
    if (width * height > MAX_PIXELS) return { refused: "documents/too-many-pixels" };
    if (`image/${format}` !== mediaType) return { refused: "documents/unreadable" };
    const drawn = await encoded(picture.autoOrient(), mediaType).toBuffer();
    return { bytes: drawn, pages: null };
  } catch {
    return { refused: "documents/unreadable" };
  }
}

function encoded(picture: Sharp, mediaType: Exclude<MediaType, "application/pdf">): Sharp {
  if (mediaType === "image/png") return picture.png();
  return mediaType === "image/webp"
    ? picture.webp({ quality: QUALITY, effort: 2 })
    : picture.jpeg({ quality: QUALITY });
}
