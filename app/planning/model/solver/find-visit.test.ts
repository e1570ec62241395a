import fc from "fast-check";
import { expect, test } from "vitest";
import { tinyInputs } from "../testing/random-input.ts";
import { compileProblem } from "./compile-problem.ts";
import { findVisit } from "./find-visit.ts";
import { visitAt } from "./problem.ts";

test("every visit of a problem is found where it stands, locked or not, alone or in a team", () => {
  fc.assert(
    fc.property(tinyInputs, (input) => {
      const problem = compileProblem(input);
      for (const index of problem.visits.person.keys()) expect(findVisit(problem, visitAt(problem, index))).toBe(index);
    }),
  );
});

test("a visit that no plan can have is not found", () => {
  fc.assert(
    fc.property(tinyInputs, (input) => {
      const problem = compileProblem(input);
      const known = new Set([...problem.visits.person.keys()].map((index) => JSON.stringify(visitAt(problem, index))));
      for (const { id: person } of [...input.people, { id: "nobody" }])
        for (const { id: post } of [...input.posts, { id: "nowhere" }])
          for (let start = -1; start <= input.weeks; start++) {
            const visit = { person, post, start, weeks: 2 };
            expect(findVisit(problem, visit) >= 0).toBe(known.has(JSON.stringify(visit)));
          }
    }),
  );
});
