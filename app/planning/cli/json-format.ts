import { m } from "#app/paraglide/messages.js";
import type { Parsed } from "../model/json-problem.ts";
import { noticesOf } from "../model/notices.ts";
import { parsePlanInput } from "../model/parse-plan-input.ts";
import { parsePlan } from "../model/parse-plan.ts";
import type { Plan } from "../model/plan.ts";
import { problemInWords } from "../problem-words.ts";
import { noticeInWords } from "../notice-words.ts";
import type { FileFormat, InputFile, ReadInput } from "./file-format.ts";

/** `tern-plan-input/1` and `tern-plan/1`, as docs/model.md defines them. */
export const jsonFormat: FileFormat = { ending: ".json", readInput, writePlan };

async function readInput([file, ...others]: readonly InputFile[]): Promise<ReadInput> {
  if (!file || others.length > 0) return { ok: false, problems: [m.planning_cli_one_json()] };
  const read = readJson(file.bytes, parsePlanInput);
  if (!read.ok) return read;
  return { ok: true, input: read.value, notices: noticesOf(read.value).map((notice) => noticeInWords(notice)) };
}

async function writePlan(plan: Plan): Promise<Uint8Array> {
  return new TextEncoder().encode(`${JSON.stringify(plan, null, 2)}\n`);
}

/** A plan file, or every problem in it in a line each. */
export function readPlan(bytes: Uint8Array): { ok: true; value: Plan } | { ok: false; problems: string[] } {
  return readJson(bytes, parsePlan);
}

function readJson<T>(
  bytes: Uint8Array,
  parse: (json: unknown) => Parsed<T>,
): { ok: true; value: T } | { ok: false; problems: string[] } {
  let json: unknown;
  try {
    // A byte order mark is what spreadsheets leave behind; TextDecoder takes it off.
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    return {
      ok: false,
      problems: [m.planning_cli_not_json({ reason: error instanceof Error ? error.message : String(error) })],
    };
  }
  const parsed = parse(json);
  if (parsed.ok) return parsed;
  const more = parsed.more > 0 ? [m.planning_problem_more({ count: parsed.more })] : [];
  return { ok: false, problems: [...parsed.problems.map(problemInWords), ...more] };
}
