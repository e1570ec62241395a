import { data } from "react-router";
import { databaseContext, requestContext } from "#app/lib/request-context.ts";
import { fileResponse } from "../copy-response.server.ts";
import { toPdf } from "../document.server.ts";
import { certificateDocument } from "../document-words.ts";
import { readCertificate } from "../erasure.commands.server.ts";
import type { Route } from "./+types/certificate-file";

/** A certificate of an erasure as certificate.json, the very text that its digest is of, or as certificate.pdf. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { file, erasure: word } = params;
  const { requestId } = context.get(requestContext);
  const kept = await readCertificate(context.get(databaseContext), { word, requestId });
  if (kept === null) throw data(null, { status: 404 });
  if (file === "certificate.json") return fileResponse(file, kept.text);
  if (file === "certificate.pdf") return fileResponse(file, toPdf(certificateDocument(kept.certificate, kept)));
  throw data(null, { status: 404 });
}
