import { withoutThoseWhoDoNotAgree } from "./agreement.ts";
import { inputDigest } from "./model/canonical.ts";
import type { PlanInput } from "./model/plan-input.ts";
import type { Plan } from "./model/plan.ts";
import { gapOf, valueOfPlan } from "./model/plan-value.ts";
import { byStartPostPerson } from "./model/visit.ts";
import { toVisit } from "./plan-input-from-programme.ts";
import type { VisitEntry } from "./planning-data.ts";

/** What is kept of a plan, as far as its file needs it: with a certificate, `tern check` can prove the bound again. */
type KeptPlan = Pick<Plan, "bound" | "status" | "seconds" | "seed" | "certificate"> & {
  input: PlanInput;
  inputDigest: string;
  visits: readonly VisitEntry[];
};

/** A kept plan as it may leave Tern: without whoever does not agree to being planned any more. Where somebody is left out the problem is
 *  another one, so the certificate, which proves the bound of the first, is left out too. */
export async function planForExport<Kept extends KeptPlan>(record: Kept): Promise<Kept> {
  const { input, visits } = withoutThoseWhoDoNotAgree(record.input, record.visits);
  if (input === record.input) return record;
  return { ...record, input, visits, inputDigest: await inputDigest(input), certificate: null, status: "feasible" };
}

/** A kept plan in the format that the command line reads and checks. */
export function planOfRecord(record: KeptPlan): Plan {
  const { input, bound, status, seconds, seed, certificate } = record;
  const visits = record.visits.map((visit) => toVisit(visit, input.startsOn)).sort(byStartPostPerson);
  const { value, parts } = valueOfPlan(input, visits);
  return {
    format: "tern-plan/1",
    input: record.inputDigest,
    status,
    value,
    bound,
    gap: gapOf(value, bound),
    seconds,
    seed,
    visits,
    "value parts": parts,
    ...(certificate ? { certificate } : {}),
  };
}
