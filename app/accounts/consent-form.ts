import { z } from "zod";
import { locales } from "#app/paraglide/runtime.js";
import { ANSWERS, PURPOSES, type Purpose, type Said } from "./consent.ts";

const day = z.union([z.iso.date(), z.literal("").transform(() => null)]);

const ownSchema = z.object({
  purpose: z.enum(PURPOSES),
  answer: z.enum(ANSWERS),
  version: z.coerce.number().int().min(1).max(1_000_000),
  language: z.enum(locales),
});
const receivedSchema = ownSchema.omit({ version: true, language: true }).extend({
  channel: z.enum(["paper", "telephone"]),
  saidOn: z.iso.date(),
  text: z.string().regex(/^\d{1,6} [a-z]{2}$/),
  validUntil: day.default(null),
});

/** Reads what a person says on their own page; null when that is nothing that the page offers. */
export function readOwnStatement(fields: Record<string, unknown>): Said | null {
  const read = ownSchema.safeParse(fields);
  if (!read.success) return null;
  const { purpose, answer, version, language } = read.data;
  return { purpose, answer, text: { version, language }, channel: "page", saidOn: null, validUntil: null };
}

/** Reads what the office received on paper or by telephone.
 *  @returns it, or the names of the fields that say nothing usable */
export function readReceivedStatement(fields: Record<string, unknown>): { said: Said } | { wrong: string[] } {
  const read = receivedSchema.safeParse(fields);
  if (!read.success) return { wrong: [...new Set(read.error.issues.map(({ path }) => String(path[0])))] };
  const { text, ...said } = read.data;
  const [version, language = ""] = text.split(" ");
  return { said: { ...said, text: { version: Number(version), language } } };
}

const textSchema = z.object({
  purpose: z.enum(PURPOSES),
  askAgain: z.literal("yes").optional(),
  ...Object.fromEntries(locales.map((locale) => [`words-${locale}`, z.string().trim()])),
});

/** Reads a new version of a purpose's words; null when the form does not hold them in every language. */
export function readTextForm(
  fields: Record<string, unknown>,
): { purpose: Purpose; words: Record<string, string>; askAgain: boolean } | null {
  const read = textSchema.safeParse(fields);
  if (!read.success) return null;
  const given: Record<string, unknown> = read.data;
  const words = Object.fromEntries(locales.map((locale) => [locale, String(given[`words-${locale}`])]));
  return { purpose: read.data.purpose, words, askAgain: read.data.askAgain === "yes" };
}
