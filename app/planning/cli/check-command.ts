import { type Command, EXIT, UnusableInput } from "#app/lib/cli-command.ts";
import { m } from "#app/paraglide/messages.js";
import { certificateInWords } from "../certificate-words.ts";
import { faultInWords } from "../fault-words.ts";
import { checkCertificate } from "../model/check-certificate.ts";
import { checkPlan } from "../model/check-plan.ts";
import type { Plan } from "../model/plan.ts";
import type { PlanInput } from "../model/plan-input.ts";
import { readArguments, readBytes } from "./command.ts";
import type { FileFormat } from "./file-format.ts";
import { knownFormat, readInputFiles } from "./input-files.ts";
import { readPlan } from "./json-format.ts";

/** `tern check INPUT PLAN.json`: every rule that the plan breaks, by name, every figure in it that is not so, and what its
 *  certificate proves. The plan is the one that the planner wrote in JSON: a workbook is for people, and has neither digest nor certificate.
 *  @param formats the kinds of files that a planning problem can be read from */
export function checkCommand(formats: readonly FileFormat[]): Command {
  const command: Command = { help: m.planning_cli_check_help, run };
  return command;

  async function run(args: string[]): Promise<number> {
    const { files } = readArguments(command, args, { files: "two or more", options: {} });
    const [inputPaths, planPath = ""] = [files.slice(0, -1), files.at(-1)];
    const { read, digest } = await readInputFiles(knownFormat(inputPaths[0] ?? "", formats), inputPaths);
    const plan = readPlan(await readBytes(planPath));
    const unusable = [
      ...(read.ok ? [] : [m.planning_cli_unusable({ path: inputPaths.join(", ") }), ...read.problems]),
      ...(plan.ok ? [] : [m.planning_cli_unusable({ path: planPath }), ...plan.problems]),
    ];
    if (!read.ok || !plan.ok) throw new UnusableInput(...unusable);
    return report(read.input, plan.value, digest);
  }
}

function report(input: PlanInput, plan: Plan, digest: string): number {
  const certificate = checkCertificate(input, plan);
  const faults = checkPlan(input, plan, digest).map((fault) => ({ rule: fault.rule, text: faultInWords(fault) }));
  const inCertificate = certificate && { rule: "certificate", text: certificateInWords(certificate) };
  const isProven = certificate === null || certificate.code === "proven";
  const broken = isProven || !inCertificate ? faults : [...faults, inCertificate];
  for (const fault of broken) say(m.planning_cli_broken(fault));
  if (broken.length > 0) {
    say(m.planning_cli_faults({ count: broken.length }));
    return EXIT.broken;
  }
  if (inCertificate) say(m.planning_cli_broken(inCertificate));
  const { status, value, visits } = plan;
  say(
    status === "infeasible"
      ? m.planning_cli_holds_infeasible()
      : m.planning_cli_holds({ value, visits: visits.length }),
  );
  return EXIT.ok;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
