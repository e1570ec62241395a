import type { Breach } from "./breach.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import type { ValueParts } from "./plan.ts";

// A planning rule is one file in constraints/, with everything anyone needs to know about it.

/** What no plan may break. */
export type HardRule = {
  /** As `tern check` prints it. */
  name: Breach["rule"];
  hardness: "hard";
  heldBy: HeldBy;
  /** Where a finished set of visits breaks the rule. Written for reading, and shares no code with what the solver's model holds.
   *  The visits name people and posts that the input has, and begin inside the programme. */
  check: (input: PlanInput, visits: readonly Visit[]) => Breach[];
};

/** A term of the value of a plan. */
export type SoftRule = {
  name: keyof ValueParts;
  hardness: "soft";
  heldBy: HeldBy;
  /** What a finished set of visits gains or, below 0, loses by this rule: exact integer points, whatever the order of the visits. */
  points: (input: PlanInput, visits: readonly Visit[]) => number;
};

/** How the solver's model holds a rule:
 *  - possible-visits: it decides which visits exist at all;
 *  - visit-points: it is part of the points of each single visit;
 *  - post-programme: the dynamic programme of each post holds it exactly, alone;
 *  - rows: it couples posts; the rows it adds are priced. */
export type HeldBy =
  | { by: "possible-visits" }
  | { by: "visit-points" }
  | { by: "post-programme" }
  | { by: "rows"; rows: (input: PlanInput, visit: Visit) => RowEntry[] };

/** What one visit adds to one row of the model. Over the visits of a plan the coefficients of a row add up to at most,
 *  exactly, or (elastic: what is missing costs points) at least its limit. */
export type RowEntry = {
  /** Names the row within its rule, for example "F1/31": facility F1, week 31. */
  row: string;
  coefficient: number;
  sense: "at-most" | "exactly" | "at-least-elastic";
  limit: number;
};
