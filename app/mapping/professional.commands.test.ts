import { fieldsSeen } from "#app/accounts/policy-decisions.ts";
import { beforeEach, describe, expect, test } from "vitest";
import { inProgramme } from "#app/lib/database.server.ts";
import { saveFacilities } from "#app/programme/facility.commands.server.ts";
import { testDatabase } from "#test/database.ts";
import { aFacility, aProfessional } from "#test/small-programme.ts";
import { saveProfessionals } from "./professional.commands.server.ts";
import type { ProfessionalEntry } from "./professional.ts";
import { getProfessional, getProfessionalEntries } from "./professional.queries.server.ts";

const EVERYTHING = fieldsSeen("officer", "professional");

const tern = await testDatabase();

const save = (entries: ProfessionalEntry[]) =>
  tern.inProgramme((transaction) => saveProfessionals(transaction, tern.context, entries));
const kept = () => tern.inProgramme((transaction) => getProfessionalEntries(transaction));

beforeEach(async () => {
  await tern.asSuperuser("delete from professional");
  const facilities = [aFacility(), aFacility({ code: "F2", name: "Scott Hospital" })];
  await tern.inProgramme((transaction) => saveFacilities(transaction, tern.context, facilities));
});

describe("saving professionals", () => {
  test("keeps all that an entry says", async () => {
    const entry = aProfessional({
      rightToReturnUntil: "2027-06-30",
      specialties: [
        { specialtyCode: "anaesthetics", level: 4 },
        { specialtyCode: "general-surgery", level: 2 },
      ],
      alsoServes: ["RW", "ZA"],
      prefers: ["F1"],
      excludes: ["F2"],
      availability: [
        { firstOn: "2027-01-30", lastOn: "2027-02-28" },
        { firstOn: "2027-08-01", lastOn: "2027-08-31" },
      ],
    });
    expect(await save([entry])).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect(await kept()).toEqual([entry]);
  });

  test("replaces by code, keeps the id, and leaves others as they are", async () => {
    await save([aProfessional(), aProfessional({ code: "P2", name: "Shema" })]);
    const before = await tern.inProgramme((transaction) => getProfessional(transaction, "P1", EVERYTHING));
    const changed = aProfessional({ name: "'Malineo Letsie", languages: ["en"], availability: [] });
    expect(await save([changed])).toEqual({ added: 0, changed: 1, unchanged: 0 });
    const after = await tern.inProgramme((transaction) => getProfessional(transaction, "P1", EVERYTHING));
    expect(after).toEqual({ ...changed, professionalId: before?.professionalId });
    expect((await kept()).map(({ code }) => code)).toEqual(["P1", "P2"]);
  });

  test("changes nothing the second time, in whatever order the lists are", async () => {
    await save([aProfessional({ languages: ["en", "st"], alsoServes: ["RW", "ZA"] })]);
    const again = aProfessional({ languages: ["st", "en"], alsoServes: ["ZA", "RW"] });
    expect(await save([again])).toEqual({ added: 0, changed: 0, unchanged: 1 });
  });

  test("refuses a wish for an unknown hospital by its code, and keeps nothing of the list", async () => {
    const outcome = await save([aProfessional(), aProfessional({ code: "P2", prefers: ["F9"] })]);
    expect(outcome).toEqual({
      kind: "refusal",
      code: "mapping/professionals-refused",
      details: { problems: 1 },
      problems: [{ record: "P2", field: "prefers", code: "mapping/unknown-facility", details: { value: "F9" } }],
    });
    expect(await kept()).toEqual([]);
  });

  test("refuses a code that is listed twice", async () => {
    const outcome = await save([aProfessional(), aProfessional({ name: "Teta" })]);
    expect(outcome).toMatchObject({ problems: [{ record: "P1", code: "mapping/professional-twice" }] });
  });

  test("leaves an audit line with what was done", async () => {
    await tern.asSuperuser(
      "alter table audit_line disable trigger user; delete from audit_line; alter table audit_line enable trigger user",
    );
    await save([aProfessional()]);
    const { rows } = await tern.asSuperuser("select act, account_id, after from audit_line");
    expect(rows).toEqual([
      {
        act: "mapping/save-professionals",
        account_id: tern.context.accountId,
        after: { added: 1, changed: 0, unchanged: 0, professionals: [expect.any(String)] },
      },
    ]);
  });

  test("is kept apart from another programme, even under the same code", async () => {
    await save([aProfessional()]);
    const other = await tern.anotherProgramme("rwanda");
    const outcome = await inProgramme(tern.database, other, (transaction) =>
      saveProfessionals(transaction, other, [aProfessional({ name: "Keza" })]),
    );
    expect(outcome).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect((await kept()).map(({ name }) => name)).toEqual(["'Malineo Tšepo"]);
  });

  test("takes ten thousand people at once, and finds them unchanged", async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => aProfessional({ code: `P${index}`, prefers: ["F1"] }));
    expect(await save(many)).toEqual({ added: 10_000, changed: 0, unchanged: 0 });
    expect(await save(many)).toEqual({ added: 0, changed: 0, unchanged: 10_000 });
  });
});
