import { NodeCompiler, type NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler";
import { invariant } from "#app/lib/invariant.ts";
import { DOCUMENT_TEMPLATE } from "./document-template.ts";

/** A document to read and print: paragraphs, and sections of entries, each entry a list of labels with what holds. */
export type ReadableDocument = {
  /** Of its words, as HTML has it. */
  language: string;
  title: string;
  author: string;
  lead: string[];
  sections: { title: string; note: string | null; entries: [label: string, value: string][][] }[];
  footer: string;
};

/** So many milliseconds of documents not made again are kept in memory. */
const CACHE_AGE = 10;

let compiler: NodeCompiler | undefined;

/** A document as a tagged PDF that screen readers read in order (PDF/UA-1). What is said in it is data to the layout, so that no word of a person is
 *  taken for a command.
 *  @throws when the layout itself is wrong */
export function toPdf(document: ReadableDocument): Buffer {
  compiler ??= NodeCompiler.create();
  const inputs = { document: JSON.stringify(document) };
  const compiled = compiler.compile({ mainFileContent: DOCUMENT_TEMPLATE, inputs });
  const { result } = compiled;
  invariant(result, `the document could not be laid out: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`);
  const pdf = pdfOf(compiler, result);
  compiler.evictCache(CACHE_AGE);
  return pdf;
}

/** PDF/UA-1 refuses letters that no font of this machine has. Who writes with them gets a tagged PDF all the same, and the JSON has every letter. */
function pdfOf(from: NodeCompiler, result: NodeTypstDocument): Buffer {
  try {
    return from.pdf(result, { pdfStandard: "ua-1" });
  } catch {
    return from.pdf(result, { pdfTags: true });
  }
}
