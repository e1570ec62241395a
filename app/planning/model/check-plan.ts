import type { Breach, PossibleVisitBreach } from "./breach.ts";
import { findConflict } from "./conflict.ts";
import { lookupOf } from "./lookup.ts";
import type { PlanInput, Visit } from "./plan-input.ts";
import { gapOf, valueOfPlan } from "./plan-value.ts";
import type { Plan, ValueParts } from "./plan.ts";
import { HARD_RULES, SOFT_RULES } from "./rules.ts";
import { byStartPostPerson, lastWeekOf } from "./visit.ts";

/** What is wrong with a plan: a rule that its visits break, or something that it states of itself and that is not so. */
export type PlanFault = Breach | StatementFault;

export type StatementFault =
  | { rule: "input"; code: "other-input"; details: { stated: string; actual: string } }
  | { rule: "order"; code: "not-sorted"; details: { visit: Visit; after: Visit } }
  | { rule: "value"; code: "value-differs"; details: { stated: number; actual: number } }
  | { rule: "value-parts"; code: "part-differs"; details: { part: keyof ValueParts; stated: number; actual: number } }
  | { rule: "gap"; code: "gap-differs"; details: { stated: number; actual: number } }
  | { rule: "bound"; code: "bound-below-value"; details: { bound: number; value: number } }
  | { rule: "status"; code: "not-proven-optimal"; details: { bound: number; value: number } }
  | { rule: "status"; code: "not-infeasible" | "conflict-without-need"; details: Record<string, never> };

/** Plans may round their gap to five decimals. */
const GAP_TOLERANCE = 0.000_005_1;

/** Every fault of a finished plan, by rule. The certificate of its bound is checked apart, in solver/certificate.ts.
 *  @param digest "sha256:…" of the input as the plan should state it; null when that is not known
 *  @source docs/model.md#hard-rules */
export function checkPlan(input: PlanInput, plan: Plan, digest: string | null = null): PlanFault[] {
  return [
    ...inputFaults(plan, digest),
    ...(plan.status === "infeasible" ? refusalFaults(input) : planFaults(input, plan)),
  ];
}

/** Every hard rule that a set of visits breaks, told by rule in the order of `HARD_RULES`. Visits that name nobody, no post, or weeks
 *  outside the programme are told and otherwise left out. */
export function checkVisits(input: PlanInput, visits: readonly Visit[]): Breach[] {
  const strange = visits.flatMap((visit) => whyStrange(input, visit) ?? []);
  const strangers = new Set(strange.map(({ details }) => details.visit));
  const known = visits.filter((visit) => !strangers.has(visit));
  return [...strange, ...HARD_RULES.flatMap((rule) => rule.check(input, known))];
}

function whyStrange(input: PlanInput, visit: Visit): PossibleVisitBreach | null {
  const { people, posts } = lookupOf(input);
  const rule = "possible-visit";
  if (!people.has(visit.person)) return { rule, code: "unknown-person", details: { visit } };
  if (!posts.has(visit.post)) return { rule, code: "unknown-post", details: { visit } };
  const isInside = visit.start >= 0 && visit.weeks >= 1 && lastWeekOf(visit) < input.weeks;
  return isInside ? null : { rule, code: "outside-programme", details: { visit, weeks: input.weeks } };
}

/** A plan that says there is none is right only when the locked visits are in conflict. */
function refusalFaults(input: PlanInput): PlanFault[] {
  return findConflict(input) ? [] : [{ rule: "status", code: "not-infeasible", details: {} }];
}

function planFaults(input: PlanInput, plan: Plan): PlanFault[] {
  const breaches = checkVisits(input, plan.visits);
  const canBeValued = plan.visits.every((visit) => whyStrange(input, visit) === null);
  return [
    ...breaches,
    ...orderFaults(plan),
    ...(canBeValued ? valueFaults(input, plan) : []),
    ...boundFaults(plan),
    ...(plan.conflict ? [{ rule: "status", code: "conflict-without-need", details: {} } as const] : []),
  ];
}

function inputFaults(plan: Plan, digest: string | null): PlanFault[] {
  // Some programs write the digest without the name of its method.
  if (digest === null || plan.input === digest || `sha256:${plan.input}` === digest) return [];
  return [{ rule: "input", code: "other-input", details: { stated: plan.input, actual: digest } }];
}

function orderFaults({ visits }: Plan): PlanFault[] {
  for (const [index, visit] of visits.entries()) {
    const after = visits[index - 1];
    if (after && byStartPostPerson(after, visit) > 0)
      return [{ rule: "order", code: "not-sorted", details: { visit, after } }];
  }
  return [];
}

function valueFaults(input: PlanInput, plan: Plan): PlanFault[] {
  const { value, parts } = valueOfPlan(input, plan.visits);
  const faults: PlanFault[] = [];
  if (plan.value !== value)
    faults.push({ rule: "value", code: "value-differs", details: { stated: plan.value, actual: value } });
  for (const { name: part } of SOFT_RULES) {
    const details = { part, stated: plan["value parts"][part], actual: parts[part] };
    if (details.stated !== details.actual) faults.push({ rule: "value-parts", code: "part-differs", details });
  }
  return faults;
}

function boundFaults({ status, value, bound, gap }: Plan): PlanFault[] {
  const faults: PlanFault[] = [];
  if (bound < value) faults.push({ rule: "bound", code: "bound-below-value", details: { bound, value } });
  // Values are whole numbers: a bound less than 1 above the value proves it best.
  if (status === "optimal" && bound >= value + 1)
    faults.push({ rule: "status", code: "not-proven-optimal", details: { bound, value } });
  const actual = gapOf(value, bound);
  if (Math.abs(gap - actual) > GAP_TOLERANCE)
    faults.push({ rule: "gap", code: "gap-differs", details: { stated: gap, actual } });
  return faults;
}
