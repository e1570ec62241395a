import { beforeEach, describe, expect, test } from "vitest";
import { inProgramme as inProgrammeOf } from "#app/lib/database.server.ts";
import { saveProfessionals } from "#app/mapping/professional.commands.server.ts";
import { testDatabase } from "#test/database.ts";
import { addMember } from "#test/members.ts";
import { aProfessional } from "#test/small-programme.ts";
import type { Said } from "./consent.ts";
import { makeConsentText, saveConsents, stateConsent, stateOwnConsent } from "./consent.commands.server.ts";
import { getConsents } from "./consent-overview.server.ts";
import { countToAskAgain, findConsentFile, listStatements } from "./consent.queries.server.ts";
import { inviteProfessional, join } from "./invitation.commands.server.ts";

const tern = await testDatabase();
const { context, inProgramme, asSuperuser, database } = tern;

const NOW: Said = {
  purpose: "planning",
  answer: "given",
  channel: "page",
  text: { version: 1, language: "en" },
  saidOn: null,
  validUntil: null,
};
const ON_PAPER = { ...NOW, channel: "paper", saidOn: "2026-05-10" } as const;

const person = async () => (await inProgramme((transaction) => findConsentFile(transaction, "P1")))!;
const state = async (changes: Partial<Said>) => {
  const file = await person();
  return await inProgramme((transaction) =>
    stateConsent(transaction, context, { person: file, said: { ...NOW, ...changes } }),
  );
};
const standing = async (purpose = "planning") => {
  const file = await person();
  const { purposes } = await inProgramme((transaction) => getConsents(transaction, file, "en"));
  return purposes.find((seen) => seen.purpose === purpose)?.standing;
};
const consents = async (): Promise<unknown[]> => {
  const { rows } = await asSuperuser(
    "select answer from consent_state join professional using (professional_id) where code = 'P1' and purpose = 'planning'",
  );
  return rows.map(({ answer: said }: { answer: string }) => ({ answer: said }));
};

beforeEach(async () => {
  await asSuperuser("delete from invitation; delete from professional");
  await inProgramme((transaction) => saveProfessionals(transaction, context, [aProfessional()]));
});

describe("a statement", () => {
  test("is kept with its words, language, time, channel and who wrote it down, and leaves an audit line", async () => {
    const outcome = await state({
      channel: "telephone",
      text: { version: 1, language: "st" },
      validUntil: "2030-01-01",
    });
    const file = await person();
    const [kept] = await inProgramme((transaction) => listStatements(transaction, file.professionalId));
    expect(kept).toMatchObject({
      ...outcome,
      purpose: "planning",
      answer: "given",
      channel: "telephone",
      text: { version: 1, language: "st" },
      validUntil: "2030-01-01",
      recordedBy: "Palesa Mokoena",
    });
    const [line] = await tern.auditLines("accounts/state-consent");
    expect(line).toMatchObject({ accountId: context.accountId, after: { purpose: "planning", answer: "given" } });
  });

  test("takes effect at once, and the proof of the earlier one stays", async () => {
    await state({});
    expect(await standing()).toBe("given");
    await state({ answer: "withdrawn" });
    expect(await standing()).toBe("withdrawn");
    const file = await person();
    const all = await inProgramme((transaction) => listStatements(transaction, file.professionalId));
    expect(all.map(({ answer }) => answer)).toEqual(["withdrawn", "given"]);
  });

  test("counts by when it was said, not by when it was written down", async () => {
    await state({});
    await state({ answer: "withdrawn" });
    await state({ ...ON_PAPER, saidOn: "2026-01-10" });
    expect(await standing()).toBe("withdrawn");
  });

  test("of two on one day, the one that protects the person holds", async () => {
    await state({ ...ON_PAPER, answer: "refused" });
    await state(ON_PAPER);
    expect(await consents()).toEqual([{ answer: "refused" }]);
  });

  test.each<[string, Partial<Said>, string]>([
    ["in words that there are not", { text: { version: 9, language: "en" } }, "accounts/unknown-text"],
    ["of a day to come", { ...ON_PAPER, saidOn: "2999-01-01" }, "accounts/consent-in-future"],
    ["until a day that is over", { validUntil: "2020-01-01" }, "accounts/consent-until-over"],
    ["that takes back what was never given", { answer: "withdrawn" }, "accounts/nothing-to-withdraw"],
  ])("%s is refused", async (_, changes, code) => {
    expect(await state(changes)).toMatchObject({ code });
    expect(await consents()).toEqual([]);
  });

  test("is never changed, and removed by nobody who acts in the programme", async () => {
    await state({});
    await expect(asSuperuser("update consent set answer = 'refused'")).rejects.toThrow("never changed");
    await expect(asSuperuser("update consent_text set words = words")).rejects.toThrow("never changed");
    const asSystem = { ...context, accountId: null };
    const removing = inProgrammeOf(database, asSystem, (transaction) => transaction.deleteFrom("consent").execute());
    await expect(removing).rejects.toThrow("permission denied");
  });

  test("cannot be made in somebody else's name", async () => {
    const officer = await addMember(asSuperuser, context, { role: "officer", email: "officer@example.org" });
    const { professionalId } = await person();
    const forging = inProgrammeOf(database, { ...context, accountId: officer }, (transaction) =>
      transaction
        .insertInto("consent")
        .values({
          programmeId: context.programmeId,
          consentId: crypto.randomUUID(),
          professionalId,
          purpose: "planning",
          answer: "given",
          textVersion: 1,
          textLanguage: "en",
          saidAt: new Date(0),
          channel: "page",
          recordedBy: context.accountId,
        })
        .execute(),
    );
    await expect(forging).rejects.toThrow("permission denied");
  });
});

describe("words of consent", () => {
  const words = {
    en: "New words that say more.",
    fr: "De nouveaux termes, plus.",
    rw: "Amagambo mashya menshi.",
    st: "Mantsoe a macha a mangata.",
  };
  const make = (askAgain: boolean) =>
    inProgramme((transaction) => makeConsentText(transaction, context, { purpose: "research", words, askAgain }));

  test("are shipped in four languages with every programme", async () => {
    const other = await tern.anotherProgramme("rwanda");
    const { rows } = await asSuperuser(
      "select count(*)::int as texts, count(distinct purpose)::int as purposes from consent_text where programme_id = $1",
      [other.programmeId],
    );
    expect(rows).toEqual([{ texts: 32, purposes: 8 }]);
  });

  test("have another version, and whoever agreed to an earlier one keeps that and is to be asked again when the substance changed", async () => {
    await state({ purpose: "research" });
    expect(await make(false)).toEqual({ version: 2 });
    expect(await standing("research")).toBe("given");
    expect(await make(true)).toEqual({ version: 3 });
    expect(await standing("research")).toBe("ask-again");
    expect(await inProgramme((transaction) => countToAskAgain(transaction))).toEqual(new Map([["research", 1]]));
    await state({ purpose: "research", text: { version: 3, language: "en" } });
    expect(await standing("research")).toBe("given");
    expect((await tern.auditLines("accounts/make-consent-text")).length).toBe(2);
  });

  test("are refused when they say next to nothing", async () => {
    const made = await inProgramme((transaction) =>
      makeConsentText(transaction, context, { purpose: "research", words: { ...words, st: "E." }, askAgain: false }),
    );
    expect(made).toMatchObject({ code: "accounts/text-length" });
  });
});

describe("an imported list", () => {
  const imported = { professional: "P1", on: "2026-03-01", to: ["planning" as const] };
  const save = () => inProgramme((transaction) => saveConsents(transaction, context, [imported]));

  test("states what people agreed to, once, by its own words", async () => {
    await save();
    await save();
    const file = await person();
    const all = await inProgramme((transaction) => listStatements(transaction, file.professionalId));
    expect(all).toMatchObject([{ channel: "import", text: null, answer: "given" }]);
    expect((await tern.auditLines("accounts/import-consents"))[0]).toMatchObject({ after: { statements: 1 } });
  });

  test("does not give again what was withdrawn after its day", async () => {
    await state({});
    await state({ answer: "withdrawn" });
    await save();
    expect(await standing()).toBe("withdrawn");
  });
});

describe("a professional", () => {
  const invited = async (email: string) => {
    const file = await person();
    return await inProgramme((transaction) => inviteProfessional(transaction, context, { person: file, email }));
  };

  test("joins by the link, is linked to the record, and says alone what they agree to", async () => {
    const { word } = (await invited("thabo@example.org")) as { word: string };
    expect(await join(database, { word, requestId: "test", password: "nine-silver-cranes-there" })).toEqual({
      email: "thabo@example.org",
    });
    const { accountId, professionalId } = await person();
    const own = { ...context, accountId: accountId! };
    const outcome = await inProgrammeOf(database, own, (transaction) => stateOwnConsent(transaction, own, NOW));
    expect(outcome).toHaveProperty("consentId");
    const [kept] = await inProgrammeOf(database, own, (transaction) => listStatements(transaction, professionalId));
    expect(kept).toMatchObject({ channel: "page", purpose: "planning" });
    expect(await standing()).toBe("given");
    const letters = await asSuperuser(
      "select payload ->> 'purpose' as purpose from outbox_message where payload ->> 'to' = $1",
      [accountId],
    );
    expect(letters.rows).toEqual([{ purpose: "service" }]);
    expect(await invited("another@example.org")).toMatchObject({ code: "accounts/record-has-account" });
  });

  test("whose account has no record has nothing to answer", async () => {
    const answering = inProgramme((transaction) => stateOwnConsent(transaction, context, NOW));
    expect(await answering).toMatchObject({ code: "accounts/no-record" });
  });

  test("does not take a record that somebody took meanwhile", async () => {
    const [one, other] = [await invited("first@example.org"), await invited("second@example.org")] as {
      word: string;
    }[];
    await join(database, { word: one!.word, requestId: "test", password: "nine-silver-cranes-there" });
    const late = await join(database, { word: other!.word, requestId: "test", password: "nine-silver-cranes-there" });
    expect(late).toMatchObject({ code: "accounts/record-has-account" });
  });
});
