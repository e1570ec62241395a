import { m } from "#app/paraglide/messages.js";
import type { JsonProblem, ReferenceKind } from "./model/json-problem.ts";

/** A problem in a JSON file in a line: its path, what was found there, and what would be right. */
export function problemInWords(problem: JsonProblem): string {
  const path = problem.path === "" ? m.planning_problem_whole_file() : problem.path;
  return m.planning_problem_line({ path, text: textOf(problem) });
}

function textOf(problem: JsonProblem): string {
  const found = problem.found ?? "";
  switch (problem.code) {
    case "missing":
      return m.planning_problem_missing();
    case "wrong-type":
      return m.planning_problem_wrong_type({ found, expected: typeInWords(problem.details.expected) });
    case "wrong-value":
      return m.planning_problem_wrong_value({ found, ...problem.details });
    case "unknown-key":
      return m.planning_problem_unknown_key(problem.details);
    case "too-small":
      return m.planning_problem_too_small({ found, ...problem.details });
    case "too-large":
      return m.planning_problem_too_large({ found, ...problem.details });
    case "empty":
      return m.planning_problem_empty({ found });
    case "wrong-count":
      return m.planning_problem_wrong_count(problem.details);
    case "not-a-date":
      return m.planning_problem_not_a_date({ found });
    case "not-a-monday":
      return m.planning_problem_not_a_monday({ found, ...problem.details });
    case "not-a-currency":
      return m.planning_problem_not_a_currency({ found });
    case "unknown-id":
      return unknownInWords(problem.details.kind, found);
    case "duplicate":
      return m.planning_problem_duplicate({ found, ...problem.details });
    case "window-backwards":
      return m.planning_problem_window_backwards({ found, ...problem.details });
    case "window-outside":
      return m.planning_problem_window_outside({ found, ...problem.details });
    case "windows-not-apart":
      return m.planning_problem_windows_not_apart({ found, ...problem.details });
    case "longest-below-shortest":
      return m.planning_problem_longest_below_shortest(problem.details);
    case "visit-outside":
      return m.planning_problem_visit_outside(problem.details);
  }
}

function unknownInWords(kind: ReferenceKind, found: string): string {
  switch (kind) {
    case "country":
      return m.planning_problem_unknown_country({ found });
    case "facility":
      return m.planning_problem_unknown_facility({ found });
    case "post":
      return m.planning_problem_unknown_post({ found });
    case "person":
      return m.planning_problem_unknown_person({ found });
    case "specialty":
      return m.planning_problem_unknown_specialty();
  }
}

function typeInWords(expected: string): string {
  switch (expected) {
    case "int":
      return m.planning_problem_type_int();
    case "number":
      return m.planning_problem_type_number();
    case "string":
      return m.planning_problem_type_string();
    case "boolean":
      return m.planning_problem_type_boolean();
    case "array":
    case "tuple":
      return m.planning_problem_type_array();
    default:
      return m.planning_problem_type_object();
  }
}
