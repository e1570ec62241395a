import { describe, expect, test } from "vitest";
import { keepOrganisation } from "#app/accounts/organisation.queries.server.ts";
import { newId } from "#app/lib/ids.ts";
import { testDatabase } from "#test/database.ts";
import { aFacility, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { setHost } from "./facility.commands.server.ts";
import { getHost } from "./facility.queries.server.ts";

const tern = await testDatabase();
const { context, inProgramme } = tern;
await inProgramme((transaction) => fillProgramme(transaction, context, smallProgramme({ facilities: [aFacility()] })));
const organisation = (kind: "facility" | "council") =>
  inProgramme((transaction) =>
    keepOrganisation(transaction, { programmeId: context.programmeId, kind, name: `A ${kind}` }),
  );
const set = (code: string, organisationId: string | null) =>
  inProgramme((transaction) => setHost(transaction, context, { code, organisationId }));

describe("whose members act for a hospital", () => {
  test("is said by the programme office, and taken back, each time with a line in the record", async () => {
    const organisationId = await organisation("facility");
    expect(await set("F1", organisationId)).toBeNull();
    expect(await inProgramme((transaction) => getHost(transaction, "F1"))).toBe(organisationId);
    expect(await set("F1", null)).toBeNull();
    expect(await inProgramme((transaction) => getHost(transaction, "F1"))).toBeNull();
    expect(await tern.auditLines("programme/set-host")).toMatchObject([
      { before: { organisationId }, after: { organisationId: null } },
      { before: { organisationId: null }, after: { organisationId } },
    ]);
  });

  test("is refused for a hospital that is not there, and for what is no hospital's organisation", async () => {
    expect(await set("F9", null)).toMatchObject({ code: "programme/unknown-hospital", details: { code: "F9" } });
    expect(await set("F1", newId())).toMatchObject({ code: "programme/unknown-host" });
    expect(await set("F1", await organisation("council"))).toMatchObject({ code: "programme/unknown-host" });
    expect(await inProgramme((transaction) => getHost(transaction, "F1"))).toBeNull();
  });
});
