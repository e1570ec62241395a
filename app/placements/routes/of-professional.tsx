import { requireViewer } from "#app/accounts/viewer.server.ts";
import { m } from "#app/paraglide/messages.js";
import { PlacementTable } from "../components/PlacementTable.tsx";
import { placementsForPage } from "../placements-for-page.server.ts";
import type { Route } from "./+types/of-professional";

export async function loader({ context, params: { professional } }: Route.LoaderArgs) {
  const { programme } = requireViewer(context);
  return { programme, placements: await placementsForPage(context, { professional }) };
}

/** The title of the page that this is a part of. */
export function meta({ matches }: Route.MetaArgs) {
  return matches.at(-2)?.meta ?? [];
}

/** Where a professional is placed; a part of the page of the professional. */
export default function PlacementsOfProfessional({ loaderData: { programme, placements } }: Route.ComponentProps) {
  if (placements === null) return null;
  return (
    <section>
      <h2>{m.placements_title()}</h2>
      {placements.length === 0 ? (
        <p>{m.placements_none_of_professional()}</p>
      ) : (
        <PlacementTable placements={placements} programme={programme.code} of="professional" />
      )}
    </section>
  );
}
