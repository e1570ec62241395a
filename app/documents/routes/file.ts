import { data } from "react-router";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { statusOfRefusal } from "#app/lib/refusal-list.ts";
import { startDownload } from "../document.commands.server.ts";
import { contentDisposition, downloadName } from "../document.ts";
import { DOCUMENT_REFUSALS } from "../refusals.ts";
import { ownVault, readFile } from "../vault/vault.server.ts";
import { ownerOr404 } from "../whose-documents.server.ts";
import type { Route } from "./+types/file";

/** A document to save: never shown in our own origin, never kept by what stands between. Audit: documents/download-document. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { programme, role } = requireViewer(context);
  const documentId = idOr404(params.document);
  const started = await inViewersProgramme(context, async (transaction, by) => {
    const { professionalId, code } = await ownerOr404(transaction, params.professional, role);
    const outcome = await startDownload(transaction, by, { professionalId, documentId });
    return isRefusal(outcome) ? outcome : { ...outcome, code };
  });
  if (isRefusal(started)) throw data(null, { status: statusOfRefusal(started, DOCUMENT_REFUSALS) });
  const { document, file, code } = started;
  const bytes = await readFile(await ownVault(), programme.id, file);
  // Bytes that are not what was kept break the connection off, so that the browser says the download failed.
  return new Response(streamOf(bytes), {
    headers: {
      "content-type": document.mediaType,
      "content-length": String(document.sizeBytes),
      "content-disposition": contentDisposition(downloadName(code, document)),
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}

function streamOf(bytes: AsyncGenerator<Buffer>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const next = await bytes.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    // Whoever breaks the download off lets go of the storage too.
    async cancel() {
      await bytes.return(undefined);
    },
  });
}
