import { COORDINATE_STATUSES } from "#app/programme/facility.ts";
import { HIGHEST_LEVEL, LOWEST_LEVEL } from "#app/programme/reference.ts";
import type { Columns, Values } from "./column.ts";

/** Most blocks (quarters) that a workbook can give weeks or money for: ten years. */
const MOST_QUARTERS = 40;
const LEVEL = { kind: "whole", least: LOWEST_LEVEL, most: HIGHEST_LEVEL, width: 9 } as const;
const FROM = { kind: "date", required: true, also: ["start", "begin", "start date", "available from"] } as const;
const TO = { kind: "date", required: true, also: ["end", "until", "till", "end date", "available to"] } as const;
const INVENTED = { kind: "yes-no", usual: false, also: ["made up", "fictitious"] } as const;
const SPECIALTIES = { group: "specialty", shown: 3, most: 8 } as const;

/** Every sheet of the two workbooks, every column once.
 *  The limits are those of the database (db/migrations), said here so that a cell is named before anything is saved. */
export const FORMATS = {
  professionals: {
    code: { kind: "code", required: true, also: ["id", "professional", "person", "no", "number"] },
    name: { kind: "text", required: true, longest: 200, width: 28, also: ["full name"] },
    originCountry: { kind: "one-of", list: "countries", required: true, also: ["origin", "nationality"] },
    residenceCountry: {
      kind: "one-of",
      list: "countries",
      required: true,
      also: ["residence", "lives in", "residence country"],
    },
    residenceCity: { kind: "text", longest: 200, width: 18, also: ["town", "residence city", "city of residence"] },
    rightToReturnUntil: {
      kind: "date",
      width: 16,
      also: ["right to return until", "residence permit until", "re-entry until"],
    },
    specialty: { kind: "one-of", list: "specialties", repeats: SPECIALTIES, width: 24 },
    level: { ...LEVEL, repeats: SPECIALTIES },
    languages: { kind: "several", list: "languages", required: true, width: 20, also: ["language", "speaks"] },
    minWeeks: { kind: "whole", required: true, least: 1, most: 104, also: ["minimum weeks", "min weeks", "shortest"] },
    maxWeeks: { kind: "whole", required: true, least: 1, most: 104, also: ["maximum weeks", "max weeks", "longest"] },
    visitsPerYear: { kind: "whole", usual: 1, least: 1, most: 12, also: ["visits per year", "visits"] },
    restWeeks: { kind: "whole", usual: 12, least: 0, most: 104, also: ["rest weeks", "rest", "weeks between visits"] },
    travel: { kind: "money", required: true, also: ["travel", "journey", "return journey", "airfare"] },
    alsoServes: { kind: "several", list: "countries", also: ["also willing to serve in"] },
    prefers: { kind: "several", list: "hospitals", width: 20, also: ["preferred hospitals", "preferences"] },
    excludes: { kind: "several", list: "hospitals", width: 20, also: ["excludes", "excluded hospitals", "not"] },
    consentOn: { kind: "date", width: 16, also: ["consent", "consent date", "consented on", "consent given on"] },
    consentTo: { kind: "several", list: "purposes", width: 24, also: ["consent for", "consent purposes"] },
    invented: INVENTED,
  },
  availability: {
    professional: {
      kind: "one-of",
      list: "professionals",
      required: true,
      also: ["code", "person", "professional code"],
    },
    from: FROM,
    to: TO,
  },
  programme: {
    name: { kind: "text", required: true, longest: 80, width: 24, also: ["period", "programme"] },
    startsOn: { kind: "monday", required: true, also: ["start", "start date", "first monday"] },
    weeks: { kind: "whole", required: true, least: 1, most: 520, also: ["number of weeks", "length"] },
    blockWeeks: { kind: "whole", usual: 13, least: 1, most: 520, also: ["weeks per quarter", "quarter length"] },
    currency: { kind: "text", required: true, longest: 3, also: ["currency code"] },
    budget: { kind: "money", required: true, also: ["total budget"] },
    quarterBudget: {
      kind: "money",
      repeats: { group: "quarter", shown: 4, most: MOST_QUARTERS },
      also: ["budget quarter {n}", "q{n}"],
    },
    clearanceWeeks: { kind: "whole", usual: 0, least: 0, most: 104, also: ["weeks for papers", "lead time"] },
  },
  hospitals: {
    code: { kind: "code", required: true, also: ["id", "hospital", "hospital code", "facility code"] },
    name: { kind: "text", required: true, longest: 200, width: 32, also: ["hospital name", "facility"] },
    country: { kind: "one-of", list: "countries", required: true },
    district: { kind: "text", required: true, longest: 200, width: 18, also: ["province", "region"] },
    level: { kind: "text", usual: "district", longest: 80, width: 16, also: ["type", "kind"] },
    ownership: { kind: "text", longest: 80, also: ["owner"] },
    housing: { kind: "whole", required: true, least: 0, most: 999, also: ["housing", "beds for visitors", "lodging"] },
    latitude: { kind: "decimal", least: -90, most: 90, also: ["lat"] },
    longitude: { kind: "decimal", least: -180, most: 180, also: ["long", "lon", "lng"] },
    coordinateStatus: { kind: "choice", choices: COORDINATE_STATUSES, width: 18, also: ["coordinate status"] },
    coordinateNote: { kind: "text", longest: 500, width: 28, also: ["coordinate note"] },
    source: { kind: "text", longest: 500, width: 28 },
  },
  requests: {
    code: { kind: "code", required: true, also: ["id", "request", "request code"] },
    hospital: {
      kind: "one-of",
      list: "hospitals",
      required: true,
      width: 16,
      also: ["facility", "host", "hospital code"],
    },
    specialty: { kind: "one-of", list: "specialties", required: true, width: 26, also: ["field", "profession"] },
    level: { ...LEVEL, required: true, also: ["level needed"] },
    language: { kind: "one-of", list: "languages", required: true, also: ["working language"] },
    visitors: { kind: "whole", usual: 1, least: 1, most: 9, also: ["visitors", "seats", "posts"] },
    weight: { kind: "whole", usual: 1, least: 1, most: 10, also: ["priority", "importance"] },
    learners: { kind: "whole", usual: 0, least: 0, most: 999, also: ["counterparts", "trainees"] },
    handOver: { kind: "yes-no", usual: false, also: ["handover", "hand over"] },
    from: { kind: "date", also: FROM.also },
    to: { kind: "date", also: TO.also },
    weeksWanted: {
      kind: "whole",
      least: 0,
      most: 520,
      repeats: { group: "quarter", shown: 4, most: MOST_QUARTERS },
      also: ["q{n}", "weeks wanted q{n}", "weeks quarter {n}"],
    },
    team: { kind: "code", also: ["team code"] },
    invented: INVENTED,
  },
  windows: {
    request: { kind: "one-of", list: "requests", required: true, also: ["request code", "code"] },
    from: FROM,
    to: TO,
  },
  waves: {
    name: { kind: "text", required: true, longest: 80, width: 24, also: ["name", "wave name"] },
    from: FROM,
    to: TO,
  },
  inductionWeeks: {
    country: { kind: "one-of", list: "countries", required: true },
    startsOn: { kind: "monday", required: true, also: ["week", "monday", "starts on", "induction week"] },
    places: { kind: "whole", required: true, least: 0, most: 9999, also: ["room", "arrivals"] },
  },
  costs: {
    specialty: { kind: "one-of", list: "specialties", required: true, width: 26 },
    stipendPerWeek: { kind: "money", required: true, also: ["stipend", "stipend per week", "weekly stipend"] },
    licence: { kind: "money", required: true, also: ["licence", "license", "license fee", "registration fee"] },
  },
  floors: {
    name: { kind: "text", required: true, longest: 120, width: 28, also: ["name", "floor name"] },
    weeks: { kind: "whole", required: true, least: 0, most: 9999, also: ["weeks", "least weeks", "minimum weeks"] },
    requests: { kind: "several", list: "requests", width: 36, also: ["request codes"] },
    district: { kind: "text", longest: 200, width: 18 },
    specialty: { kind: "one-of", list: "specialties", width: 26 },
  },
} as const satisfies Record<string, Columns>;

export type SheetKey = keyof typeof FORMATS;
export type ValuesOf<Key extends SheetKey> = Values<(typeof FORMATS)[Key]>;

/** The two workbooks, each with its sheets in order. */
export const WORKBOOKS = {
  professionals: ["professionals", "availability"],
  needs: ["programme", "hospitals", "requests", "windows", "waves", "inductionWeeks", "costs", "floors"],
} as const satisfies Record<string, readonly SheetKey[]>;

export type WorkbookKey = keyof typeof WORKBOOKS;

/** Every sheet, in an order in which a sheet stands behind those whose codes it names. */
export const SHEET_KEYS: readonly SheetKey[] = [...WORKBOOKS.needs, ...WORKBOOKS.professionals];
