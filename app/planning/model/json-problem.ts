import type { z } from "zod";
import { invariant } from "#app/lib/invariant.ts";

/** One thing in a JSON file that cannot be taken: where, what was found there, and what would be right. The words are in problem-words.ts. */
export type JsonProblem = {
  /** For example posts[3].windows[0]; empty for the whole file. */
  path: string;
  /** What stands there, as JSON, shortened; null where nothing does. */
  found: string | null;
} & ProblemKind;

export type ProblemKind =
  | { code: "missing"; details: Record<string, never> }
  | { code: "wrong-type"; details: { expected: string } }
  | { code: "wrong-value"; details: { expected: string } }
  | { code: "unknown-key"; details: { key: string } }
  | { code: "too-small"; details: { least: number } }
  | { code: "too-large"; details: { most: number } }
  | { code: "empty"; details: Record<string, never> }
  | { code: "wrong-count"; details: { needed: number; given: number } }
  | { code: "not-a-date"; details: Record<string, never> }
  | { code: "not-a-monday"; details: { monday: string } }
  | { code: "not-a-currency"; details: Record<string, never> }
  | { code: "window-backwards"; details: { first: number; last: number } }
  | { code: "window-outside"; details: { lastWeek: number } }
  | { code: "windows-not-apart"; details: { earliest: number } }
  | { code: "unknown-id"; details: { kind: ReferenceKind } }
  | { code: "duplicate"; details: { firstPath: string } }
  | { code: "longest-below-shortest"; details: { minWeeks: number; maxWeeks: number } }
  | { code: "visit-outside"; details: { lastWeek: number } };

export type ReferenceKind = "country" | "facility" | "post" | "person" | "specialty";

/** What parsing gives: the value, or every problem in the order of the format, at most `MOST_PROBLEMS` of them and how many more there are. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problems: JsonProblem[]; more: number };

/** A file with more problems than this is better mended by hand and read again. */
const MOST_PROBLEMS = 50;

const LONGEST_FOUND = 60;

/** What parsing says when there are problems. */
export function refused(problems: JsonProblem[]): Parsed<never> {
  return { ok: false, problems: problems.slice(0, MOST_PROBLEMS), more: Math.max(0, problems.length - MOST_PROBLEMS) };
}

/** The problems that a schema finds in a value. */
export function problemsOf(error: z.ZodError, whole: unknown): JsonProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => problemAt(whole, [...issue.path, key], { code: "unknown-key", details: { key } }));
    return [problemAt(whole, issue.path, kindOf(issue, valueAt(whole, issue.path)))];
  });
}

/** A problem at a place in a file, with what is found there. */
export function problemAt(whole: unknown, path: PropertyKey[], kind: ProblemKind): JsonProblem {
  const value = valueAt(whole, path);
  const text = value === undefined ? null : JSON.stringify(value);
  const found = text && text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : text;
  return { path: jsonPath(path), found, ...kind };
}

/** A path as people write it: posts[3].windows[0], or stipendPerWeek["general surgery"]. */
export function jsonPath(path: PropertyKey[]): string {
  return path.reduce<string>((written, key) => {
    if (typeof key === "number") return `${written}[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_][\w-]*$/.test(name)) return `${written}[${JSON.stringify(name)}]`;
    return written === "" ? name : `${written}.${name}`;
  }, "");
}

/** Makes a schema's own check tell its problem by kind. */
export function tell(context: z.RefinementCtx, kind: ProblemKind, path: PropertyKey[] = []): void {
  context.addIssue({ code: "custom", path, params: { kind } });
}

function kindOf(issue: z.core.$ZodIssue, found: unknown): ProblemKind {
  switch (issue.code) {
    case "custom":
      return toldKind(issue.params?.["kind"]);
    case "too_small":
      if (issue.origin === "string") return { code: "empty", details: {} };
      if (issue.origin === "array") return countOf(Number(issue.minimum), found);
      return { code: "too-small", details: { least: Number(issue.minimum) } };
    case "too_big":
      if (issue.origin === "array") return countOf(Number(issue.maximum), found);
      return { code: "too-large", details: { most: Number(issue.maximum) } };
    case "invalid_value":
      if (found === undefined) return { code: "missing", details: {} };
      return {
        code: "wrong-value",
        details: { expected: issue.values.map((value) => JSON.stringify(value)).join(", ") },
      };
    case "invalid_type":
      if (found === undefined) return { code: "missing", details: {} };
      return { code: "wrong-type", details: { expected: issue.expected } };
    case "invalid_format":
    case "not_multiple_of":
    case "unrecognized_keys":
    case "invalid_union":
    case "invalid_key":
    case "invalid_element":
      return { code: "wrong-value", details: { expected: issue.message } };
  }
}

function toldKind(kind: unknown): ProblemKind {
  invariant(isKind(kind), "only `tell` adds issues of our own to a schema");
  return kind;
}

function isKind(value: unknown): value is ProblemKind {
  return typeof value === "object" && value !== null && "code" in value && "details" in value;
}

function countOf(needed: number, found: unknown): ProblemKind {
  return { code: "wrong-count", details: { needed, given: Array.isArray(found) ? found.length : 0 } };
}

function valueAt(whole: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    const part: unknown = Reflect.get(value, key);
    return part;
  }, whole);
}
