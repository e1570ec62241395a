import { beforeAll, describe, expect, test } from "vitest";
import { invariant } from "#app/lib/invariant.ts";
import { isRefusal } from "#app/lib/refusal.ts";
import { acceptPlan } from "#app/planning/accept-plan.commands.server.ts";
import { testDatabase } from "#test/database.ts";
import { makeDraft } from "#test/small-plan.ts";
import { aFacility, aProfessional, aRequest, fillProgramme, smallProgramme } from "#test/small-programme.ts";
import { signInAsPalesa, startWeb } from "./web.ts";

const own = await testDatabase();
const web = await startWeb(own);
const cookies = await signInAsPalesa(web, own);

const answerOf = (path: string) => web.send(`/programmes/lesotho${path}`, { headers: { cookie: cookies } });
/** What a person reads on a page: the text between the tags of its main part. */
const textOf = async (path: string) => {
  const page = await (await answerOf(path)).text();
  const main = /<main[^>]*>(.*)<\/main>/s.exec(page)?.[1] ?? "";
  return main
    .replaceAll(/<!--.*?-->/gs, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");
};

describe("a programme without anything", () => {
  test("starts by an import", async () => {
    expect(await textOf("")).toContain("Next step: Import what hospitals need");
  });

  test.each(["/professionals", "/requests", "/hospitals", "/periods", "/waves", "/costs"])(
    "says on its page %s what belongs there and how to begin",
    async (path) => {
      expect(await textOf(path)).toMatch(/belongs? here.*Import a workbook/);
    },
  );
});

describe("a programme with people and needs", () => {
  beforeAll(async () => {
    await own.inProgramme(async (transaction) => {
      const periodId = await fillProgramme(
        transaction,
        own.context,
        smallProgramme({
          facilities: [
            aFacility(),
            aFacility({ code: "F2", name: "St James", latitude: null, longitude: null, coordinateStatus: "missing" }),
          ],
          professionals: [
            aProfessional({ excludes: ["F2"] }),
            aProfessional({ code: "P2", name: "Keza <b>", residenceCountry: "BE", availability: [], invented: false }),
          ],
          requests: [
            aRequest({ visitors: 2 }),
            aRequest({ code: "N2", facilityCode: "F2", specialtyCode: "midwife" }),
            aRequest({ code: "N3", specialtyCode: "midwife" }),
          ],
          teams: [{ code: "T1", requestCodes: ["N2", "N3"] }],
          floors: [{ name: "district Leribe", weeks: 10, requestCodes: ["N1"] }],
        }),
      );
      const visits = [{ person: "P1", post: "N1", start: 3, weeks: 4 }];
      const planId = await makeDraft(transaction, own.context, { periodId, visits });
      const accepted = await acceptPlan(transaction, own.context, planId);
      invariant(!isRefusal(accepted), `the plan is refused: ${JSON.stringify(accepted)}`);
    });
  });

  test("starts with what is there, what is missing, and the accepted plan", async () => {
    const text = await textOf("");
    expect(text).toContain("A plan is accepted");
    expect(text).toContain("Somebody who practises Midwife");
    expect(text).toContain("What a visit costs in Midwife");
    expect(text).toMatch(/Professionals 2 Requests 3 Hospitals 2/);
  });

  test.each([
    ["", "2 professionals"],
    ["?search=tsepo", "1 professional"],
    ["?country=BE", "1 professional"],
    ["?specialty=anaesthetics&country=ZA", "1 professional"],
    ["?search=nobody", "No professional matches"],
    ["?page=-1&search=%25", "professional"],
  ])("lists professionals at the address /professionals%s", async (query, found) => {
    expect(await textOf(`/professionals${query}`)).toContain(found);
  });

  test("leads from a page of the list that is not there to the last one", async () => {
    const answer = await answerOf("/professionals?country=BE&page=9");
    expect(answer.headers.get("location")).toBe("/programmes/lesotho/professionals?country=BE&page=1");
  });

  test("shows a professional with placements, dates and wishes", async () => {
    const text = await textOf("/professionals/P1");
    expect(text).toContain("'Malineo Tšepo Invented");
    expect(text).toContain("25 Jan – 21 Feb 2027 (4 weeks)");
    expect(text).toContain("25 Jan – 4 Apr 2027 (10 weeks)");
    expect(text).toContain("Anaesthetics, level 3: practises alone in all of the specialty");
    expect(text).toContain("Will not go to St James");
  });

  test("says of a professional without dates that the planner leaves them out, and shows a name as text", async () => {
    const text = await textOf("/professionals/P2");
    expect(text).toContain("Keza &lt;b&gt;");
    expect(text).not.toContain("Invented");
    expect(text).toContain("the planner leaves this person out");
  });

  test("lists requests with the weeks that all visitors together want, and narrows them by hospital", async () => {
    expect(await textOf("/requests")).toMatch(/N1 Motebang Hospital Anaesthetics 3 2 3 12 12/);
    const narrowed = await textOf("/requests?hospital=F2");
    expect(narrowed).toContain("1 request by hospital");
    expect(narrowed).not.toContain("N1 Motebang");
  });

  test("shows a request with its quarters, team, floor and visitor", async () => {
    const text = await textOf("/requests/N1");
    expect(text).toContain("Q1 4 Jan – 4 Apr 2027 6 12");
    expect(text).toContain("district Leribe: at least 10 weeks");
    expect(text).toContain("'Malineo Tšepo 1 Proposed");
    expect(await textOf("/requests/N2")).toContain("T1: served together with, or not at all: N3");
  });

  test("names hospitals that are not on the map, and says how sure each place is", async () => {
    expect(await textOf("/hospitals")).toContain("1 of 2 hospitals are on the map. Not on it");
    expect(await textOf("/hospitals/F2")).toContain("the hospital is not on the map");
  });

  test.each(["/professionals/P9", "/requests/N9", "/hospitals/F9", "/professionals/%27%3B--"])(
    "has no page %s",
    async (path) => {
      expect((await answerOf(path)).status).toBe(404);
    },
  );
});

test("languages and sources can be read by everybody", async () => {
  expect(await (await web.send("/languages")).text()).toContain("are drafts");
  expect(await (await web.send("/sources")).text()).toContain("<strong>Made with Natural Earth</strong>");
});
