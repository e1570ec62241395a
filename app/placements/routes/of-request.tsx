import { requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { PlacementTable } from "../components/PlacementTable.tsx";
import { placementsForPage } from "../placements-for-page.server.ts";
import type { Route } from "./+types/of-request";

export async function loader({ context, params: { request } }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return { programme, placements: await placementsForPage(context, { request }) };
}

/** The title of the page that this is a part of. */
export function meta({ matches }: Route.MetaArgs) {
  return matches.at(-2)?.meta ?? [];
}

/** Who is placed at a request; a part of the page of the request. */
export default function PlacementsOfRequest({ loaderData: { programme, placements } }: Route.ComponentProps) {
  if (placements === null) return null;
  return (
    <section>
      <h2>{m.placements_title()}</h2>
      {placements.length === 0 ? (
        <p>{m.placements_none_of_request()}</p>
      ) : (
        <PlacementTable placements={placements} programme={programme.code} of="request" />
      )}
    </section>
  );
}
