import type { Notice } from "../model/notices.ts";
import type { Plan } from "../model/plan.ts";
import type { PlanInput } from "../model/plan-input.ts";

/** A kind of file that the planner reads and writes, told by its ending. JSON is in json-format.ts; workbooks are added where the commands
 *  are put together, app/cli.ts. */
export type FileFormat = {
  /** With its dot: ".json". */
  ending: string;
  /** @param bytes of the whole file
   *  @returns the planning problem, or every problem of the file in a line each */
  readInput: (bytes: Uint8Array<ArrayBuffer>) => Promise<ReadInput>;
  /** The bytes of the plan's file. */
  writePlan: (plan: Plan, input: PlanInput) => Promise<Uint8Array>;
};

export type ReadInput = { ok: true; input: PlanInput; notices: Notice[] } | { ok: false; problems: string[] };

/** The format of a file by its ending; capital letters make no difference. */
export function formatOf(path: string, formats: readonly FileFormat[]): FileFormat | null {
  return formats.find(({ ending }) => path.toLowerCase().endsWith(ending)) ?? null;
}
