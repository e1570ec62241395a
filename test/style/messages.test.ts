import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { REPOSITORY, sourceFiles } from "./source-files.ts";

/** One message in the inlang message format: a text, or a plural with one text for each case. */
const Message = z.union([
  z.string().min(1),
  z.tuple([
    z.object({
      declarations: z.array(z.string()),
      selectors: z.array(z.string()),
      match: z.record(z.string(), z.string().min(1)),
    }),
  ]),
]);
type Message = z.infer<typeof Message>;
const Messages = z.record(z.string(), z.unknown());

const settings = z
  .object({
    baseLocale: z.string(),
    locales: z.array(z.string()),
    "plugin.inlang.messageFormat": z.object({ pathPattern: z.array(z.string()) }),
  })
  .parse(readJson("project.inlang/settings.json"));
const patterns = settings["plugin.inlang.messageFormat"].pathPattern;
const slices = patterns.map((pattern) => pattern.split("/")[2] ?? "");

test("every slice with words is listed in the settings", () => {
  const withWords = globSync("app/*/messages/en.json", { cwd: REPOSITORY }).map((folder) => folder.split("/")[1] ?? "");
  expect(slices.toSorted()).toEqual(withWords.toSorted());
});

describe.each(slices)("the words of %s", (slice) => {
  const english = messagesOf(slice, settings.baseLocale);

  test("begin with the name of their slice", () => {
    expect([...english.keys()].filter((key) => !key.startsWith(`${slice.replaceAll("-", "_")}_`))).toEqual([]);
  });

  test.each(settings.locales)("are complete in %s, with the same parameters and a case for every number", (locale) => {
    const translated = messagesOf(slice, locale);
    expect([...translated.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    const faults = [...english].flatMap(([key, message]) => faultsOf(key, message, translated.get(key)));
    expect(faults).toEqual([]);
  });
});

test("every message is shown somewhere", () => {
  const code = sourceFiles(/^(app|bin)\/.+\.tsx?$/)
    .map(({ text }) => text)
    .join("\n");
  const named = new Set(code.match(/\b[a-z]+(_[a-z0-9]+)+\b/g));
  const keys = slices.flatMap((slice) => [...messagesOf(slice, settings.baseLocale).keys()]);
  expect(keys.filter((key) => !named.has(key)).join("\n")).toBe("");
});

function faultsOf(key: string, english: Message, translated: Message | undefined): string[] {
  if (translated === undefined) return [`${key}: missing`];
  const faults: string[] = [];
  const [wanted, given] = [parametersOf(english), parametersOf(translated)];
  if (wanted.join() !== given.join()) faults.push(`${key}: takes ${given.join(", ")}, not ${wanted.join(", ")}`);
  if (typeof translated !== "string" && !coversEveryCase(translated)) faults.push(`${key}: has no case for *`);
  return faults;
}

function parametersOf(message: Message): string[] {
  const texts = typeof message === "string" ? [message] : Object.values(message[0].match);
  const inTexts = texts.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""));
  const inputs = typeof message === "string" ? [] : message[0].declarations.flatMap(inputOf);
  return [...new Set([...inTexts, ...inputs])].toSorted();
}

function inputOf(declaration: string): string[] {
  return /^input (\w+)$/.exec(declaration)?.slice(1) ?? [];
}

/** Kinyarwanda has no plural rules in Node or in browsers, so every plural needs its `*`. */
function coversEveryCase([{ match }]: Exclude<Message, string>): boolean {
  return Object.keys(match).some((cases) => cases.split(",").every((one) => one.trim().endsWith("=*")));
}

function messagesOf(slice: string, locale: string): Map<string, Message> {
  const path = `app/${slice}/messages/${locale}.json`;
  if (!existsSync(join(REPOSITORY, path))) return new Map();
  const entries = Object.entries(Messages.parse(readJson(path))).filter(([key]) => !key.startsWith("$"));
  return new Map(entries.map(([key, message]) => [key, Message.parse(message, { reportInput: true })]));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(REPOSITORY, path), "utf8"));
}
