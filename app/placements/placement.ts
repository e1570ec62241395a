/** States of a placement, from the proposal on. Accepting a plan proposes it; a later accepted plan without it withdraws it.
 *  @source docs/glossary.md, placement */
export type PlacementState = "proposed" | "withdrawn";

/** One person at one seat of a request for some whole weeks, by ids. */
export type NewPlacement = {
  professionalId: string;
  requestId: string;
  seat: number;
  /** A Monday. */
  startsOn: string;
  weeks: number;
};

/** A text that two placements share only when they are the same person at the same seat in the same weeks. */
export function placementKey({ professionalId, requestId, seat, startsOn, weeks }: NewPlacement): string {
  return [professionalId, requestId, seat, startsOn, weeks].join(" ");
}
