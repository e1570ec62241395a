/** States of a placement, from the proposal on. */
export const PLACEMENT_STATES = ["proposed", "withdrawn"] as const;

export type PlacementState = (typeof PLACEMENT_STATES)[number];

/** One person at one seat of a request for some whole weeks, by ids. */
export type NewPlacement = {
  professionalId: string;
  requestId: string;
  seat: number;
  /** A Monday. */
  startsOn: string;
  weeks: number;
};

/** What may be done with a placement, by its state.
 *  @source docs/glossary.md, placement; accepting a plan is the only way to propose, replacing it the only way to withdraw */
export const PLACEMENT_ACTS: Record<PlacementState, readonly "withdraw"[]> = {
  proposed: ["withdraw"],
  withdrawn: [],
};

/** A text that two placements share only when they are the same person at the same seat in the same weeks. */
export function placementKey({ professionalId, requestId, seat, startsOn, weeks }: NewPlacement): string {
  return [professionalId, requestId, seat, startsOn, weeks].join(" ");
}
