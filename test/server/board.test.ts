import { beforeEach, expect, test } from "vitest";
import { invariant } from "#app/lib/invariant.ts";
import { acceptPlan } from "#app/planning/accept-plan.commands.server.ts";
import { addVisit, removeVisit } from "#app/planning/plan-edit.commands.server.ts";
import { testDatabase } from "#test/database.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { signInAsPalesa, startWeb } from "./web.ts";

const own = await testDatabase();
const { context } = own;
const web = await startWeb(own);
const cookies = await signInAsPalesa(web, own);
let planId: string;
const board = (query = "") => `/programmes/lesotho/plans/${planId}${query}`;
const page = async () => await (await web.send(board(), { headers: { cookie: cookies } })).text();

// So many that a page names only those in the plan.
const others = Array.from({ length: 500 }, (_, index) => aProfessional({ code: `Q${index}`, name: `Person ${index}` }));
const programme = smallProgramme({
  professionals: [aProfessional(), aProfessional({ code: "P2", name: "Keza" }), ...others],
  requests: [aRequest(), aRequest({ code: "N2" })],
});
const keza = { person: "P2", post: "N2", start: 3, weeks: 4 };

beforeEach(async () => {
  await own.asSuperuser("truncate placement, plan, plan_run, professional, request, facility, planning_period cascade");
  planId = await own.inProgramme(async (transaction) => {
    const periodId = await fillProgramme(transaction, context, programme);
    return await makeDraft(transaction, context, { periodId, visits: [{ ...keza, person: "P1", post: "N1" }] });
  });
});

test("a visit that is added is shown, whatever the board was narrowed to", async () => {
  const narrowed = "?zoom=quarter&from=2027-05-03&hospital=F1&specialty=midwife&person=P1";
  const fields = { act: "add", ...keza, start: "3", weeks: "4" };
  const answer = await web.post(board(narrowed), fields, cookies);
  expect(answer.status).toBe(302);
  const shown = new URL(answer.headers.get("location") ?? "", web.url).searchParams;
  expect(Object.fromEntries(shown)).toEqual({
    zoom: "quarter",
    from: "2027-01-25",
    hospital: "F1",
    visit: expect.any(String) as string,
  });
});

test("somebody taken out of a draft is named as long as that can be undone, and not once it is accepted", async () => {
  await own.inProgramme(async (transaction) => {
    const added = await addVisit(transaction, context, { planId, ...keza });
    invariant("visitId" in added, "the visit is added");
    await removeVisit(transaction, context, { planId, visitId: added.visitId });
  });
  expect(await page()).toContain("Keza");
  await own.inProgramme((transaction) => acceptPlan(transaction, context, planId));
  const accepted = await page();
  expect(accepted).toContain("The accepted plan for");
  expect(accepted).not.toContain("Keza");
});
