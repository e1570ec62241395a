import { describe, expect, test } from "vitest";
import type { Book } from "#app/exchange/book.ts";
import { readReference } from "./hospitals.ts";
import { lesothoBook } from "./lesotho.ts";
import { rwandaBook } from "./rwanda.ts";

const DOCTORS = [
  "anaesthetics",
  "general-surgery",
  "obstetrics-and-gynaecology",
  "paediatrics",
  "general",
  "diagnostic-radiology",
  "psychiatry",
  "general-practitioner",
];

describe("Rwanda", () => {
  const book = rwandaBook();

  test("asks at the ten hospitals of the project, and only there", () => {
    const ofProject = readReference<{ hospital_id: string }>("rwanda-project-hospitals.csv");
    const codes = ofProject.map(({ hospital_id }) => hospital_id).toSorted();
    expect(codes).toHaveLength(10);
    expect(book.facilities.map(({ code }) => code).toSorted()).toEqual(codes);
    expect(each(book.requests.map(({ facilityCode }) => facilityCode))).toEqual(codes);
  });

  test("asks for the ten fields of the project, and only those", () => {
    const ofProject = readReference<{ kind: string; code: string }>("rwanda-project-fields.csv");
    const specialties = readReference<{ specialty_code: string; isco_code: string; kind: string }>("specialties.csv");
    const codes = ofProject.map(({ kind, code }) => {
      if (kind === "specialty") return code;
      return specialties.find((one) => one.kind === "profession" && one.isco_code === code)?.specialty_code ?? code;
    });
    expect(codes).toHaveLength(10);
    expect(each(book.requests.map(({ specialtyCode }) => specialtyCode))).toEqual(each(codes));
  });

  test("has room for thirty visits in the first year, ten in each of three waves", () => {
    const rooms = book.waves.map(({ firstOn, lastOn }) => {
      const weeks = book.inductionWeeks.filter(({ startsOn }) => startsOn >= firstOn && startsOn <= lastOn);
      return weeks.reduce((sum, { places }) => sum + places, 0);
    });
    expect(rooms).toEqual([10, 10, 10]);
    expect(book.inductionWeeks.reduce((sum, { places }) => sum + places, 0)).toBe(30);
    expect(book.period).toMatchObject({ startsOn: "2027-01-04", weeks: 52 });
  });

  test("has 300 people: 18 in each field that was called for, others as at home", () => {
    const practices = counted(mainPracticesOf(book));
    expect(book.professionals).toHaveLength(300);
    const called = each(book.requests.map(({ specialtyCode }) => specialtyCode));
    expect(called.map((field) => practices[field])).toEqual(Array.from({ length: 10 }, () => 18));
    // 15,271 registered nurses, 1,542 midwives, 1,376 generalists and dental surgeons: 120 people are 100.7, 10.2 and 9.1.
    expect(practices).toMatchObject({ nurse: 101, midwife: 10, "general-practitioner": 9 });
  });

  test("has people where outreach was held and where doctors trained in Rwanda work", () => {
    // Half in equal parts in BE, DE, NL and GB; half as BE 3, CA 4, DE 4, FR 11, GB 2, US 5 of 29.
    const expected = { BE: 53, CA: 21, DE: 58, FR: 57, GB: 48, NL: 38, US: 26 };
    const living = counted(book.professionals.map(({ residenceCountry }) => residenceCountry));
    expect(Object.keys(living).toSorted()).toEqual(Object.keys(expected));
    const apart = Object.entries(expected).map(([country, people]) => Math.abs((living[country] ?? 0) - people));
    expect(Math.max(...apart)).toBeLessThanOrEqual(1);
  });

  test("has six in a hundred who teach at the highest level, as 46 of 764 specialists are sub-specialists", () => {
    expect(counted(book.professionals.map(({ specialties }) => String(highest(specialties))))["5"]).toBe(18);
  });
});

describe("Lesotho", () => {
  const book = lesothoBook();

  test("has 60 people: 39 in South Africa, 15 in the United Kingdom, 6 in the United States", () => {
    const living = counted(book.professionals.map(({ residenceCountry }) => residenceCountry));
    expect(living).toEqual({ ZA: 39, GB: 15, US: 6 });
  });

  test("has 26 doctors to 28 nurses and midwives, as 65,000 to 70,000 of the African-born abroad", () => {
    const practices = mainPracticesOf(book);
    expect(practices.filter((one) => DOCTORS.includes(one))).toHaveLength(26);
    expect(practices.filter((one) => /nurse|midwife/.test(one))).toHaveLength(28);
  });
});

describe.each([
  { country: "Lesotho", file: "lesotho-hospitals.csv", book: lesothoBook() },
  { country: "Rwanda", file: "rwanda-hospitals.csv", book: rwandaBook() },
])("In $country", ({ file, book }) => {
  test("every hospital has the coordinate and the doubts of its source", () => {
    type Row = Record<"hospital_id" | "latitude" | "longitude" | "coordinate_status" | "note", string>;
    const sources = new Map(readReference<Row>(file).map((row) => [row.hospital_id, row]));
    const number = (text = "") => (text === "" ? null : Number(text));
    const kept = book.facilities.map(({ code, latitude, longitude, coordinateStatus, coordinateNote }) => {
      return { code, latitude, longitude, coordinateStatus, coordinateNote };
    });
    const inSource = book.facilities.map(({ code }) => {
      const row = sources.get(code);
      return {
        code,
        latitude: number(row?.latitude),
        longitude: number(row?.longitude),
        coordinateStatus: row?.coordinate_status,
        coordinateNote: row?.note || null,
      };
    });
    expect(kept).toEqual(inSource);
  });

  test("every person and every need says that it is invented, and no two people have the same name", () => {
    const { professionals, requests } = book;
    expect(professionals.filter(({ invented, code }) => !invented || !code.startsWith("INV-"))).toEqual([]);
    expect(requests.filter(({ invented }) => !invented)).toEqual([]);
    expect(each(professionals.map(({ name }) => name))).toHaveLength(professionals.length);
  });
});

/** What each person practises first: a second field stands beside the main one at a lower level, or behind it. */
function mainPracticesOf({ professionals }: Book): string[] {
  return professionals.map(({ specialties }) => {
    const level = highest(specialties);
    const main = specialties.filter((one) => one.level === level);
    return (main.length > 1 ? main.find((one) => !SECOND_FIELDS.includes(one.specialtyCode)) : main[0])?.specialtyCode ?? "";
  });
}

/** Fields that somebody has beside a first one, at level 2 on the same level as it. */
const SECOND_FIELDS = ["orthopaedics", "theatre-nurse", "general", "nurse-educator", "critical-care-nurse"];

function highest(specialties: Book["professionals"][number]["specialties"]): number {
  return Math.max(...specialties.map(({ level }) => level));
}

function counted(words: readonly string[]): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}

function each(words: readonly string[]): string[] {
  return [...new Set(words)].toSorted();
}
