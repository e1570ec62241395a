import { m } from "#app/paraglide/messages.js";
import { breachInWords } from "./breach-words.ts";
import type { PlanFault, StatementFault } from "./model/check-plan.ts";
import { type Naming, PLAIN_NAMING, visitInSentence } from "./naming-words.ts";

/** What is wrong with a plan, in a sentence. */
export function faultInWords(fault: PlanFault, naming: Naming = PLAIN_NAMING): string {
  switch (fault.rule) {
    case "input":
    case "order":
    case "value":
    case "value-parts":
    case "gap":
    case "bound":
    case "status":
      return statementInWords(fault, naming);
    default:
      return breachInWords(fault, naming);
  }
}

function statementInWords(fault: StatementFault, naming: Naming): string {
  switch (fault.code) {
    case "other-input":
      return m.planning_fault_other_input(fault.details);
    case "not-sorted": {
      const { visit, after } = fault.details;
      return m.planning_fault_not_sorted({
        visit: visitInSentence(visit, naming),
        after: visitInSentence(after, naming),
      });
    }
    case "value-differs":
      return m.planning_fault_value_differs(fault.details);
    case "part-differs":
      return m.planning_fault_part_differs(fault.details);
    case "gap-differs":
      return m.planning_fault_gap_differs(fault.details);
    case "bound-below-value":
      return m.planning_fault_bound_below_value(fault.details);
    case "not-proven-optimal":
      return m.planning_fault_not_proven_optimal(fault.details);
    case "not-infeasible":
      return m.planning_fault_not_infeasible();
    case "conflict-without-need":
      return m.planning_fault_conflict_without_need();
  }
}
