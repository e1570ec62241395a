import { fieldsSeen } from "#app/accounts/policy-decisions.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "#test/database.ts";
import { aProfessional } from "#test/small-programme.ts";
import { saveProfessionals } from "./professional.commands.server.ts";
import {
  countByResidence,
  countProfessionals,
  listProfessionals,
  PROFESSIONALS_PER_PAGE,
  type ProfessionalFilter,
} from "./professional.queries.server.ts";

const EVERYTHING = fieldsSeen("officer", "professional");

const tern = await testDatabase();
const { context, inProgramme } = tern;

const find = async (filter: ProfessionalFilter & { page?: number }) => {
  const { professionals } = await inProgramme((transaction) => listProfessionals(transaction, filter, EVERYTHING));
  return professionals.map(({ code }) => code);
};

beforeAll(async () => {
  const people = [
    aProfessional({ code: "P1", name: "'Malineo Tšepo", residenceCity: "Johannesburg" }),
    aProfessional({ code: "P2", name: "Uwimana Béatrice", residenceCountry: "BE", residenceCity: "Liège" }),
    aProfessional({
      code: "P3",
      name: "Shema",
      residenceCountry: "BE",
      residenceCity: null,
      specialties: [{ specialtyCode: "midwife", level: 3 }],
    }),
    aProfessional({ code: "50._sure", name: "Zola" }),
  ];
  await inProgramme((transaction) => saveProfessionals(transaction, context, people));
});

describe("a search among professionals", () => {
  test.each([
    ["a name without its apostrophe's form and accent", "’malineo tsepo", ["P1"]],
    ["part of a name with accents", "beatr", ["P2"]],
    ["a whole name of one word", "Shema", ["P3"]],
    ["a city", "LIEGE", ["P2"]],
    ["a code", "p3", ["P3"]],
    ["a sign that stands for anything in SQL", "%", []],
    ["nothing", "  ", ["P1", "P3", "P2", "50._sure"]],
  ])("finds by %s", async (_, search, codes) => {
    expect((await find({ search })).toSorted()).toEqual(codes.toSorted());
  });

  test("is narrowed by specialty and country of residence", async () => {
    expect(await find({ country: "BE" })).toEqual(["P3", "P2"]);
    expect(await find({ country: "BE", specialty: "anaesthetics" })).toEqual(["P2"]);
    expect(await find({ country: "GB" })).toEqual([]);
  });
});

test("professionals are counted by where they live", async () => {
  expect(await inProgramme((transaction) => countByResidence(transaction))).toEqual([
    { country: "BE", name: "Belgium", total: 2 },
    { country: "ZA", name: "South Africa", total: 2 },
  ]);
  expect(await inProgramme((transaction) => countProfessionals(transaction, { country: "BE" }))).toBe(2);
});

test("long lists come in pages that do not repeat anybody", async () => {
  const many = Array.from({ length: PROFESSIONALS_PER_PAGE }, (_, index) =>
    aProfessional({ code: `M${index}`, name: "Teta" }),
  );
  await inProgramme((transaction) => saveProfessionals(transaction, context, many));
  const first = await inProgramme((transaction) => listProfessionals(transaction, { page: 1 }, EVERYTHING));
  const second = await inProgramme((transaction) => listProfessionals(transaction, { page: 2 }, EVERYTHING));
  expect([first.total, first.pages, second.professionals.length]).toEqual([54, 2, 4]);
  expect(new Set([...first.professionals, ...second.professionals].map(({ code }) => code)).size).toBe(54);
});
