import { data } from "react-router";
import { asTernForViewer } from "#app/accounts/viewer.server.ts";
import { copyResponse } from "../copy-response.server.ts";
import { requireOwnProfessional } from "../own-person.server.ts";
import type { Route } from "./+types/my-data-file";

/** Everything that is held about the person who asks, as my-data.json or my-data.pdf. Audit: rights/copy-data. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { professionalId } = await requireOwnProfessional(context);
  const response = await asTernForViewer(context, (transaction, by) =>
    copyResponse(transaction, by, { professionalId, file: params.file, name: "my-data" }),
  );
  if (response === null) throw data(null, { status: 404 });
  return response;
}
