import type { Plan } from "../model/plan.ts";
import type { PlanInput } from "../model/plan-input.ts";

/** A file as it was named on the command line. */
export type InputFile = { name: string; bytes: Uint8Array<ArrayBuffer> };

/** A kind of file that the planner reads and writes, told by its ending. JSON is in json-format.ts; workbooks are added where the commands
 *  are put together, app/cli.ts. */
export type FileFormat = {
  /** With its dot: ".json". */
  ending: string;
  /** @param files one or more that say one planning problem together
   *  @returns the planning problem with what a planner should know about it, or every problem of the files, a line each */
  readInput: (files: readonly InputFile[]) => Promise<ReadInput>;
  /** The bytes of the plan's file. */
  writePlan: (plan: Plan, input: PlanInput) => Promise<Uint8Array>;
};

export type ReadInput = { ok: true; input: PlanInput; notices: string[] } | { ok: false; problems: string[] };

/** The format of a file by its ending; capital letters make no difference. */
export function formatOf(path: string, formats: readonly FileFormat[]): FileFormat | null {
  return formats.find(({ ending }) => path.toLowerCase().endsWith(ending)) ?? null;
}
