import { fold } from "./likeness.ts";

/** A date that someone wrote. `dayFirst` says that 04/01/2027 could also have meant the other order. */
export type WrittenDate = { date: string; dayFirst: boolean };

/** Reads a calendar date as people write it: 2027-01-04, 4 Jan 2027, Mon 4 January 2027, January 4, 2027, 4.1.27, 04/01/2027 (day first).
 *  Month names may be English, French, Kinyarwanda or Sesotho; a time of day behind the date is left out.
 *  @returns null when it is no date, or one that the calendar does not have */
export function readWrittenDate(text: string): WrittenDate | null {
  const plain = fold(text).replace(/[,]/g, " ").replace(/\s+/g, " ").trim();
  if (plain.length > 60) return null;
  return yearFirst(plain) ?? numbersOnly(plain) ?? withMonthName(plain);
}

/** The calendar date of a spreadsheet's day number, where it lies between the years 2000 and 2100; else null. */
export function dateOfDayNumber(days: number): string | null {
  if (days < 36526 || days >= 73051) return null;
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(days))).toISOString().slice(0, 10);
}

const TIME = String.raw`(?:[t ]\d{1,2}[:h]\d{2}.*)?`;

function yearFirst(text: string): WrittenDate | null {
  const found = new RegExp(String.raw`^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})${TIME}$`).exec(text);
  return found && exact(Number(found[1]), Number(found[2]), Number(found[3]));
}

function numbersOnly(text: string): WrittenDate | null {
  const found = new RegExp(String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})${TIME}$`).exec(text);
  if (!found) return null;
  const [first, second, year] = [Number(found[1]), Number(found[2]), fullYear(found[3] ?? "")];
  // Only the other order makes sense of 01/25/2027.
  if (second > 12) return exact(year, first, second);
  const read = exact(year, second, first);
  return read && { ...read, dayFirst: first <= 12 && first !== second };
}

function withMonthName(text: string): WrittenDate | null {
  const words = text
    .replace(new RegExp(`${TIME}$`), "")
    .split(/[ \-/.]+/)
    .filter(Boolean);
  const months = words.map(monthOf);
  const month = months.find((month) => month !== null);
  const numbers = words.filter((word) => /^\d+(st|nd|rd|th|er)?$/.test(word)).map((word) => Number.parseInt(word, 10));
  const others = words.filter((word, index) => months[index] === null && !/^\d/.test(word));
  if (!month || numbers.length !== 2 || others.length > 1 || words.length > 4) return null;
  const [one = 0, other = 0] = numbers;
  if (one > 31) return exact(one, month, other);
  return exact(other < 100 ? 2000 + other : other, month, one);
}

function exact(year: number, month: number, day: number): WrittenDate | null {
  const at = new Date(Date.UTC(year, month - 1, day));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return real && year >= 1900 && year < 2200 ? { date: at.toISOString().slice(0, 10), dayFirst: false } : null;
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** January to December in each language, by the letters that tell a month from the others of its language. */
const MONTHS = [
  "jan feb mar apr may jun jul aug sep oct nov dec",
  "janv fev mars avr mai juin juil aou sept octo nove dece",
  "mutarama gashyantare werurwe mata gicurasi kamena nyakanga kanama nzeri ukwakira ugushyingo ukuboza",
  "pherekgong hlakola tlhakubele mmese motsheanong phupjane phupu phato lwetse mphalane pudungwana tshitwe",
  "pherekhong hlakola hlakubele 'mesa motseanong phupjane phupu phato loetse mphalane pulungoana tsitoe",
].map((names) => names.split(" "));

function monthOf(word: string): number | null {
  if (word.length < 3 || /^\d/.test(word)) return null;
  for (const names of MONTHS) {
    const index = names.findIndex((name) => word.startsWith(name) || (word.length >= 4 && name.startsWith(word)));
    if (index >= 0) return index + 1;
  }
  return null;
}
