import type { Visit } from "./plan-input.ts";

/** What the planner gives back: `tern-plan/1`.
 *  @source shared/PLANNER.md, "Output" */
export type Plan = {
  format: "tern-plan/1";
  /** "sha256:" and the digest of the input file, or of its canonical text where there was no file. */
  input: string;
  status: "optimal" | "feasible" | "infeasible";
  value: number;
  /** A proven upper bound on the value of any plan. */
  bound: number;
  /** (bound - value) / |bound| */
  gap: number;
  seconds: number;
  seed: number;
  /** Sorted by start, post, person. */
  visits: Visit[];
  "value parts": ValueParts;
  /** Only when infeasible: a smallest set that cannot hold together, in words. */
  conflict?: string[];
  /** The prices from which the bound can be computed again; read and checked by solver/certificate.ts. */
  certificate?: unknown;
};

export type ValueParts = {
  service: number;
  transfer: number;
  coverage: number;
  handOver: number;
  preference: number;
  cost: number;
  floors: number;
  changes: number;
};
