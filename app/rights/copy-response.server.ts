import { writeReading } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { getDataCopy } from "./data-copy.queries.server.ts";
import { toPdf } from "./document.server.ts";
import { dataCopyDocument } from "./document-words.ts";
import { getReading } from "./held-words.server.ts";

type Asked = { professionalId: string; file: string; name: string };

/** A copy of everything that is held about a professional, as a file to save, which is remembered in the record of acts. Runs as Tern itself.
 *  @param asked.file  must be the name with `.json` or `.pdf`
 *  @returns null for another file, or when there is nobody */
export async function copyResponse(
  transaction: Transaction,
  context: ProgrammeContext,
  { professionalId, file, name }: Asked,
): Promise<Response | null> {
  const kind = (["json", "pdf"] as const).find((ending) => file === `${name}.${ending}`);
  const copy = kind && (await getDataCopy(transaction, professionalId));
  if (!kind || !copy) return null;
  await writeReading(transaction, context, {
    act: "rights/copy-data",
    object: { kind: "professional", id: professionalId },
  });
  if (kind === "json") return fileResponse(file, `${JSON.stringify(copy, null, 1)}\n`);
  return fileResponse(file, toPdf(dataCopyDocument(copy, await getReading(transaction))));
}

/** A file to save, never kept by what stands between.
 *  @param name ends in .json or .pdf */
export function fileResponse(name: string, content: string | Uint8Array): Response {
  const type = name.endsWith(".pdf") ? "application/pdf" : "application/json";
  return new Response(typeof content === "string" ? content : new Uint8Array(content), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
