import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFStream,
} from "@cantoo/pdf-lib";
import { MAX_PAGES } from "../document.ts";
import type { Examined } from "./examined.ts";

/** Names that make a PDF do something, carry other files, or send what is typed into it. Wherever one of them stands, the file is refused:
 *  which place makes it work differs from reader to reader.
 *  @source ISO 32000-2:2020, 7.11.4 (embedded files), 12.6.4 (actions), 12.7.8 (XFA), 13 (media) */
const ACTIVE_NAMES: ReadonlySet<string> = new Set([
  "JavaScript",
  "JS",
  "Launch",
  "SubmitForm",
  "ImportData",
  "GoToR",
  "GoToE",
  "EmbeddedFile",
  "EmbeddedFiles",
  "EF",
  "FileAttachment",
  "XFA",
  "RichMedia",
  "RichMediaExecute",
  "Rendition",
  "Movie",
  "Sound",
  "3D",
]);

/** Where an object begins, whatever stands between its numbers. */
const OBJECT_HEADER = /\d(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])+\d+(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])*obj/g;

/** Looks into every object of a PDF, compressed and overwritten ones too.
 *  @returns how many pages it has; documents/active-content, documents/encrypted, documents/too-many-pages, or documents/unreadable, also
 *           when the file holds objects in places where only some readers look */
export async function examinePdf(bytes: Uint8Array): Promise<Examined> {
  const read = await readObjects(bytes);
  if (read === null) return { refused: "documents/unreadable" };
  const { context, objects } = read;
  // Its strings and streams cannot be read; the names could, but not to the end.
  if (context.trailerInfo.Encrypt !== undefined) return { refused: "documents/encrypted" };
  if (objects.some(holdsActiveName)) return { refused: "documents/active-content" };
  // An object that was not read hides in a string, a comment or a stream, where a table of contents may still point at it.
  const headers = Buffer.from(bytes).toString("latin1").match(OBJECT_HEADER)?.length ?? 0;
  if (headers !== countHeaders(objects)) return { refused: "documents/unreadable" };
  const pages = countPages(objects);
  if (pages === 0) return { refused: "documents/unreadable" };
  return pages > MAX_PAGES ? { refused: "documents/too-many-pages" } : { pages, bytes: null };
}

type ReadObjects = { context: PDFContext; objects: PDFObject[] };

/** All objects that stand in a PDF, those included that a later one of the same number replaces; null when it cannot be read to its end. */
async function readObjects(bytes: Uint8Array): Promise<ReadObjects | null> {
  const objects: PDFObject[] = [];
  try {
    const parser = PDFParser.forBytesWithOptions(bytes, Infinity, true);
    const context = parser["context"];
    const assign = context.assign.bind(context);
    context.assign = (ref, object) => {
      objects.push(object);
      assign(ref, object);
    };
    await parser.parseDocument();
    return { context, objects };
  } catch {
    return null;
  }
}

/** How many of these objects have a header of their own; the others stand in streams of objects. */
function countHeaders(objects: readonly PDFObject[]): number {
  const type = PDFName.of("Type");
  const streams = objects.flatMap((object) => (object instanceof PDFStream ? [object.dict] : []));
  const ofObjects = streams.filter((dictionary) => dictionary.get(type) === PDFName.of("ObjStm"));
  const counts = ofObjects.map((dictionary) => dictionary.lookup(PDFName.of("N"), PDFNumber).asNumber());
  return objects.length - counts.reduce((sum, count) => sum + count, 0);
}

/** Looks through arrays and dictionaries; what they refer to is an object of its own. */
function holdsActiveName(object: PDFObject): boolean {
  const waiting: PDFObject[] = [object];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next instanceof PDFInvalidObject) return true;
    if (next instanceof PDFName && ACTIVE_NAMES.has(next.decodeText())) return true;
    if (next instanceof PDFArray) waiting.push(...next.asArray());
    const dictionary = next instanceof PDFStream ? next.dict : next;
    if (dictionary instanceof PDFDict) for (const entry of dictionary.entries()) waiting.push(...entry);
  }
  return false;
}

function countPages(objects: readonly PDFObject[]): number {
  const page = PDFName.of("Page");
  return objects.filter((object) => object instanceof PDFDict && object.get(PDFName.of("Type")) === page).length;
}
