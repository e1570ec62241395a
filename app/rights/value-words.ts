import { doneInWords } from "#app/accounts/done-words.ts";
import { m } from "#app/paraglide/messages.js";
import { nameOf, type Names } from "#app/programme/reference.ts";
import { dayInWords, instantInWords } from "#app/ui/date-words.ts";
import { moneyInWords } from "#app/ui/number-words.ts";

/** What values are read with: names by code, the currency, and the clock of the programme. */
export type Reading = { names: Names; currency: string; timeZone: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Which list of names the codes of a label are from. */
const LISTS: Readonly<Record<string, keyof Names>> = {
  country: "countries",
  comesFrom: "countries",
  alsoServes: "countries",
  specialty: "specialties",
  language: "languages",
  hospital: "facilities",
};

/** A value of a copy of somebody's data, as people read it; null for what only machines read, which stands in the JSON file. */
export function valueInWords(label: string, value: unknown, { names, currency, timeZone }: Reading): string | null {
  if (typeof value === "boolean") return value ? m.rights_yes() : m.rights_no();
  if (typeof value === "number") return label === "travelCents" ? moneyInWords(value, currency) : String(value);
  if (typeof value !== "string" || value === "") return null;
  if (DAY.test(value)) return dayInWords(value);
  if (INSTANT.test(value)) return instantInWords(new Date(value), timeZone);
  const list = LISTS[label];
  if (list !== undefined) return nameOf(names[list], value);
  return label === "act" ? doneInWords(value) : value;
}
