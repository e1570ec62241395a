import { data, type RouterContextProvider } from "react-router";
import { inViewersProgramme } from "#app/accounts/viewer.server.ts";
import { findOwnProfessional } from "./personal-request.queries.server.ts";

/** The professional whom the viewer is.
 *  @throws 404 when the viewer's account is not joined to a professional */
export async function requireOwnProfessional(
  context: Readonly<RouterContextProvider>,
): Promise<{ professionalId: string; code: string; name: string }> {
  const own = await inViewersProgramme(context, (transaction, { accountId }) =>
    findOwnProfessional(transaction, accountId),
  );
  if (own === null) throw data(null, { status: 404 });
  return own;
}
