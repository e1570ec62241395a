import type { RouterContextProvider } from "react-router";
import { fieldsSeen, may } from "#app/accounts/policy-decisions.ts";
import { inViewersProgramme, requireViewer } from "#app/accounts/viewer.server.ts";
import { listSeenPlacements, type PlacementFilter, type SeenPlacement } from "./placement.queries.server.ts";

/** Placements for a page, as far as the viewer's role shows them; null when it shows none at all. */
export async function placementsForPage(
  context: Readonly<RouterContextProvider>,
  filter: PlacementFilter,
): Promise<SeenPlacement[] | null> {
  const { role } = requireViewer(context);
  if (!may(role, "read", "placement") || !may(role, "read", "professional")) return null;
  const sees = {
    names: fieldsSeen(role, "professional").has("name"),
    origin: fieldsSeen(role, "placement").has("origin"),
  };
  return await inViewersProgramme(context, (transaction) => listSeenPlacements(transaction, filter, sees));
}
