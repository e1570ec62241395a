import { writeAudit } from "#app/lib/audit.server.ts";
import type { ProgrammeContext, Transaction } from "#app/lib/database.server.ts";
import { newId } from "#app/lib/ids.ts";
import { refuse, type Refusal } from "#app/lib/refusal.ts";
import { placementKey, type NewPlacement } from "./placement.ts";
import {
  endPlacements,
  findDoubleBookings,
  insertPlacements,
  keepPlacements,
  listPlacements,
  lockProfessionals,
} from "./placement.queries.server.ts";

export type PlacementCounts = { proposed: number; kept: number; withdrawn: number };

/** Makes the placements of a plan the ones that hold: proposes those that are new, keeps those that the earlier plan had too, and
 *  withdraws the rest of the earlier plan's. Whoever books the same people at the same moment waits.
 *  @param change.planId the plan whose visits these are, change.replaces the earlier plan, or null
 *  @returns how many were proposed, kept and withdrawn
 *  @refuses placements/double-booked, naming the person and the other placement, when someone would be in two places in one week */
export async function proposePlacements(
  transaction: Transaction,
  context: ProgrammeContext,
  change: { planId: string; replaces: string | null; visits: NewPlacement[] },
): Promise<PlacementCounts | Refusal> {
  const { planId, replaces, visits } = change;
  await lockProfessionals(
    transaction,
    visits.map(({ professionalId }) => professionalId),
  );
  const earlier = replaces ? await listPlacements(transaction, { planId: replaces, state: "proposed" }) : [];
  const wanted = new Set(visits.map(placementKey));
  const kept = earlier.filter((placement) => wanted.has(placementKey(placement)));
  const keptKeys = new Set(kept.map(placementKey));
  const placements = visits
    .filter((visit) => !keptKeys.has(placementKey(visit)))
    .map((visit) => ({ ...visit, placementId: newId() }));
  await withdrawPlacements(transaction, context, {
    reason: "plan-replaced",
    placementIds: earlier
      .filter((placement) => !keptKeys.has(placementKey(placement)))
      .map(({ placementId }) => placementId),
  });
  await keepPlacements(transaction, { planId, placementIds: kept.map(({ placementId }) => placementId) });
  const [clash] = await findDoubleBookings(transaction, placements);
  if (clash) return refuse("placements/double-booked", clash);
  // The exclusion constraint stands behind this check: whatever gets past it is an error, never a second booking.
  await insertPlacements(transaction, { planId, placements });
  await writeAudit(transaction, context, {
    act: "placements/propose-placements",
    object: { kind: "plan", id: planId },
    after: {
      proposed: placements.map(({ placementId }) => placementId),
      kept: kept.map(({ placementId }) => placementId),
    },
  });
  return { proposed: placements.length, kept: kept.length, withdrawn: earlier.length - kept.length };
}

/** Ends placements, for a reason that is kept in the audit line. Nothing is written when there are none. */
export async function withdrawPlacements(
  transaction: Transaction,
  context: ProgrammeContext,
  { placementIds, reason }: { placementIds: string[]; reason: "plan-replaced" },
): Promise<void> {
  if (placementIds.length === 0) return;
  await endPlacements(transaction, placementIds);
  await writeAudit(transaction, context, {
    act: "placements/withdraw-placements",
    object: { kind: "programme", id: context.programmeId },
    after: { placements: placementIds, reason },
  });
}
