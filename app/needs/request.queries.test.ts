import { expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { aFacility, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { listRequestedSpecialties, listRequestingFacilities } from "./request.queries.server.ts";

const { context, inProgramme } = await testDatabase();

test("only hospitals and specialties that are asked for can be chosen, each once", async () => {
  const facilities = [aFacility(), aFacility({ code: "F2", name: "Berea Hospital" }), aFacility({ code: "F3" })];
  const requests = [
    aRequest(),
    aRequest({ code: "N2", specialtyCode: "midwife" }),
    aRequest({ code: "N3", facilityCode: "F2", specialtyCode: "midwife" }),
  ];
  await inProgramme((transaction) => fillProgramme(transaction, context, smallProgramme({ facilities, requests })));
  expect(await inProgramme(listRequestingFacilities)).toEqual([
    { code: "F2", name: "Berea Hospital" },
    { code: "F1", name: "Motebang Hospital" },
  ]);
  expect(await inProgramme(listRequestedSpecialties)).toEqual([
    { code: "anaesthetics", name: "Anaesthetics" },
    { code: "midwife", name: "Midwife" },
  ]);
});
