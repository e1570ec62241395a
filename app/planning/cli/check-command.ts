import { m } from "#app/paraglide/messages.js";
import { faultInWords } from "../fault-words.ts";
import { sha256Of } from "../model/canonical.ts";
import { checkPlan } from "../model/check-plan.ts";
import { type Command, EXIT, readArguments, readBytes, UnusableInput } from "./command.ts";
import { jsonFormat, readPlan } from "./json-format.ts";

/** `tern check INPUT.json PLAN.json`: every rule that the plan breaks, by name, and every figure in it that is not so. */
export const checkCommand: Command = { help: m.planning_cli_check_help, run };

async function run(args: string[]): Promise<number> {
  const [inputPath = "", planPath = ""] = readArguments(checkCommand, args, { files: 2, options: {} }).files;
  const inputBytes = await readBytes(inputPath);
  const read = await jsonFormat.readInput([{ name: inputPath, bytes: inputBytes }]);
  const plan = readPlan(await readBytes(planPath));
  const unusable = [
    ...(read.ok ? [] : [m.planning_cli_unusable({ path: inputPath }), ...read.problems]),
    ...(plan.ok ? [] : [m.planning_cli_unusable({ path: planPath }), ...plan.problems]),
  ];
  if (!read.ok || !plan.ok) throw new UnusableInput(...unusable);
  const faults = checkPlan(read.input, plan.value, await sha256Of(inputBytes));
  for (const fault of faults)
    process.stdout.write(`${m.planning_cli_broken({ rule: fault.rule, text: faultInWords(fault) })}\n`);
  if (faults.length > 0) {
    process.stdout.write(`${m.planning_cli_faults({ count: faults.length })}\n`);
    return EXIT.broken;
  }
  const { status, value, visits } = plan.value;
  const words =
    status === "infeasible"
      ? m.planning_cli_holds_infeasible()
      : m.planning_cli_holds({ value, visits: visits.length });
  process.stdout.write(`${words}\n`);
  return EXIT.ok;
}
