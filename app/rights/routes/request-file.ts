import { data } from "react-router";
import { asTernForViewer, inViewersProgramme } from "#app/accounts/viewer.server.ts";
import { idOr404 } from "#app/lib/id-or-404.server.ts";
import { copyResponse } from "../copy-response.server.ts";
import { getPersonalRequest } from "../personal-request.queries.server.ts";
import type { Route } from "./+types/request-file";

/** Everything that is held about somebody who asked for it and has no account, as data.json or data.pdf, for the office to give to them; while
 *  the request is open. Audit: rights/copy-data. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const id = idOr404(params.personalRequest);
  const request = await inViewersProgramme(context, (transaction) => getPersonalRequest(transaction, id));
  const professionalId = request?.kind === "access" && request.state === "open" ? request.professionalId : null;
  if (professionalId === null) throw data(null, { status: 404 });
  const response = await asTernForViewer(context, (transaction, by) =>
    copyResponse(transaction, by, { professionalId, file: params.file, name: "data" }),
  );
  if (response === null) throw data(null, { status: 404 });
  return response;
}
