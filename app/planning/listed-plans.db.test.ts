import { expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { makeDraft } from "#test/small-plan.ts";
import { fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { saveVisitRates } from "#app/programme/visit-rate.commands.server.ts";
import { listPlansWithCost } from "./listed-plans.server.ts";
import { copyPlan } from "./plan.commands.server.ts";

const { context, inProgramme } = await testDatabase();
const page = (number: number) => inProgramme((transaction) => listPlansWithCost(transaction, number));

test("plans are listed twenty a page, each with what its visits cost by the rates it was made with", async () => {
  const planId = await inProgramme(async (transaction) => {
    const periodId = await fillProgramme(transaction, context, smallProgramme());
    await saveVisitRates(transaction, context, [
      { specialtyCode: "anaesthetics", stipendPerWeekCents: 100_000, licenceCents: 20_000 },
    ]);
    const plan = await makeDraft(transaction, context, {
      periodId,
      visits: [{ person: "P1", post: "N1", start: 3, weeks: 4 }],
    });
    await saveVisitRates(transaction, context, [
      { specialtyCode: "anaesthetics", stipendPerWeekCents: 900_000, licenceCents: 0 },
    ]);
    await makeDraft(transaction, context, { periodId, visits: [] });
    return plan;
  });
  // A journey of 800, four weeks at 1,000, a licence of 200.
  expect(await page(1)).toMatchObject({ plans: [{ cost: 0 }, { planId, cost: 500_000, currency: "USD" }], pages: 1 });

  for (let copies = 1; copies <= 19; copies++)
    await inProgramme((transaction) => copyPlan(transaction, context, { planId, name: `Copy ${copies}` }));
  const [first, second] = [await page(1), await page(2)];
  expect(first.plans).toHaveLength(20);
  expect(first.plans[0]).toMatchObject({ name: "Copy 19", cost: 500_000 });
  expect(second).toMatchObject({ plans: [{ planId, cost: 500_000 }], pages: 2 });
});
