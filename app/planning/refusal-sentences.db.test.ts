import { beforeAll, expect, test } from "vitest";
import { invariant } from "#app/lib/invariant.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { testDatabase } from "#test/database.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { acceptPlan } from "./accept-plan.commands.server.ts";
import { addVisit } from "./plan-edit.commands.server.ts";
import { breachesInWords, editRefusalInWords } from "./refusal-sentences.server.ts";

const tern = await testDatabase();
const { context } = tern;
let planId: string;

// Both at once at a post for one.
const programme = smallProgramme({
  professionals: [aProfessional(), aProfessional({ code: "P2", name: "Keza" })],
  requests: [aRequest()],
});
const visits = ["P1", "P2"].map((person) => ({ person, post: "N1", start: 3, weeks: 4 }));

beforeAll(async () => {
  planId = await tern.inProgramme(async (transaction) => {
    const periodId = await fillProgramme(transaction, context, programme);
    return await makeDraft(transaction, context, { periodId, visits });
  });
});

test("what keeps a plan from being accepted is told by names and dates, not by codes", async () => {
  const outcome = await tern.inProgramme((transaction) => acceptPlan(transaction, context, planId));
  const breaches = "breaches" in outcome ? outcome.breaches : [];
  const [sentence, ...others] = await tern.inProgramme((transaction) => breachesInWords(transaction, planId, breaches));
  expect(others).toEqual([]);
  expect(sentence).toContain("'Malineo Tšepo");
  expect(sentence).toContain("Keza");
  expect(sentence).toContain("Motebang Hospital");
  expect(sentence).toContain("2027");
  expect(sentence).not.toMatch(/\b(P1|P2|N1|F1)\b/);
});

test("a visit that is there already is told by the names of its person and its post", async () => {
  const again = { planId, person: "P2", post: "N1", start: 3, weeks: 4 };
  const outcome = await tern.inProgramme((transaction) => addVisit(transaction, context, again));
  invariant(isRefusal(outcome), "the visit is there already");
  const words = await tern.inProgramme((transaction) => editRefusalInWords(transaction, planId, outcome));
  expect(words).toMatch(/^Keza is at .+ at Motebang Hospital in exactly these weeks already\.$/);
});
