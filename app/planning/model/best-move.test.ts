import fc from "fast-check";
import { expect, test } from "vitest";
import { bestMove } from "./best-move.ts";
import { checkVisits } from "./check-plan.ts";
import { gainsFrom } from "./gains.ts";
import { breachFinder } from "./new-breaches.ts";
import { valueOfPlan } from "./plan-value.ts";
import { bestPlanByTrying, everyPossibleVisit } from "./testing/brute-force.ts";
import { tinyInputs } from "./testing/random-input.ts";
import { aPerson, aPost, people, smallInput, visit } from "./testing/small-input.ts";
import { visitKey } from "./visit.ts";

const input = smallInput({ people: people(["P1", "P2"]) });

test("a visit that disturbs nothing is added, with what it gains and costs", () => {
  // Service 90, coverage 300, cost 240 points.
  expect(bestMove(input, [visit("P1", "N1", 0, 3)], [visit("P2", "N1", 14, 3)])).toEqual({
    kind: "insertion",
    visit: visit("P2", "N1", 14, 3),
    gain: 150,
    cost: 1_200_000,
  });
});

test("a visit in whose way another is takes its place, when that is the only way", () => {
  const present = visit("P1", "N1", 0, 3);
  expect(bestMove(input, [present], [visit("P2", "N1", 1, 2)])).toEqual({
    kind: "replacement",
    visit: visit("P2", "N1", 1, 2),
    instead: present,
    // 60 + 200 − 220 instead of 90 + 300 − 240.
    gain: -110,
    cost: -100_000,
  });
});

test("what is locked does not give way: the candidate is blocked by named rules", () => {
  const present = visit("P1", "N1", 0, 3);
  const move = bestMove({ ...input, locked: [present] }, [present], [visit("P2", "N1", 1, 2)]);
  expect(move).toMatchObject({ kind: "blocked", breaches: [{ rule: "seat", code: "two-at-once" }] });
});

test("when money is short a visit elsewhere gives way", () => {
  const programme = {
    ...smallInput({ posts: [aPost(), aPost({ id: "N2", weight: 5 })], people: people(["P1", "P2"]) }),
    budget: 2_000_000,
  };
  const present = visit("P1", "N1", 0, 3);
  expect(bestMove(programme, [present], [visit("P2", "N2", 20, 3)])).toMatchObject({
    kind: "replacement",
    instead: present,
  });
});

test("at a team's post only someone at the same times can take a place", () => {
  const programme = smallInput({
    posts: [aPost(), aPost({ id: "N2" })],
    people: [...people(["P1", "P2"]), aPerson({ id: "P3", specialties: { anaesthesia: 2 } })],
    teams: [{ id: "T1", posts: ["N1", "N2"] }],
  });
  const together = [visit("P1", "N1", 0, 3), visit("P2", "N2", 0, 3)];
  expect(bestMove(programme, together, [visit("P3", "N1", 0, 3)])).toMatchObject({
    kind: "replacement",
    instead: together[0],
    gain: 30,
  });
  expect(bestMove(programme, together, [visit("P3", "N1", 0, 4)])).toMatchObject({ kind: "blocked" });
});

test("without a candidate there is no move", () => {
  expect(bestMove(input, [], [])).toBeNull();
});

/** A programme, its best plan, and one change to it. */
const changes = tinyInputs
  .map((programme) => ({ programme, best: bestPlanByTrying(programme)?.visits ?? [] }))
  .chain(({ programme, best }) =>
    fc.record({
      programme: fc.constant(programme),
      visits: fc.constant(best),
      add: fc.subarray(
        everyPossibleVisit(programme).filter((other) => !best.some((own) => visitKey(own) === visitKey(other))),
      ),
      remove: fc.subarray(best),
    }),
  );

test("the gain of a change is the difference of the two values", () => {
  fc.assert(
    fc.property(changes, ({ programme, visits, add, remove }) => {
      const after = [...visits.filter((other) => !remove.includes(other)), ...add];
      const gain = valueOfPlan(programme, after).value - valueOfPlan(programme, visits).value;
      expect(gainsFrom(programme, visits)({ add, remove })).toBe(gain);
    }),
    { numRuns: 300 },
  );
});

test("a change breaks a rule nearby exactly when it breaks one in the whole plan", () => {
  fc.assert(
    fc.property(changes, ({ programme, visits, add, remove }) => {
      const after = [...visits.filter((other) => !remove.includes(other)), ...add];
      // Locked visits taken out are for the caller to tell, and a programme without a plan has nothing to compare.
      const breaches = checkVisits(programme, after).filter(({ rule }) => rule !== "locked");
      if (checkVisits(programme, visits).length > 0) return;
      const { newBreaches, keepsRules } = breachFinder(programme, visits);
      expect(newBreaches({ add, remove }).length > 0).toBe(breaches.length > 0);
      expect(keepsRules({ add, remove })).toBe(breaches.length === 0);
    }),
    { numRuns: 300 },
  );
});

test("no single step improves a best plan", () => {
  fc.assert(
    fc.property(tinyInputs, (programme) => {
      const best = bestPlanByTrying(programme);
      if (!best) return;
      const move = bestMove(
        programme,
        best.visits,
        everyPossibleVisit(programme).filter((other) => !best.visits.some((own) => visitKey(own) === visitKey(other))),
      );
      expect(move && move.kind !== "blocked" ? move.gain : 0).toBeLessThanOrEqual(0);
    }),
    { numRuns: 200 },
  );
});
