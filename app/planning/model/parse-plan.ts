import { z } from "zod";
import { type Parsed, problemsOf, refused } from "./json-problem.ts";
import type { Plan } from "./plan.ts";

const whole = z.int();
const parts = z.strictObject({
  service: whole,
  transfer: whole,
  coverage: whole,
  handOver: whole,
  preference: whole,
  cost: whole,
  floors: whole,
  changes: whole,
});

const planSchema = z.strictObject({
  format: z.literal("tern-plan/1"),
  input: z.string(),
  status: z.enum(["optimal", "feasible", "infeasible"]),
  value: whole,
  bound: z.number(),
  gap: z.number(),
  seconds: z.number().min(0),
  seed: whole,
  visits: z.array(z.strictObject({ person: z.string(), post: z.string(), start: whole, weeks: whole.min(1) })),
  "value parts": parts,
  conflict: z.array(z.string()).exactOptional(),
  certificate: z.unknown().exactOptional(),
});

/** Reads a plan strictly. Whether its visits exist and hold is for `checkPlan` to say.
 *  @param json what JSON.parse gives
 *  @source docs/model.md#output */
export function parsePlan(json: unknown): Parsed<Plan> {
  const parsed = planSchema.safeParse(json);
  return parsed.success ? { ok: true, value: parsed.data } : refused(problemsOf(parsed.error, json));
}
